import { light } from '../text/light.ts'
import { unitOffsets } from '../text/codePoints.ts'

export interface LitSnippet {
  text: string
  lit?: { start: number; end: number }[]
}

/** Words of a report around what was searched; what was found is lit. */
export function Snippet({ snippet }: { snippet: string | LitSnippet }) {
  const { text, lit = [] } = typeof snippet === 'string' ? { text: snippet } : snippet
  const units = unitOffsets(text)
  return (
    <p lang="ar" dir="auto" className="snippet">
      {light(units.length - 1, lit).map(({ start, end, covered }) => {
        const words = text.slice(units[start], units[end])
        return covered.length > 0 ? <mark key={start}>{words}</mark> : words
      })}
    </p>
  )
}
