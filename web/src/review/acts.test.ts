import { describe, expect, it } from 'vitest'
import type { Entry } from '../api/types.ts'
import { lastStanding } from './acts.ts'

const entry = (seq: number, act: string, author: string, body: unknown = null): Entry => ({ seq, act, author, body, at: '', subject: 's', why: null })

describe('the act to undo', () => {
  it('is the newest of mine that stands', () => {
    const entries = [entry(1, 'accept', 'salma'), entry(2, 'correct', 'salma'), entry(3, 'reject', 'omar')]
    expect(lastStanding(entries, 'salma')?.seq).toBe(2)
  })

  it('is mine again when its undoing was undone', () => {
    const entries = [entry(1, 'accept', 'salma'), entry(2, 'undo', 'salma', { entry: 1 }), entry(3, 'undo', 'salma', { entry: 2 })]
    expect(lastStanding(entries, 'salma')?.seq).toBe(1)
  })

  it('is not one that was undone, nor the undoing, nor a coding', () => {
    const entries = [entry(1, 'accept', 'salma'), entry(2, 'correct', 'salma'), entry(3, 'undo', 'salma', { entry: 2 }), entry(4, 'code', 'salma')]
    expect(lastStanding(entries, 'salma')?.seq).toBe(1)
    expect(lastStanding([entry(1, 'accept', 'omar')], 'salma')).toBeNull()
  })
})
