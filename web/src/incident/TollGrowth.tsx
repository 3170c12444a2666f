import { useElementSize } from '@mantine/hooks'
import type { ClaimRow, TollStep } from '../api/types.ts'
import { groupBy } from '../parts/groups.ts'
import { sayToll } from '../parts/toll.ts'
import { isolate } from '../text/isolate.ts'
import { useWords } from '../words/Words.tsx'

const HEIGHT = 190
const EDGE = { top: 14, bottom: 30, side: 44 }
interface Dot extends TollStep {
  at: number
  who: string
}

/** The tolls of killed in the order they were published: how the number grew, and who said which. */
export function TollGrowth({ steps, claims }: { steps: readonly TollStep[]; claims: readonly ClaimRow[] }) {
  const { t, name } = useWords()
  const { ref, width } = useElementSize()
  const outlets = new Map(claims.map(({ report, outlet }) => [report, outlet]))
  const said = steps
    .filter(({ outcome, published, low, high }) => outcome === 'killed' && published !== null && (low ?? high) !== null)
    .map((step): Dot => ({ ...step, at: Date.parse(step.published ?? ''), who: name(step.name) ?? outlets.get(step.report) ?? t('say.outletItself') }))
    .sort((a, b) => a.at - b.at)
  // One number of one day is one dot, whoever repeats it.
  const dots = [...groupBy(said, ({ at, low, high }) => [at, low, high].join()).values()].map((same) => ({ ...(same[0] as Dot), who: [...new Set(same.map(({ who }) => who))].join(' · ') }))
  if (dots.length < 2) return null
  return (
    <section className="panel">
      <h2>{t('incident.growth')}</h2>
      <p className="faint">{t('incident.growthAbout')}</p>
      <div ref={ref}>{width > 0 && <Chart dots={dots} width={width} />}</div>
    </section>
  )
}

function Chart({ dots, width }: { dots: readonly Dot[]; width: number }) {
  const speech = useWords()
  const { n, day, lang, t } = speech
  const most = Math.max(1, ...dots.map(({ low, high }) => Math.max(low ?? 0, high ?? 0)))
  const [first, last] = [dots[0]?.at ?? 0, dots.at(-1)?.at ?? 1]
  const along = (at: number) => EDGE.side + ((at - first) / Math.max(1, last - first)) * (width - 2 * EDGE.side)
  const x = (at: number) => (lang === 'ar' ? width - along(at) : along(at))
  const y = (value: number) => HEIGHT - EDGE.bottom - (value / most) * (HEIGHT - EDGE.top - EDGE.bottom)
  const days = [...new Set(dots.map(({ published }) => (published ?? '').slice(0, 10)))]
  const told = dots.map(({ who, published, low, high }) => `${day(published ?? '')}: ${sayToll({ low, high }, speech) ?? ''} (${who})`).join('; ')
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={`${t('incident.growth')}. ${told}`} className="growth" direction="ltr">
      {[0, Math.round(most / 2), most].map((value) => (
        <g key={value} className="axis">
          <line x1={EDGE.side - 10} x2={width - EDGE.side + 10} y1={y(value)} y2={y(value)} />
          <text x={lang === 'ar' ? width - 4 : 4} y={y(value) + 4} textAnchor={lang === 'ar' ? 'end' : 'start'}>{n(value)}</text>
        </g>
      ))}
      {days.map((iso) => <text key={iso} className="axisText" x={x(Date.parse(iso))} y={HEIGHT - 8} textAnchor="middle">{isolate(day(iso))}</text>)}
      {dots.map((dot, at) => <DotMark key={at} dot={dot} x={x(dot.at) + besideTwins(dots, at)} y={y} />)}
    </svg>
  )
}

/** Dots of one moment stand beside each other. */
const besideTwins = (dots: readonly Dot[], at: number): number => dots.slice(0, at).filter((other) => other.at === dots[at]?.at).length * 15

function DotMark({ dot, x, y }: { dot: Dot; x: number; y: (value: number) => number }) {
  const speech = useWords()
  const [low, high] = [dot.low ?? dot.high ?? 0, dot.high ?? dot.low ?? 0]
  return (
    <g>
      <title>{`${sayToll(dot, speech) ?? ''} · ${dot.who}`}</title>
      {low !== high && <line x1={x} x2={x} y1={y(low)} y2={y(high)} className="spanLine" />}
      {dot.high === null && <path d={`M${String(x - 4)} ${String(y(low) - 9)} l4 -6 l4 6`} className="openSpan" />}
      <circle cx={x} cy={y(high)} r={6} className="growthDot" />
      <text x={x} y={y(high) + 20} textAnchor="middle" className="growthNumber">{speech.n(high)}</text>
    </g>
  )
}
