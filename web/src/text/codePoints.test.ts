import { describe, expect, it } from 'vitest'
import { codePointLength, sliceCodePoints, unitOffsets } from './codePoints.ts'

const MIXED = 'قُتل ٧ مدنيين 😢 في #سراقب (Su-24) 𐎠 أمس'

describe('code points and UTF-16 units', () => {
  it('counts code points, not units', () => {
    expect(codePointLength('😢')).toBe(1)
    expect(codePointLength(MIXED)).toBe(Array.from(MIXED).length)
    expect(codePointLength('')).toBe(0)
  })

  it('counts half a pair as one, as Python does', () => {
    expect(codePointLength('\ud83dx')).toBe(2)
    expect(unitOffsets('\ud83dx').length).toBe(3)
  })

  it('cuts what Python would cut, behind characters of two units', () => {
    const points = Array.from(MIXED)
    for (let start = 0; start < points.length; start++)
      for (const end of [start + 1, Math.min(start + 5, points.length)])
        expect(sliceCodePoints(MIXED, start, end)).toBe(points.slice(start, end).join(''))
  })

  it('keeps vowel marks as characters of their own', () => {
    expect(sliceCodePoints('قُتل', 0, 1)).toBe('ق')
    expect(codePointLength('قُتل')).toBe(4)
  })

  it('ends at the end of the text', () => {
    expect(Array.from(unitOffsets('a😢'))).toEqual([0, 1, 3])
    expect(sliceCodePoints('abc', 1, 99)).toBe('bc')
  })
})
