import { describe, expect, it } from 'vitest'
import { sayToll } from './toll.ts'

describe('a toll in words', () => {
  it('says what was said and no more', () => {
    const said = [[11, 11], [7, 14], [11, null], [null, 10], [0, 0]].map(([low, high]) => sayToll({ low: low ?? null, high: high ?? null }, String))
    expect(said).toEqual(['11', '7–14', '≥ 11', '≤ 10', '0'])
  })

  it('is nothing when nothing was said', () => {
    expect(sayToll(null, String)).toBeNull()
    expect(sayToll({ low: null, high: null }, String)).toBeNull()
  })
})
