import { describe, expect, it } from 'vitest'
import { fittingSize, lastDay, withGaps } from './span.ts'

describe('buckets of the timeline', () => {
  it('end where they end', () => {
    expect(lastDay('2020-02-01', 'month')).toBe('2020-02-29')
    expect(lastDay('2019-12-30', 'week')).toBe('2020-01-05')
    expect(lastDay('2019-07-22', 'day')).toBe('2019-07-22')
  })

  it('are all there, those with nothing too', () => {
    const empty = (start: string) => ({ start, count: 0 })
    const days = withGaps([{ start: '2020-02-28', count: 2 }, { start: '2020-03-01', count: 1 }], 'day', empty)
    expect(days).toEqual([{ start: '2020-02-28', count: 2 }, { start: '2020-02-29', count: 0 }, { start: '2020-03-01', count: 1 }])
    expect(withGaps([{ start: '2019-11-01', count: 1 }, { start: '2020-02-01', count: 1 }], 'month', empty)).toHaveLength(4)
    expect(withGaps([], 'week', empty)).toEqual([])
  })

  it('are small for a short span and large for a long one', () => {
    expect(fittingSize('2019-07-01', '2019-07-31')).toBe('day')
    expect(fittingSize('2019-01-01', '2019-12-31')).toBe('week')
    expect(fittingSize('2011-01-01', '2019-12-31')).toBe('month')
    expect(fittingSize(null, '2019-12-31')).toBe('month')
  })
})
