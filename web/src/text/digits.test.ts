import { describe, expect, it } from 'vitest'
import { inDigits, readNumber } from './digits.ts'

describe('digits', () => {
  it('writes both ways and back', () => {
    expect(inDigits('2019-07-22', 'arab')).toBe('٢٠١٩-٠٧-٢٢')
    expect(inDigits('٢٠١٩-٠٧-٢٢', 'latn')).toBe('2019-07-22')
    expect(inDigits(inDigits('1,234 قتيلاً', 'arab'), 'latn')).toBe('1,234 قتيلاً')
  })

  it('reads a number in either digits', () => {
    expect(readNumber('١٢')).toBe(12)
    expect(readNumber(' 12 ')).toBe(12)
    expect(readNumber('1,200')).toBe(1200)
    expect(readNumber('0')).toBe(0)
  })

  it('does not guess: what is no number is null, not 0', () => {
    for (const typed of ['', 'عشرات', '-3', '3.5', '12x']) expect(readNumber(typed)).toBeNull()
  })
})
