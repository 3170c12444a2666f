import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { codePointLength } from '../text/codePoints.ts'
import { findWords, type Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'

/** The words that are chosen, with their place in the text: selected there, or written here by those who use no mouse. */
export function Picked({ text, selected, onSelect }: { text: string; selected: Selected | null; onSelect: (selected: Selected) => void }) {
  const { t, n } = useWords()
  const [typed, setTyped] = useState('')
  const write = (words: string) => {
    setTyped(words)
    const found = findWords(text, words)
    if (found) onSelect(found)
  }
  return (
    <>
      <p className="picked" role="status">
        {selected ? <>{t('correct.picked')}: <q lang="ar"><bdi>{shortened(selected.text)}</bdi></q> <span className="faint" dir="ltr">{n(selected.start)}–{n(selected.end)}</span></> : t('correct.pick')}
      </p>
      <TextInput size="xs" label={t('correct.write')} value={typed} onChange={(change) => write(change.currentTarget.value)} error={typed.trim() && !findWords(text, typed) ? t('correct.notThere') : null} />
    </>
  )
}

const LONGEST = 80
const shortened = (words: string): string => (codePointLength(words) > LONGEST ? `${[...words].slice(0, LONGEST).join('')}…` : words)
