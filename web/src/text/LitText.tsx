import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../words/Words.tsx'
import { unitOffsets } from './codePoints.ts'
import { light } from './light.ts'
import { LIGHT_KINDS, type Light } from './lights.ts'
import { rangeOf, selectedIn, type Selected } from './selection.ts'

interface Text {
  text: string
  lights: readonly Light[]
  language?: string | null
  focus?: { start: number; end: number } | null
  /** Words that somebody chose: shown without a change to the text's elements, which would end a selection under way. */
  picked?: Selected | null
  onSelect?: (selected: Selected | null) => void
}

/**
 * A report's text with its quotes lit. The characters on the page are those of the text, in their order, none added: each
 * paragraph takes its own direction (`unicode-bidi: plaintext`), and marks have no padding, so that letters join across them.
 */
export function LitText({ text, lights, language, focus, picked, onSelect }: Text) {
  const container = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => {
    const units = unitOffsets(text)
    const all = [...lights, ...(focus ? [{ ...focus, kind: 'focus' as const }] : [])]
    return light(units.length - 1, all).map(({ start, end, covered }) => ({
      start, words: text.slice(units[start], units[end]), kinds: [...new Set(covered.map(({ kind }) => kind))],
    }))
  }, [text, lights, focus])

  useEffect(() => {
    container.current?.querySelector('.lit-focus')?.scrollIntoView({ block: 'nearest' })
  }, [focus])

  useEffect(() => {
    const range = picked && container.current ? rangeOf(container.current, picked.start, picked.end) : null
    if (!range || !('highlights' in CSS)) return
    CSS.highlights.set('picked', new Highlight(range))
    return () => void CSS.highlights.delete('picked')
  }, [picked, pieces])

  useEffect(() => {
    if (!onSelect) return
    const look = () => {
      const selected = container.current && selectedIn(container.current)
      if (selected) onSelect(selected)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [onSelect])

  return (
    <div ref={container} className="litText" lang={language ?? 'ar'} dir="auto" data-testid="text">
      {pieces.map(({ start, words, kinds }) =>
        kinds.length === 0 ? words : <mark key={start} data-start={start} className={kinds.map((kind) => `lit-${kind}`).join(' ')}>{words}</mark>,
      )}
    </div>
  )
}

/** What the colours mean, for the kinds that are there. */
export function LightKey({ lights }: { lights: readonly Light[] }) {
  const { t } = useWords()
  const there = LIGHT_KINDS.filter((kind) => lights.some((one) => one.kind === kind))
  return (
    <ul className="lightKey" aria-label={t('light.key')}>
      {there.map((kind) => <li key={kind}><span className={`lit-${kind} litKey`}>{t(`light.${kind}`)}</span></li>)}
    </ul>
  )
}
