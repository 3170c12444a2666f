import { describe, expect, it } from 'vitest'
import { actOf, KEYS } from './keys.ts'

const press = (code: string, key: string, more: Partial<KeyboardEvent> = {}) =>
  actOf({ code, key, ctrlKey: false, metaKey: false, altKey: false, target: document.body, ...more })

describe('keys of review', () => {
  it('are places on the board: an Arabic layout accepts too', () => {
    expect(press('KeyA', 'a')).toBe('accept')
    expect(press('KeyA', 'ش')).toBe('accept')
    expect(press('Slash', '؟')).toBe('keys')
  })

  it('leave typing alone, but Escape always leaves', () => {
    const field = document.createElement('textarea')
    expect(press('KeyA', 'a', { target: field })).toBeNull()
    expect(press('Escape', 'Escape', { target: field })).toBe('leave')
  })

  it('leave the keys of the browser alone', () => {
    expect(press('KeyA', 'a', { ctrlKey: true })).toBeNull()
    expect(press('KeyC', 'c', { metaKey: true })).toBeNull()
  })

  it('mean one thing each', () => {
    const codes = KEYS.flatMap((key) => key.codes)
    expect(new Set(codes).size).toBe(codes.length)
  })
})
