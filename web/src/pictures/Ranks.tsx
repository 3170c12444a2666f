import { isolate } from '../text/isolate.ts'
import { useWords } from '../words/Words.tsx'

export interface Rank {
  id: string
  name: string
  count: number
  killed_high: number | null
}
const ROW = 26

/** The most frequent first: a bar of incidents each, with the killed in words. */
export function RanksDrawing({ ranks, width, title }: { ranks: readonly Rank[]; width: number; title: string }) {
  const { lang, n, t } = useWords()
  const isRtl = lang === 'ar'
  const names = Math.min(210, width * 0.4)
  const most = Math.max(1, ...ranks.map(({ count }) => count))
  const room = width - names - 110
  const at = (x: number) => (isRtl ? width - x : x)
  return (
    <svg width={width} height={ranks.length * ROW + 6} role="img" aria-label={title} direction="ltr" className="chart">
      {ranks.map(({ id, name, count, killed_high }, row) => {
        const long = Math.max(2, (count / most) * room)
        const y = row * ROW
        return (
          <g key={id}>
            <title>{`${name}: ${n(count)}`}</title>
            <text x={at(names - 8)} y={y + 18} textAnchor={isRtl ? 'start' : 'end'} className="rankName">{isolate(shortened(name, names))}</text>
            <rect x={isRtl ? width - names - long : names} width={long} y={y + 5} height={ROW - 9} className="countBar" />
            <text x={at(names + long + 6)} y={y + 18} textAnchor={isRtl ? 'end' : 'start'} className="rankNumber">{isolate(killed_high ? `${n(count)} · ${n(killed_high)} ${t('list.killed')}` : n(count))}</text>
          </g>
        )
      })}
    </svg>
  )
}

const shortened = (name: string, room: number): string => (name.length > room / 7.5 ? `${name.slice(0, Math.floor(room / 7.5) - 1)}…` : name)
