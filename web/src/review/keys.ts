import { useEffect } from 'react'
import type { WordKey } from '../words/say.ts'

export type Act = 'next' | 'previous' | 'accept' | 'correct' | 'reject' | 'add' | 'join' | 'split' | 'note' | 'undo' | 'keys' | 'leave'

interface Key {
  act: Act
  /** The key's place on the board, as browsers name it: the same with an Arabic and a Latin layout. */
  codes: readonly string[]
  shown: string
  word: WordKey
}

export const KEYS: readonly Key[] = [
  { act: 'next', codes: ['KeyJ', 'ArrowDown'], shown: 'J ↓', word: 'queue.next' },
  { act: 'previous', codes: ['KeyK', 'ArrowUp'], shown: 'K ↑', word: 'queue.previous' },
  { act: 'accept', codes: ['KeyA'], shown: 'A', word: 'act.accept' },
  { act: 'correct', codes: ['KeyC'], shown: 'C', word: 'act.correct' },
  { act: 'reject', codes: ['KeyX'], shown: 'X', word: 'act.reject' },
  { act: 'add', codes: ['KeyM'], shown: 'M', word: 'act.add' },
  { act: 'join', codes: ['KeyG'], shown: 'G', word: 'act.join' },
  { act: 'split', codes: ['KeyS'], shown: 'S', word: 'act.split' },
  { act: 'note', codes: ['KeyN'], shown: 'N', word: 'act.note' },
  { act: 'undo', codes: ['KeyU'], shown: 'U', word: 'act.undo' },
  { act: 'keys', codes: ['?'], shown: '?', word: 'act.keys' },
  { act: 'leave', codes: ['Escape'], shown: 'Esc', word: 'act.leave' },
]

/** The act that a key press asks for; null when it is for something else: typing, a menu, a browser's own key. */
export function actOf(event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const isLeaving = event.code === 'Escape'
  if (!isLeaving && isTyping(event.target)) return null
  // The Arabic question mark stands on the same key in Arabic layouts.
  if (event.key === '?' || event.key === '؟') return 'keys'
  return KEYS.find(({ codes }) => codes.includes(event.code))?.act ?? null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="listbox"], [role="menu"]') !== null)
}

export function useKeys(run: (act: Act) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (!act || event.defaultPrevented) return
      if (act !== 'leave') event.preventDefault()
      run(act)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [run])
}
