import type { EventView, Quote, RecordEvent } from '../api/types.ts'

export const LIGHT_KINDS = ['mentions', 'actors', 'targets', 'places', 'date', 'weapons', 'casualties', 'sources', 'evidence'] as const
export type LightKind = (typeof LIGHT_KINDS)[number]
export interface Light {
  start: number
  end: number
  kind: LightKind
}

/** Everything in the text that carries a value of this event, in code points. */
export function lightsOf(event: RecordEvent | EventView): Light[] {
  const of = (kind: LightKind, quotes: readonly (Quote | null | undefined)[]): Light[] =>
    quotes.filter((quote) => quote !== null && quote !== undefined).map(({ start, end }) => ({ start, end, kind }))
  const claims = event.claims ?? []
  return [
    ...of('evidence', claims.map(({ evidence }) => evidence)),
    ...of('mentions', event.mentions),
    ...of('actors', event.actors),
    ...of('targets', event.targets),
    ...of('places', event.places),
    ...of('date', [event.date]),
    ...of('weapons', event.weapons),
    ...of('casualties', event.casualties),
    ...of('sources', claims.flatMap(({ source, via, cue }) => [source, via, cue])),
  ]
}
