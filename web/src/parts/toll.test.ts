import { describe, expect, it } from 'vitest'
import { say } from '../words/say.ts'
import { sayToll } from './toll.ts'

const speech = { t: (key: Parameters<typeof say>[2], gaps?: Record<string, string | number>) => say('en', 'latn', key, gaps), n: String }
const toll = (low: number | null, high: number | null, open = false) => sayToll({ low, high, open }, speech)

describe('a toll in words', () => {
  it('says what was said and no more', () => {
    expect([toll(11, 11), toll(7, 14), toll(11, null), toll(null, 10), toll(0, 0)]).toEqual(['11', '7–14', '11 or more', 'up to 10', '0'])
  })

  it('says that the highest may not be the end', () => {
    expect(toll(7, 13, true)).toBe('7–13 or more')
  })

  it('is nothing when nothing was said', () => {
    expect(sayToll(null, speech)).toBeNull()
    expect(toll(null, null)).toBeNull()
  })
})
