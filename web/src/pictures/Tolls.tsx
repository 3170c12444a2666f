import type { Bucket } from '../api/types.ts'
import { isolate } from '../text/isolate.ts'
import { useWords } from '../words/Words.tsx'

const [TALL, GAP, FOOT, SIDE] = [120, 26, 24, 46]

/** Two rows over one time line: incidents as bars; below them the killed, a bar from the lowest to the highest that was said. */
export function TollsDrawing({ buckets, width }: { buckets: readonly Bucket[]; width: number }) {
  const { lang, t, day, n } = useWords()
  const isRtl = lang === 'ar'
  const step = (width - 2 * SIDE) / Math.max(1, buckets.length)
  const x = (at: number) => (isRtl ? width - SIDE - (at + 1) * step : SIDE + at * step)
  const mostCount = Math.max(1, ...buckets.map(({ count }) => count))
  const mostKilled = Math.max(1, ...buckets.map(({ killed_low, killed_high }) => Math.max(killed_low ?? 0, killed_high ?? 0)))
  const every = Math.max(1, Math.ceil(buckets.length / Math.max(1, Math.floor((width - 2 * SIDE) / 110))))
  const wide = Math.max(1, Math.min(36, step - 2))
  const inset = (step - wide) / 2
  const second = TALL + GAP
  return (
    <svg width={width} height={2 * TALL + GAP + FOOT} role="img" aria-label={t('pictures.tolls')} direction="ltr" className="chart">
      <Scale name={t('pictures.count')} most={mostCount} top={0} width={width} isRtl={isRtl} />
      <Scale name={`${t('pictures.killedLow')} – ${t('pictures.killedHigh')}`} most={mostKilled} top={second} width={width} isRtl={isRtl} />
      {buckets.map((bucket, at) => {
        const tall = (bucket.count / mostCount) * (TALL - 22)
        const [low, high] = [bucket.killed_low ?? bucket.killed_high ?? 0, bucket.killed_high ?? bucket.killed_low ?? 0].map((value) => (value / mostKilled) * (TALL - 22)) as [number, number]
        return (
          <g key={bucket.start}>
            <title>{`${day(bucket.start)}: ${n(bucket.count)} · ${n(bucket.killed_low ?? 0)}–${n(bucket.killed_high ?? 0)}`}</title>
            <rect x={x(at) + inset} width={wide} y={TALL - tall} height={tall} className="countBar" />
            <rect x={x(at) + inset} width={wide} y={second + TALL - low} height={low} className="killedBar" />
            <rect x={x(at) + inset} width={wide} y={second + TALL - high} height={Math.max(0, high - low)} className="killedSpan" />
            {at % every === 0 && <text x={x(at) + step / 2} y={2 * TALL + GAP + 16} textAnchor="middle" className="axisText">{isolate(day(bucket.start))}</text>}
          </g>
        )
      })}
    </svg>
  )
}

function Scale({ name, most, top, width, isRtl }: { name: string; most: number; top: number; width: number; isRtl: boolean }) {
  const { n } = useWords()
  const edge = isRtl ? width - SIDE + 6 : SIDE - 6
  return (
    <g className="axis">
      <text x={isRtl ? width - SIDE : SIDE} y={top + 11} textAnchor={isRtl ? 'end' : 'start'} className="chartName">{name}</text>
      <line x1={SIDE} x2={width - SIDE} y1={top + TALL} y2={top + TALL} />
      <line x1={SIDE} x2={width - SIDE} y1={top + 22} y2={top + 22} className="light" />
      <text x={edge} y={top + 26} textAnchor={isRtl ? 'start' : 'end'}>{n(most)}</text>
      <text x={edge} y={top + TALL + 4} textAnchor={isRtl ? 'start' : 'end'}>{n(0)}</text>
    </g>
  )
}
