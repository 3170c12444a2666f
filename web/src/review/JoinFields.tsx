import { Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api/client.ts'
import type { Incident, Page } from '../api/types.ts'
import { useDates } from '../parts/Dates.tsx'
import { sayToll } from '../parts/toll.ts'
import { sayShort } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'

/** The other incident, found by a word; the latest are offered first. */
export function JoinFields({ incident, chosen, onChoose }: { incident: string | null; chosen: string | null; onChoose: (id: string) => void }) {
  const speech = useWords()
  const { t, name, count } = speech
  const dates = useDates()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 300)
  const query = new URLSearchParams({ limit: '8', ...(q.trim() ? { q: q.trim() } : {}) })
  const found = useQuery({ queryKey: ['incidents', 'join', q], queryFn: ({ signal }) => get<Page<Incident>>('/incidents', query, signal) }).data?.items ?? []
  const say = (one: Incident) =>
    [sayShort(one, speech), name(one.place?.name) ?? t('say.notLocated'), dates(one.earliest, one.latest), sayToll(one.killed, speech), count('count.reports', one.reports)].filter(Boolean).join(' · ')
  return (
    <>
      <TextInput label={t('join.search')} value={typed} onChange={(change) => setTyped(change.currentTarget.value)} type="search" dir="auto" data-autofocus ref={(field) => { if (field && !typed && document.activeElement === document.body) field.focus() }} />
      <Radio.Group label={t('join.which')} value={chosen ?? ''} onChange={onChoose}>
        {found.filter(({ id }) => id !== incident).map((one) => <Radio key={one.id} value={one.id} label={<bdi>{say(one)}</bdi>} mt={6} />)}
      </Radio.Group>
    </>
  )
}
