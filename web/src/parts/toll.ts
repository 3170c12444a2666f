import type { Toll } from '../api/types.ts'
import type { Speech } from '../words/Words.tsx'

/** A toll as `11`, `7–14`, `11 or more`, `up to 10`; null when none was said, which is not nought. */
export function sayToll(toll: Pick<Toll, 'low' | 'high' | 'open'> | null, { t, n }: Pick<Speech, 't' | 'n'>): string | null {
  if (!toll) return null
  const { low, high, open = false } = toll
  if (low === null) return high === null ? null : t('toll.upTo', { n: n(high) })
  if (high === null) return t('toll.orMore', { n: n(low) })
  const said = low === high ? n(low) : `${n(low)}–${n(high)}`
  return open ? t('toll.orMore', { n: said }) : said
}
