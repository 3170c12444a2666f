import { Group } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import type { Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'
import { CodeInput, DateInput } from './ValueInput.tsx'

export interface NewEvent {
  kind: string
  mode: string | null
  status: string
  scope: 'single'
  quote: { start: number; end: number }
  date?: unknown
}
const NO_DATE = { earliest: null, latest: null, part_of_day: null }

/** An event that was missed: the words that name it, its kind and day. Its other values are set by correcting it. */
export function AddFields({ selected, picked, onChange }: { selected: Selected | null; picked: ReactNode; onChange: (event: NewEvent | null) => void }) {
  const { t } = useWords()
  const [kind, setKind] = useState<string | null>('ASSAULT')
  const [mode, setMode] = useState<string | null>(null)
  const [status, setStatus] = useState<string | null>('happened')
  const [date, setDate] = useState<unknown>(null)
  const [start, end] = [selected?.start, selected?.end]
  useEffect(() => {
    const isReady = kind !== null && status !== null && start !== undefined && end !== undefined
    onChange(isReady ? { kind, mode, status, scope: 'single', quote: { start, end }, ...(date ? { date } : {}) } : null)
  }, [kind, mode, status, date, start, end, onChange])
  return (
    <>
      {picked}
      <Group grow align="end">
        <CodeInput shelf="kinds" label={t('field.kind')} now={kind} onChange={setKind} />
        <CodeInput shelf="modes" label={t('field.mode')} now={mode} onChange={setMode} mayBeNone />
        <CodeInput shelf="statuses" label={t('field.status')} now={status} onChange={setStatus} />
      </Group>
      <DateInput now={NO_DATE} onChange={setDate} />
    </>
  )
}
