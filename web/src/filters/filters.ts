/** What is asked of the incidents, and the same in the address of the page: one question has one address. */

export interface Filters {
  kind: string[]
  from: string | null
  to: string | null
  area: [number, number][] | null
  party: string[]
  weapon: string[]
  source: string[]
  place: string[]
  killedMin: number | null
  denied: boolean
  status: string[]
  review: string[]
  q: string
}
export type ListFilter = 'kind' | 'party' | 'weapon' | 'source' | 'place' | 'status' | 'review'

export const NO_FILTERS: Filters = {
  kind: [], from: null, to: null, area: null, party: [], weapon: [], source: [], place: [], killedMin: null, denied: false, status: [], review: [], q: '',
}
export const LIST_FILTERS: readonly ListFilter[] = ['kind', 'party', 'weapon', 'source', 'place', 'status', 'review']

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function readFilters(query: URLSearchParams): Filters {
  const lists = Object.fromEntries(LIST_FILTERS.map((name) => [name, query.getAll(name).filter(Boolean)])) as Record<ListFilter, string[]>
  return {
    ...lists,
    from: day(query.get('from')),
    to: day(query.get('to')),
    area: readArea(query.get('area')),
    killedMin: wholeNumber(query.get('killed_min')),
    denied: query.get('denied') === 'true',
    q: query.get('q') ?? '',
  }
}

/** Only what is asked stands in the address; other parameters are not ours and stay out. */
export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of LIST_FILTERS) for (const value of filters[name]) query.append(name, value)
  if (filters.from) query.set('from', filters.from)
  if (filters.to) query.set('to', filters.to)
  if (filters.area) query.set('area', filters.area.map(([lon, lat]) => `${rounded(lon)} ${rounded(lat)}`).join(','))
  if (filters.killedMin !== null) query.set('killed_min', String(filters.killedMin))
  if (filters.denied) query.set('denied', 'true')
  if (filters.q.trim()) query.set('q', filters.q.trim())
  return query
}

/** The same question as the API wants it: the area as a GeoJSON polygon, closed. */
export function askedOfApi(filters: Filters): URLSearchParams {
  const query = writeFilters(filters)
  if (filters.area) query.set('area', JSON.stringify({ type: 'Polygon', coordinates: [closed(filters.area)] }))
  return query
}

export function howMany(filters: Filters): number {
  const lists = LIST_FILTERS.reduce((sum, name) => sum + filters[name].length, 0)
  const single = [filters.from ?? filters.to, filters.area, filters.killedMin !== null, filters.denied, filters.q.trim()]
  return lists + single.filter(Boolean).length
}

function readArea(said: string | null): [number, number][] | null {
  const corners = (said ?? '').split(',').map((pair) => pair.trim().split(/\s+/).map(Number))
  const isCorner = (pair: number[]): pair is [number, number] => pair.length === 2 && pair.every(Number.isFinite)
  return corners.length >= 3 && corners.every(isCorner) ? (corners as [number, number][]) : null
}

const day = (said: string | null): string | null => (said && DAY.test(said) ? said : null)
const wholeNumber = (said: string | null): number | null => (said && /^\d{1,9}$/.test(said) ? Number(said) : null)
const rounded = (degrees: number): string => String(Math.round(degrees * 1e4) / 1e4)
const closed = (corners: [number, number][]): [number, number][] => (corners[0] ? [...corners, corners[0]] : corners)
