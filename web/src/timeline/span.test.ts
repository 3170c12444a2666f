import { describe, expect, it } from 'vitest'
import { fittingSize, lastDay } from './span.ts'

describe('buckets of the timeline', () => {
  it('end where they end', () => {
    expect(lastDay('2020-02-01', 'month')).toBe('2020-02-29')
    expect(lastDay('2019-12-30', 'week')).toBe('2020-01-05')
    expect(lastDay('2019-07-22', 'day')).toBe('2019-07-22')
  })

  it('are small for a short span and large for a long one', () => {
    expect(fittingSize('2019-07-01', '2019-07-31')).toBe('day')
    expect(fittingSize('2019-01-01', '2019-12-31')).toBe('week')
    expect(fittingSize('2011-01-01', '2019-12-31')).toBe('month')
    expect(fittingSize(null, '2019-12-31')).toBe('month')
  })
})
