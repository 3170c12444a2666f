import { Button, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { get } from '../api/client.ts'
import type { Bucket } from '../api/types.ts'
import { askedOfApi, type Filters } from '../filters/filters.ts'
import { isolate } from '../text/isolate.ts'
import { useWords } from '../words/Words.tsx'
import { fittingSize, following, lastDay, toDay, toMs, type BucketSize } from './span.ts'

const HEIGHT = 92
const AXIS = 20

interface Asked {
  filters: Filters
  onSpan: (from: string | null, to: string | null) => void
}

/**
 * Incidents over time, with a brush: drag over the bars, or move with the arrow keys and mark with Shift. The bars are of all
 * times, so that one sees what the chosen span leaves out. Time runs with the reading direction.
 */
export function Timeline({ filters, onSpan }: Asked) {
  const { t, lang } = useWords()
  const [size, setSize] = useState<BucketSize | null>(null)
  const always = { ...filters, from: null, to: null }
  const months = useBuckets(always, 'month')
  const [first, last] = [months[0]?.start ?? null, months.at(-1)?.start]
  const wanted = size ?? fittingSize(first, last ? lastDay(last, 'month') : null)
  const buckets = useBuckets(always, wanted)
  const { ref, width } = useElementSize()
  return (
    <section className="timeline" aria-label={t('time.title')}>
      <header>
        <h2>{t('time.title')}</h2>
        <span className="faint timelineHelp">{t('time.brush')}</span>
        {(filters.from ?? filters.to) && <Button size="compact-xs" variant="subtle" onClick={() => onSpan(null, null)}>{t('time.clear')}</Button>}
        <SegmentedControl
          size="xs" value={wanted} aria-label={t('time.title')} onChange={(value) => setSize(value as BucketSize)}
          data={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`time.${value}`) }))}
        />
      </header>
      <div ref={ref} className="timelineBars">
        {width > 0 && buckets.length > 0 && <Bars buckets={buckets} size={wanted} width={width} filters={filters} onSpan={onSpan} isRtl={lang === 'ar'} />}
      </div>
    </section>
  )
}

function useBuckets(filters: Filters, size: BucketSize): Bucket[] {
  const query = askedOfApi(filters)
  query.set('bucket', size)
  const asked = useQuery({
    queryKey: ['timeline', query.toString()],
    queryFn: ({ signal }) => get<{ buckets: Bucket[] }>('/incidents/timeline', query, signal),
    placeholderData: keepPreviousData,
  })
  return asked.data?.buckets ?? NO_BUCKETS
}
const NO_BUCKETS: Bucket[] = []

interface Scale {
  x: (day: string) => number
  day: (x: number) => string
}

function useScale(buckets: Bucket[], size: BucketSize, width: number, isRtl: boolean): Scale {
  return useMemo(() => {
    const first = toMs(buckets[0]?.start ?? '')
    const last = toMs(following(buckets.at(-1)?.start ?? '', size))
    const turned = (x: number) => (isRtl ? width - x : x)
    return {
      x: (day) => turned(((toMs(day) - first) / (last - first)) * width),
      day: (x) => toDay(first + (turned(Math.max(0, Math.min(width, x))) / width) * (last - first - 1)),
    }
  }, [buckets, size, width, isRtl])
}

