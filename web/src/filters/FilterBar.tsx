import { Button, Checkbox, Collapse, MultiSelect, NumberInput, Pill, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure, useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '../api/client.ts'
import { useMe } from '../account/me.ts'
import type { Facet, Facets } from '../api/types.ts'
import { FilterIcon } from '../parts/icons.tsx'
import { useWords, type Shelf, type Speech } from '../words/Words.tsx'
import { askedOfApi, howMany, NO_FILTERS, type Filters, type ListFilter } from './filters.ts'

const SHELVES: Partial<Record<ListFilter, Shelf>> = { kind: 'kinds', weapon: 'weapons', status: 'statuses' }
const FIRST: readonly ListFilter[] = ['kind', 'party']
const MORE: readonly ListFilter[] = ['weapon', 'source', 'place', 'status', 'review']

interface Bar {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

export function FilterBar({ filters, onChange }: Bar) {
  const { t, n } = useWords()
  const me = useMe()
  const [isMore, more] = useDisclosure(false)
  // On a phone the map comes first: what is asked less often waits behind the button.
  const isNarrow = useMediaQuery('(max-width: 560px)', false, { getInitialValueInEffect: false })
  const facets = useFacets(filters)
  const asked = howMany(filters)
  const list = (name: ListFilter) => <ListOf key={name} name={name} facets={facets[name] ?? []} filters={filters} onChange={onChange} />
  return (
    <section className="filters" aria-label={t('filter.title')}>
      <div className="filterRow">
        {!me?.public && <SearchBox filters={filters} onChange={onChange} />}
        {!isNarrow && <>{FIRST.map(list)}<Days filters={filters} onChange={onChange} /></>}
        <Checkbox label={t('filter.denied')} checked={filters.denied} onChange={(event) => onChange({ denied: event.currentTarget.checked })} />
        <Checkbox
          label={t('filter.unreviewed')} checked={filters.review.join() === 'unreviewed'}
          onChange={(event) => onChange({ review: event.currentTarget.checked ? ['unreviewed'] : [] })}
        />
        <Button variant="default" size="xs" leftSection={<FilterIcon />} aria-expanded={isMore} onClick={more.toggle}>{t('filter.more')}</Button>
        {asked > 0 && <Button variant="subtle" size="xs" onClick={() => onChange(NO_FILTERS)}>{t('filter.clear')} (<bdi>{n(asked)}</bdi>)</Button>}
      </div>
      <Collapse expanded={isMore}>
        <div className="filterRow">
          {isNarrow && <>{FIRST.map(list)}<Days filters={filters} onChange={onChange} /></>}
          {MORE.filter((name) => !(name === 'place' && me?.public)).map(list)}
          <NumberInput
            size="xs" label={t('filter.killedMin')} min={0} value={filters.killedMin ?? ''} hideControls w={130}
            onChange={(value) => onChange({ killedMin: typeof value === 'number' ? value : null })}
          />
        </div>
      </Collapse>
      <Chosen filters={filters} facets={facets} onChange={onChange} />
    </section>
  )
}

function useFacets(filters: Filters): Facets {
  const query = askedOfApi(filters)
  const asked = useQuery({
    queryKey: ['facets', query.toString()],
    queryFn: ({ signal }) => get<Facets>('/incidents/facets', query, signal),
    placeholderData: keepPreviousData,
  })
  return asked.data ?? {}
}

function sayValue(name: ListFilter, value: string, facets: readonly Facet[], speech: Speech): string {
  if (name === 'review') return speech.t(`review.${value as 'accepted'}`)
  const shelf = SHELVES[name]
  if (shelf) return speech.label(shelf, value)
  return speech.name(facets.find((facet) => facet.value === value)?.label) ?? value
}

function ListOf({ name, facets, filters, onChange }: Bar & { name: ListFilter; facets: readonly Facet[] }) {
  const speech = useWords()
  const values = [...new Set([...facets.map(({ value }) => value), ...filters[name]])]
  const counts = new Map(facets.map(({ value, count }) => [value, count]))
  return (
    <MultiSelect
      size="xs" label={speech.t(`filter.${name}`)} className="filterList" searchable hidePickedOptions={false} withCheckIcon clearable={false}
      data={values.map((value) => ({ value, label: sayValue(name, value, facets, speech) }))}
      value={filters[name]} onChange={(next) => onChange({ [name]: next })} renderPill={() => null} nothingFoundMessage={speech.t('say.nothing')}
      placeholder={filters[name].length > 0 ? `(${speech.n(filters[name].length)})` : '—'}
      renderOption={({ option, checked }) => (
        <span className="option">
          <span aria-hidden>{checked ? '✓' : ''}</span><bdi>{option.label}</bdi><span className="faint">{counts.has(option.value) ? speech.n(counts.get(option.value) ?? 0) : ''}</span>
        </span>
      )}
    />
  )
}

function SearchBox({ filters, onChange }: Bar) {
  const { t } = useWords()
  const [typed, setTyped] = useState(filters.q)
  const ask = useDebouncedCallback((q: string) => onChange({ q }), 350)
  useEffect(() => setTyped(filters.q), [filters.q])
  return (
    <TextInput
      size="xs" type="search" label={t('filter.search')} value={typed} dir="auto" className="filterSearch"
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}

function Days({ filters, onChange }: Bar) {
  const { t } = useWords()
  const field = (name: 'from' | 'to') => (
    <TextInput size="xs" type="date" label={t(`filter.${name}`)} value={filters[name] ?? ''} className="day" onChange={(event) => onChange({ [name]: event.currentTarget.value || null })} />
  )
  return <>{field('from')}{field('to')}</>
}

/** What is asked, each to be taken back by itself. */
function Chosen({ filters, facets, onChange }: Bar & { facets: Facets }) {
  const speech = useWords()
  const chosen = [...FIRST, ...MORE].flatMap((name) =>
    filters[name].map((value) => ({
      key: `${name} ${value}`, words: sayValue(name, value, facets[name] ?? [], speech), off: () => onChange({ [name]: filters[name].filter((one) => one !== value) }),
    })),
  )
  if (filters.area) chosen.push({ key: 'area', words: speech.t('filter.area'), off: () => onChange({ area: null }) })
  if (chosen.length === 0) return null
  return (
    <Pill.Group className="chosen">
      {chosen.map(({ key, words, off }) => (
        <Pill key={key} withRemoveButton onRemove={off} removeButtonProps={{ 'aria-label': speech.t('filter.remove', { name: words }), 'aria-hidden': false, tabIndex: 0 }}>
          <bdi>{words}</bdi>
        </Pill>
      ))}
    </Pill.Group>
  )
}
