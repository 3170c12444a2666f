import { describe, expect, it } from 'vitest'
import { nameIn, say, sayCount, sayDay } from './say.ts'

describe('words', () => {
  it('count as Arabic counts', () => {
    const said = [1, 2, 3, 11, 100, 0].map((n) => sayCount('ar', 'arab', 'count.incidents', n))
    expect(said).toEqual(['حادثة واحدة', 'حادثتان', '٣ حوادث', '١١ حادثة', '١٠٠ حادثة', '٠ حادثة'])
  })

  it('count as English counts, in the digits asked for', () => {
    expect(sayCount('en', 'latn', 'count.reports', 1)).toBe('1 report')
    expect(sayCount('en', 'arab', 'count.reports', 12)).toBe('١٢ reports')
  })

  it('fill their gaps with what is given, digits as asked', () => {
    expect(say('ar', 'arab', 'queue.position', { at: 3, all: 10 })).toBe('٣ من ١٠')
  })

  it('tell days without a time zone moving them', () => {
    expect(sayDay('en', 'latn', '2019-07-22')).toBe('22 Jul 2019')
    expect(sayDay('ar', 'latn', '2019-07-22')).toContain('تموز')
    expect(sayDay('en', 'latn', 'unclear')).toBe('unclear')
  })

  it('name in the other language rather than not at all', () => {
    expect(nameIn('en', { ar: 'جوبر', en: null })).toBe('جوبر')
    expect(nameIn('ar', null)).toBeNull()
  })
})
