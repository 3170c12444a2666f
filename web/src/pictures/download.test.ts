import { describe, expect, it } from 'vitest'
import { csv } from './download.ts'

describe('figures as CSV', () => {
  it('keep Arabic, quotes, commas and lines', () => {
    expect(csv(['place', 'n'], [['حمص، "القصير"', 3], ['a,b', null], ['x\ny', 0]])).toBe('place,n\r\n"حمص، ""القصير""",3\r\n"a,b",\r\n"x\ny",0\r\n')
  })

  it('never hand a spreadsheet a formula, and leave numbers alone', () => {
    expect(csv(['x'], [['=HYPERLINK("http://x")'], ['+1'], ['@a'], [-3]])).toBe('x\r\n"\'=HYPERLINK(""http://x"")"\r\n\'+1\r\n\'@a\r\n-3\r\n')
  })
})
