import { codePointLength } from '../text/codePoints.ts'
import type { Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'

/** The words that are chosen in the text, with their place in it. */
export function Picked({ selected }: { selected: Selected | null }) {
  const { t, n } = useWords()
  return (
    <p className="picked" role="status">
      {selected ? <>{t('correct.picked')}: <q lang="ar"><bdi>{shortened(selected.text)}</bdi></q> <span className="faint" dir="ltr">{n(selected.start)}–{n(selected.end)}</span></> : t('correct.pick')}
    </p>
  )
}

const LONGEST = 80
const shortened = (words: string): string => (codePointLength(words) > LONGEST ? `${[...words].slice(0, LONGEST).join('')}…` : words)
