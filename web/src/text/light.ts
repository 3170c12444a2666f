/** Quotes of a text, which may overlap, as a row of pieces that do not: each piece knows the quotes that cover it. */

export interface Quoted {
  start: number
  end: number
}

export interface Piece<Q extends Quoted> {
  start: number
  end: number
  covered: Q[]
}

/** Offsets in and out are of one kind, whichever. Quotes outside the text, and empty ones, are left out. */
export function light<Q extends Quoted>(length: number, quotes: readonly Q[]): Piece<Q>[] {
  const real = quotes.filter(({ start, end }) => start >= 0 && start < end && end <= length)
  const cuts = [...new Set([0, length, ...real.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const pieces: Piece<Q>[] = []
  let open: Q[] = []
  const begins = byStart(real)
  cuts.slice(0, -1).forEach((start, at) => {
    const end = cuts[at + 1] ?? length
    open = [...open.filter((quote) => quote.end > start), ...(begins.get(start) ?? [])]
    // The shortest comes last: it is the nearest to the word, and is painted over the others.
    pieces.push({ start, end, covered: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) })
  })
  return pieces
}

function byStart<Q extends Quoted>(quotes: readonly Q[]): Map<number, Q[]> {
  const begins = new Map<number, Q[]>()
  for (const quote of quotes) begins.set(quote.start, [...(begins.get(quote.start) ?? []), quote])
  return begins
}
