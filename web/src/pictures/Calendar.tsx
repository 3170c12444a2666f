import { isolate } from '../text/isolate.ts'
import { useWords } from '../words/Words.tsx'

export interface CalendarDay {
  day: string
  count: number
  killed_high: number | null
}
const [CELL, WIDEST, TOP, NAMES] = [14, 22, 22, 44]
const SHADES = 5
const DAY_MS = 86_400_000

/** A square for each day, a column for each week; the year begins where reading begins. Colour is never alone: each square has its number in its title, and the table below has them all. */
export function CalendarDrawing({ days, width, value }: { days: readonly CalendarDay[]; width: number; value: (day: CalendarDay) => number }) {
  const { lang, day: sayDay, n, t } = useWords()
  const isRtl = lang === 'ar'
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort()
  const found = new Map(days.map((one) => [one.day, one]))
  const most = Math.max(1, ...days.map(value))
  const cell = Math.max(7, Math.min(WIDEST, (width - NAMES) / 54))
  const tall = TOP + 7 * cell + 12
  const at = (x: number, wide: number) => (isRtl ? width - x - wide : x)
  return (
    <svg width={width} height={years.length * tall + 24} role="img" aria-label={t('pictures.calendar')} direction="ltr" className="chart">
      {years.map((year, nth) => (
        <g key={year} transform={`translate(0 ${String(nth * tall)})`}>
          <text x={isRtl ? width : 0} y={TOP + 10} textAnchor={isRtl ? 'end' : 'start'} className="chartName">{n(Number(year)).replace(/[,٬\s]/g, '')}</text>
          {daysOf(Number(year)).map(({ day, week, weekday }) => {
            const one = found.get(day)
            const shade = one ? Math.max(1, Math.ceil((Math.log1p(value(one)) / Math.log1p(most)) * SHADES)) : 0
            return <rect key={day} x={at(NAMES + week * cell, cell - 1)} y={TOP + weekday * cell} width={cell - 1} height={cell - 1} className={`shade${String(one && value(one) > 0 ? shade : 0)}`}><title>{`${sayDay(day)}: ${n(one ? value(one) : 0)}`}</title></rect>
          })}
          {Array.from({ length: 12 }, (_, month) => {
            const first = daysOf(Number(year)).find(({ day }) => day.slice(5) === `${String(month + 1).padStart(2, '0')}-01`)
            return first && cell > 12 && <text key={month} x={isRtl ? width - NAMES - first.week * cell : NAMES + first.week * cell} y={TOP - 7} textAnchor={isRtl ? 'end' : 'start'} className="axisText">{isolate(monthName(lang, month))}</text>
          })}
        </g>
      ))}
      <g transform={`translate(0 ${String(years.length * tall + 4)})`}>
        <text x={at(NAMES, 0)} y={11} textAnchor={isRtl ? 'end' : 'start'} className="axisText">{t('pictures.less')}</text>
        {Array.from({ length: SHADES + 1 }, (_, shade) => <rect key={shade} x={at(NAMES + 36 + shade * CELL, CELL - 2)} y={0} width={CELL - 2} height={CELL - 2} className={`shade${String(shade)}`} />)}
        <text x={at(NAMES + 44 + (SHADES + 1) * CELL, 0)} y={11} textAnchor={isRtl ? 'end' : 'start'} className="axisText">{t('pictures.moreShade')}</text>
      </g>
    </svg>
  )
}

const monthName = (lang: string, month: number): string => new Intl.DateTimeFormat(lang === 'ar' ? 'ar-SY' : 'en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2019, month, 1))

/** The days of a year with their week and weekday; weeks begin on Saturday, as in most of the region. */
function daysOf(year: number): { day: string; week: number; weekday: number }[] {
  const start = Date.UTC(year, 0, 1)
  const shift = (new Date(start).getUTCDay() + 1) % 7
  const count = (Date.UTC(year + 1, 0, 1) - start) / DAY_MS
  return Array.from({ length: count }, (_, at) => ({
    day: new Date(start + at * DAY_MS).toISOString().slice(0, 10), week: Math.floor((at + shift) / 7), weekday: (at + shift) % 7,
  }))
}