function Bars({ buckets, size, width, filters, onSpan, isRtl }: Asked & { buckets: Bucket[]; size: BucketSize; width: number; isRtl: boolean }) {
  const { t, day, n, count } = useWords()
  const scale = useScale(buckets, size, width, isRtl)
  const [drag, setDrag] = useState<[string, string] | null>(null)
  const brush = useKeyBrush(buckets, size, onSpan)
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count))
  const [from, to] = drag ? ([...drag].sort() as [string, string]) : [filters.from, filters.to]
  const isIn = ({ start }: Bucket) => (!from || lastDay(start, size) >= from) && (!to || start <= to)

  const at = (event: PointerEvent<SVGSVGElement>) => scale.day(event.clientX - event.currentTarget.getBoundingClientRect().left)
  const end = () => {
    if (!drag) return
    const [first, last] = [...drag].sort() as [string, string]
    setDrag(null)
    onSpan(first, last)
  }
  return (
    <svg
      width={width} height={HEIGHT + AXIS} role="slider" tabIndex={0} aria-label={t('time.brush')} aria-valuemin={0} aria-valuemax={buckets.length - 1}
      aria-valuenow={brush.at} aria-valuetext={brush.said(day, (value) => count('count.incidents', value))} direction="ltr"
      onKeyDown={brush.onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag([at(event), at(event)])
      }}
      onPointerMove={(event) => drag && setDrag([drag[0], at(event)])}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      {(from ?? to) && <Chosen scale={scale} from={from ?? buckets[0]?.start ?? ''} to={to ?? buckets.at(-1)?.start ?? ''} />}
      {buckets.map((bucket, index) => {
        const [one, other] = [scale.x(bucket.start), scale.x(following(bucket.start, size))]
        const tall = (bucket.count / most) * (HEIGHT - 8)
        return (
          <rect
            key={bucket.start} x={Math.min(one, other) + 0.5} width={Math.max(1, Math.abs(other - one) - 1)} y={HEIGHT - tall} height={tall}
            className={`bar${isIn(bucket) ? ' isIn' : ''}${index === brush.at && brush.isUsed ? ' isAt' : ''}`}
          >
            <title>{`${day(bucket.start)}: ${n(bucket.count)}`}</title>
          </rect>
        )
      })}
      <Axis buckets={buckets} scale={scale} width={width} />
    </svg>
  )
}

function Chosen({ scale, from, to }: { scale: Scale; from: string; to: string }) {
  const [one, other] = [scale.x(from), scale.x(following(to, 'day'))]
  return <rect className="chosenSpan" x={Math.min(one, other)} width={Math.max(2, Math.abs(other - one))} y={0} height={HEIGHT} />
}

function Axis({ buckets, scale, width }: { buckets: Bucket[]; scale: Scale; width: number }) {
  const { day } = useWords()
  const shown = spaced(buckets.map(({ start }) => ({ start, x: scale.x(start) })))
  return (
    <g className="axis">
      <line x1={0} x2={width} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      {shown.map(({ start, x }) => {
        const anchor = x < 50 ? 'start' : x > width - 50 ? 'end' : 'middle'
        return <text key={start} x={x} y={HEIGHT + 15} textAnchor={anchor}>{isolate(day(start))}</text>
      })}
    </g>
  )
}

const LABEL_ROOM = 105
/** As many labels as there is room for, from the first on. */
function spaced<T extends { x: number }>(labels: readonly T[]): T[] {
  return labels.reduce<T[]>((kept, one) => (kept.every(({ x }) => Math.abs(x - one.x) >= LABEL_ROOM) ? [...kept, one] : kept), [])
}

/** The brush by keys: arrows go from bar to bar, with Shift they choose the span on the way, Escape clears it. */
function useKeyBrush(buckets: Bucket[], size: BucketSize, onSpan: Asked['onSpan']) {
  const { lang } = useWords()
  const [at, setAt] = useState(0)
  const [isUsed, setUsed] = useState(false)
  const [anchor, setAnchor] = useState<number | null>(null)
  useEffect(() => setAt(0), [size])
  const onKey = (event: KeyboardEvent) => {
    const forward = lang === 'ar' ? 'ArrowLeft' : 'ArrowRight'
    const back = lang === 'ar' ? 'ArrowRight' : 'ArrowLeft'
    if (event.key === 'Escape') return onSpan(null, null)
    if (event.key !== forward && event.key !== back) return
    event.preventDefault()
    const next = Math.max(0, Math.min(buckets.length - 1, at + (event.key === forward ? 1 : -1)))
    const from = event.shiftKey ? (anchor ?? at) : null
    setAnchor(from)
    setAt(next)
    setUsed(true)
    const [first, last] = [buckets[Math.min(from ?? next, next)], buckets[Math.max(from ?? next, next)]]
    if (from !== null && first && last) onSpan(first.start, lastDay(last.start, size))
  }
  const bucket = buckets[at]
  const said = (day: (iso: string) => string, count: (n: number) => string) => (bucket ? `${day(bucket.start)}: ${count(bucket.count)}` : '')
  return { at, isUsed, onKey, said }
}
