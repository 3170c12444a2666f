/** Days and buckets of the timeline; all in UTC, as days have no hours. */

export type BucketSize = 'day' | 'week' | 'month'
const DAY_MS = 86_400_000

export const toMs = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
export const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The last day of the bucket that begins on `start`. */
export function lastDay(start: string, size: BucketSize): string {
  if (size === 'month') {
    const date = new Date(toMs(start))
    return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))
  }
  return toDay(toMs(start) + (size === 'week' ? 6 : 0) * DAY_MS)
}

/** The first day of the bucket after the one that begins on `start`. */
export const following = (start: string, size: BucketSize): string => toDay(toMs(lastDay(start, size)) + DAY_MS)

/** The buckets with those that the server left out because nothing is in them: time passes there too. */
export function withGaps<B extends { start: string }>(buckets: readonly B[], size: BucketSize, empty: (start: string) => B): B[] {
  const last = buckets.at(-1)?.start ?? ''
  const found = new Map(buckets.map((bucket) => [bucket.start, bucket]))
  const all: B[] = []
  for (let start = buckets[0]?.start; start !== undefined && start <= last; start = following(start, size)) all.push(found.get(start) ?? empty(start))
  return all
}

/** The size that leaves the fewest, but enough, bars for a span. */
export function fittingSize(from: string | null, to: string | null): BucketSize {
  if (!from || !to) return 'month'
  const days = (toMs(to) - toMs(from)) / DAY_MS + 1
  return days <= 130 ? 'day' : days <= 500 ? 'week' : 'month'
}
