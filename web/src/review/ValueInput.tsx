import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '../api/client.ts'
import type { Casualty, DateOf, EventView, Named, Party, PlaceMention, RecordClaim, Weapon } from '../api/types.ts'
import { readNumber } from '../text/digits.ts'
import type { Selected } from '../text/selection.ts'
import { useWords, type Shelf } from '../words/Words.tsx'
import type { FieldName } from './CorrectFields.tsx'

interface Input<T> {
  now: T | null
  selected: Selected | null
  onChange: (value: unknown) => void
}

/** The input that fits a field; tells its value at once and at every change. */
export function ValueInput({ field, now, selected, onChange }: { field: FieldName; now: unknown; selected: Selected | null; onChange: (value: unknown) => void }) {
  switch (field) {
    case 'kind': return <CodeInput shelf="kinds" now={(now as EventView).kind} onChange={onChange} />
    case 'mode': return <CodeInput shelf="modes" now={(now as EventView).mode} onChange={onChange} mayBeNone />
    case 'status': return <CodeInput shelf="statuses" now={(now as EventView).status} onChange={onChange} />
    case 'scope': return <CodeInput shelf="scopes" now={(now as EventView).scope} onChange={onChange} />
    case 'date': return <DateInput now={now as EventView} onChange={onChange} />
    case 'casualties': return <CasualtyInput now={now as Casualty | null} selected={selected} onChange={onChange} />
    case 'weapons': return <WeaponInput now={now as Weapon | null} selected={selected} onChange={onChange} />
    case 'places': return <PlaceInput now={now as PlaceMention | null} selected={selected} onChange={onChange} />
    case 'actors':
    case 'targets': return <PartyInput now={now as Party | null} selected={selected} onChange={onChange} />
    case 'claims': return <ClaimInput now={now as RecordClaim | null} onChange={onChange} />
  }
}

export function CodeInput({ shelf, now, onChange, mayBeNone = false, label }: { shelf: Shelf; now: string | null; onChange: (value: string | null) => void; mayBeNone?: boolean; label?: string }) {
  const { t, label: say, codes } = useWords()
  const all = [...new Set([...codes(shelf), ...(now ? [now] : [])])]
  const [value, setValue] = useState(now)
  useEffect(() => onChange(value), [value, onChange])
  return (
    <Select
      label={label ?? t('correct.value')} searchable value={value} clearable={mayBeNone} allowDeselect={mayBeNone} placeholder={t('correct.none')}
      clearButtonProps={{ 'aria-label': t('correct.none') }} data={all.map((code) => ({ value: code, label: say(shelf, code) || code }))} onChange={setValue}
    />
  )
}

export function DateInput({ now, onChange }: { now: Pick<DateOf, 'earliest' | 'latest' | 'part_of_day'>; onChange: (value: unknown) => void }) {
  const { t } = useWords()
  const [value, setValue] = useState({ earliest: now.earliest, latest: now.latest, part_of_day: now.part_of_day })
  useEffect(() => onChange(value.earliest ?? value.latest ? value : null), [value, onChange])
  const day = (name: 'earliest' | 'latest') => (
    <TextInput type="date" label={t(`correct.${name}`)} value={value[name] ?? ''} onChange={(change) => setValue({ ...value, [name]: change.currentTarget.value || null })} />
  )
  return (
    <Group grow align="end">
      {day('earliest')}{day('latest')}
      <PartOfDay now={value.part_of_day} onChange={(part_of_day) => setValue({ ...value, part_of_day })} />
    </Group>
  )
}

function PartOfDay({ now, onChange }: { now: string | null; onChange: (value: string | null) => void }) {
  const { t, codes, label } = useWords()
  return <Select label={t('field.part_of_day')} clearable clearButtonProps={{ 'aria-label': t('correct.none') }} value={now} data={codes('parts_of_day').map((code) => ({ value: code, label: label('parts_of_day', code) }))} onChange={onChange} />
}

/** The number in the chosen words, when they hold one. */
function numberIn(selected: Selected | null): number | null {
  const digits = /[0-9\u0660-\u0669][0-9\u0660-\u0669,\u066c]*/.exec(selected?.text ?? '')
  return digits ? readNumber(digits[0]) : null
}

/** A lowest and a highest number; null is "not said". New words in the text that hold a number set both. */
function useSpan(now: { low: number | null; high: number | null } | null, selected: Selected | null) {
  const [span, setSpan] = useState({ low: now?.low ?? null, high: now?.high ?? null })
  const said = numberIn(selected)
  useEffect(() => {
    if (said !== null) setSpan({ low: said, high: said })
  }, [said, selected?.start])
  return [span, setSpan] as const
}

function SpanInput({ span, onChange }: { span: { low: number | null; high: number | null }; onChange: (span: { low: number | null; high: number | null }) => void }) {
  const { t } = useWords()
  const side = (name: 'low' | 'high') => (
    <NumberInput label={t(`correct.${name}`)} min={0} hideControls value={span[name] ?? ''} onChange={(value) => onChange({ ...span, [name]: typeof value === 'number' ? value : null })} />
  )
  return <Group grow>{side('low')}{side('high')}</Group>
}

