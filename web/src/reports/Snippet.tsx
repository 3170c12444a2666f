import type { Snip } from '../api/types.ts'
import { unitOffsets } from '../text/codePoints.ts'
import { light } from '../text/light.ts'

/** Words of a report around what was searched; what was found is lit. */
export function Snippet({ snip: { text, lit } }: { snip: Snip }) {
  const units = unitOffsets(text)
  return (
    <p lang="ar" dir="auto" className="snippet">
      {light(units.length - 1, lit.map(([start, end]) => ({ start, end }))).map(({ start, end, covered }) => {
        const words = text.slice(units[start], units[end])
        return covered.length > 0 ? <mark key={start}>{words}</mark> : words
      })}
    </p>
  )
}
