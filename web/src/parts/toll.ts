import type { Toll } from '../api/types.ts'

/** A toll as `11`, `7–14`, `≥ 11`; null when none was said, which is not nought. */
export function sayToll(toll: Pick<Toll, 'low' | 'high'> | null, n: (value: number) => string): string | null {
  if (!toll || (toll.low === null && toll.high === null)) return null
  if (toll.low === null) return `≤ ${n(toll.high ?? 0)}`
  if (toll.high === null) return `≥ ${n(toll.low)}`
  return toll.low === toll.high ? n(toll.low) : `${n(toll.low)}–${n(toll.high)}`
}