const COUNT_KINDS = ['exact', 'at_least', 'at_most', 'about', 'range', 'vague'] as const

function CasualtyInput({ now, selected, onChange }: Input<Casualty>) {
  const { t } = useWords()
  const [outcome, setOutcome] = useState<string | null>(now?.outcome ?? 'killed')
  const [group, setGroup] = useState<string | null>(now?.group ?? 'people')
  const [kind, setKind] = useState<string>(now?.count_kind ?? 'exact')
  const [span, setSpan] = useSpan(now, selected)
  useEffect(() => onChange({ outcome, group, ...span, count_kind: kind }), [outcome, group, span, kind, onChange])
  return (
    <>
      <SpanInput span={span} onChange={setSpan} />
      <Group grow align="end">
        <CodeInput shelf="outcomes" label={t('correct.outcome')} now={outcome} onChange={setOutcome} />
        <CodeInput shelf="groups" label={t('correct.group')} now={group} onChange={setGroup} />
      </Group>
      <Select label={t('correct.countKind')} data={COUNT_KINDS.map((value) => ({ value, label: t(`count_kind.${value}`) }))} value={kind} allowDeselect={false} onChange={(value) => value && setKind(value)} />
    </>
  )
}

function WeaponInput({ now, selected, onChange }: Input<Weapon>) {
  const { t } = useWords()
  const [weapon, setWeapon] = useState<string | null>(now?.weapon ?? null)
  const [span, setSpan] = useSpan(now, selected)
  useEffect(() => onChange(weapon ? { weapon, ...span } : undefined), [weapon, span, onChange])
  return <><CodeInput shelf="weapons" label={t('field.weapons')} now={weapon} onChange={setWeapon} /><SpanInput span={span} onChange={setSpan} /></>
}

interface Suggestion {
  id?: string
  entity?: string
  name: Named
  kind?: string
  admin?: (string | null)[]
  country?: string | null
  sector?: string | null
}

/** Suggestions for what is typed, or for the words chosen in the text until something is typed. */
function useSuggestions(shelf: 'places' | 'parties', typed: string) {
  const [q] = useDebouncedValue(typed.trim(), 250)
  return useQuery({
    queryKey: ['suggest', shelf, q],
    queryFn: ({ signal }) => get<{ items: Suggestion[] }>(`/${shelf}`, new URLSearchParams({ q }), signal),
    enabled: q.length > 1,
  }).data?.items ?? []
}

function Suggest({ shelf, label, now, selected, onChoose }: { shelf: 'places' | 'parties'; label: string; now: { id: string; name: string } | null; selected: Selected | null; onChoose: (one: Suggestion | null) => void }) {
  const { name, t } = useWords()
  const [typed, setTyped] = useState(now?.name ?? '')
  useEffect(() => {
    if (selected) setTyped(selected.text)
  }, [selected])
  const found = useSuggestions(shelf, typed)
  const idOf = (one: Suggestion) => one.id ?? one.entity ?? ''
  const more = (one: Suggestion) => [one.kind, ...(one.admin ?? []).slice(0, 2), one.country].filter(Boolean).join(', ')
  return (
    <Select
      label={label} searchable clearable searchValue={typed} onSearchChange={setTyped} filter={({ options }) => options} nothingFoundMessage={t('say.nothing')}
      clearButtonProps={{ 'aria-label': t('correct.none') }} placeholder={t('say.unknown')} dir="auto"
      data={[...new Map(found.map((one) => [idOf(one), { value: idOf(one), label: [name(one.name), more(one)].filter(Boolean).join(' — ') }])).values()]}
      onChange={(id) => onChoose(found.find((one) => idOf(one) === id) ?? null)}
    />
  )
}

function PlaceInput({ now, selected, onChange }: Input<PlaceMention>) {
  const { t, name } = useWords()
  const known = now?.place ? { id: now.place.id, name: name(now.place.name) ?? now.text } : null
  useEffect(() => onChange({ id: known?.id ?? null }), [known?.id, onChange])
  return <Suggest shelf="places" label={t('field.places')} now={known} selected={selected} onChoose={(one) => onChange({ id: one?.id ?? null })} />
}

const asParty = (one: Suggestion | null) => ({ entity: one?.entity ?? one?.id ?? null, ...(one ? { name: one.name, sector: one.sector ?? null, country: one.country ?? null } : {}) })

function PartyInput({ now, selected, onChange }: Input<Party>) {
  const { t, name } = useWords()
  const known = now ? { id: now.entity ?? '', name: name(now.name) ?? now.text } : null
  useEffect(() => onChange(now ? { entity: now.entity, name: now.name } : { entity: null }), [now, onChange])
  return <Suggest shelf="parties" label={t('filter.party')} now={known} selected={selected} onChoose={(one) => onChange(asParty(one))} />
}

function ClaimInput({ now, onChange }: Omit<Input<RecordClaim>, 'selected'>) {
  const { t } = useWords()
  const [stance, setStance] = useState<string | null>(now?.stance ?? 'asserts')
  useEffect(() => onChange({ stance, source: now?.source ?? null, via: now?.via ?? null }), [stance, now, onChange])
  return <CodeInput shelf="stances" label={t('field.stance')} now={stance} onChange={setStance} />
}
