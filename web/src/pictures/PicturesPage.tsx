import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api/client.ts'
import type { Bucket, Named } from '../api/types.ts'
import { FilterBar } from '../filters/FilterBar.tsx'
import { askedOfApi, type Filters } from '../filters/filters.ts'
import { useFilters } from '../filters/useFilters.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { fittingSize, lastDay, withGaps, type BucketSize } from '../timeline/span.ts'
import { useWords, type Speech } from '../words/Words.tsx'
import { CalendarDrawing, type CalendarDay } from './Calendar.tsx'
import { Picture } from './Picture.tsx'
import { RanksDrawing, type Rank } from './Ranks.tsx'
import { TollsDrawing } from './Tolls.tsx'

const RANKS_SHOWN = 15

export default function PicturesPage() {
  const { t } = useWords()
  const [filters, change] = useFilters()
  return (
    <main className="page pictures">
      <h1>{t('pictures.title')}</h1>
      <FilterBar filters={filters} onChange={change} />
      <Tolls filters={filters} />
      <CalendarPicture filters={filters} />
      <div className="ranks">
        {(['places', 'parties', 'weapons'] as const).map((what) => <Ranked key={what} what={what} filters={filters} />)}
      </div>
    </main>
  )
}

const emptyBucket = (start: string): Bucket => ({ start, count: 0, killed_low: null, killed_high: null })

function useSeries<T>(what: string, filters: Filters, bucket?: BucketSize) {
  const query = askedOfApi(filters)
  if (bucket) query.set('bucket', bucket)
  return useQuery({ queryKey: ['pictures', what, query.toString()], queryFn: ({ signal }) => get<T>(`/pictures/${what}`, query, signal) })
}

function Tolls({ filters }: { filters: Filters }) {
  const { t } = useWords()
  const [chosen, choose] = useState<BucketSize | null>(null)
  const months = useSeries<{ series: Bucket[] }>('tolls', filters).data?.series ?? []
  const last = months.at(-1)?.start
  const size = chosen ?? fittingSize(months[0]?.start ?? null, last ? lastDay(last, 'month') : null)
  return (
    <Waiting asked={useSeries<{ series: Bucket[] }>('tolls', filters, size)}>
      {({ series: buckets }) => (
        <Picture
          tools={<SegmentedControl size="xs" value={size} aria-label={t('pictures.tolls')} onChange={(next) => choose(next as BucketSize)} data={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`time.${value}`) }))} />}
          name="marsad-tolls" title={t('pictures.tolls')}
          table={{ head: [t('say.date'), t('pictures.count'), t('pictures.killedLow'), t('pictures.killedHigh')], rows: buckets.map((one) => [one.start, one.count, one.killed_low, one.killed_high]) }}
        >
          {(width) => <TollsDrawing buckets={withGaps(buckets, size, emptyBucket)} width={width} />}
        </Picture>
      )}
    </Waiting>
  )
}

interface Counted {
  value?: string
  place_id?: string
  label?: Named
  name?: Named
  count: number
  killed_low: number | null
  killed_high: number | null
}

function Ranked({ what, filters }: { what: 'places' | 'parties' | 'weapons'; filters: Filters }) {
  const speech = useWords()
  const { t } = speech
  return (
    <Waiting asked={useSeries<{ series: Counted[] }>(what, filters)}>
      {({ series: items }) => {
        const ranks = items.map((one) => ({ ...one, id: one.value ?? one.place_id ?? '', name: nameOf(what, one, speech) }) satisfies Rank)
        return (
          <Picture
            name={`marsad-${what}`} title={t(`pictures.${what}`)}
            table={{ head: [t(`pictures.${what}`), t('pictures.count'), t('pictures.killedLow'), t('pictures.killedHigh')], rows: ranks.map((one) => [one.name, one.count, one.killed_low, one.killed_high]) }}
          >
            {(width) => <RanksDrawing ranks={ranks.slice(0, RANKS_SHOWN)} width={width} title={t(`pictures.${what}`)} />}
          </Picture>
        )
      }}
    </Waiting>
  )
}

function nameOf(what: string, { value, place_id, label, name }: Counted, speech: Speech): string {
  if (what === 'weapons') return speech.label('weapons', value ?? null)
  return speech.name(label ?? name) ?? value ?? place_id ?? ''
}

function CalendarPicture({ filters }: { filters: Filters }) {
  const { t } = useWords()
  const [what, setWhat] = useState<'count' | 'killed'>('count')
  const value = (day: CalendarDay) => (what === 'count' ? day.count : (day.killed_high ?? 0))
  return (
    <Waiting asked={useSeries<{ series: CalendarDay[] }>('calendar', filters)}>
      {({ series: days }) => (
        <Picture
          name="marsad-calendar" title={t('pictures.calendar')}
          table={{ head: [t('say.date'), t('pictures.count'), t('pictures.killedHigh')], rows: days.map((one) => [one.day, one.count, one.killed_high]) }}
          tools={<SegmentedControl size="xs" value={what} aria-label={t('pictures.calendar')} onChange={(next) => setWhat(next as 'count')} data={[{ value: 'count', label: t('pictures.showCount') }, { value: 'killed', label: t('pictures.showKilled') }]} />}
        >
          {(width) => <CalendarDrawing days={days} width={width} value={value} />}
        </Picture>
      )}
    </Waiting>
  )
}
