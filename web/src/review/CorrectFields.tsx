import { Checkbox, Select } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import type { EventView } from '../api/types.ts'
import { sayAny, sayField } from '../parts/values.ts'
import type { Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'
import { ValueInput } from './ValueInput.tsx'

export const ONE_VALUE = ['kind', 'mode', 'status', 'scope', 'date'] as const
export const LISTS = ['places', 'casualties', 'actors', 'targets', 'weapons', 'claims'] as const
export type FieldName = (typeof ONE_VALUE)[number] | (typeof LISTS)[number]
export type ListName = (typeof LISTS)[number]

/** A correction as the API takes it, without the reason. */
export interface Correction {
  field: FieldName
  item: number | null
  value: unknown
  quote?: { start: number; end: number }
}

export const isList = (field: FieldName): field is ListName => (LISTS as readonly string[]).includes(field)

/** Which value, which of several, the words that say it, and what it should be. */
export function CorrectFields({ event, selected, picked, onChange }: { event: EventView; selected: Selected | null; picked: ReactNode; onChange: (correction: Correction | null) => void }) {
  const speech = useWords()
  const { t } = speech
  const [field, setField] = useState<FieldName>('casualties')
  const [item, setItem] = useState<number | null>(event.casualties.length > 0 ? 0 : null)
  const [isGone, setGone] = useState(false)
  const [value, setValue] = useState<unknown>(undefined)
  const items = isList(field) ? (event[field] ?? []) : []
  const needsWords = isList(field) && item === null
  const quote = selected && { start: selected.start, end: selected.end }

  useEffect(() => {
    const isReady = isGone || (value !== undefined && (!needsWords || quote !== null))
    onChange(isReady ? { field, item, value: isGone ? null : value, ...(quote && !isGone ? { quote } : {}) } : null)
    // The quote is new at each render; its offsets are what counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [field, item, isGone, value, needsWords, quote?.start, quote?.end, onChange])

  const choose = (next: FieldName) => {
    setField(next)
    setItem(isList(next) && (event[next]?.length ?? 0) > 0 ? 0 : null)
    setGone(false)
    setValue(undefined)
  }
  return (
    <>
      <Select label={t('correct.field')} data={[...LISTS, ...ONE_VALUE].map((one) => ({ value: one, label: sayField(one, speech) }))} value={field} allowDeselect={false} onChange={(next) => next && choose(next as FieldName)} />
      {isList(field) && (
        <Select
          label={t('correct.item')} allowDeselect={false} value={item === null ? 'new' : String(item)}
          data={[...items.map((one, at) => ({ value: String(at), label: `${String(at + 1)}. ${sayAny(field, one, speech)}` })), { value: 'new', label: t('correct.newItem') }]}
          onChange={(next) => {
            setItem(next === 'new' || next === null ? null : Number(next))
            setGone(false)
          }}
        />
      )}
      {isList(field) && item !== null && <Checkbox label={t('correct.remove')} checked={isGone} onChange={(change) => setGone(change.currentTarget.checked)} />}
      {!isGone && (
        <>
          {picked}
          {needsWords && !selected && <p className="needed">{t('correct.wordsNeeded')}</p>}
          <ValueInput key={`${field} ${String(item)}`} field={field} now={isList(field) ? (item === null ? null : items[item]) : event} selected={selected} onChange={setValue} />
        </>
      )}
    </>
  )
}
