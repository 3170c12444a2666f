import { groupBy } from '../src/parts/groups.ts'
import { readFileSync } from 'node:fs'
import type { Incident, MapAnswer, PlaceOf } from '../src/api/types.ts'
import { incidents, records, reports } from './incidents.ts'

const labels = JSON.parse(readFileSync(new URL('../../src/marsad/export/labels.json', import.meta.url), 'utf8')) as Record<string, unknown>
const ENTRIES = [
  { seq: 3, at: '2019-07-24T09:12:04.000000Z', author: 'salma', act: 'correct', subject: `${reports[0]?.key ?? ''}#e1`, body: {}, why: 'العدد في النص ٧ لا ٢٠', hash: 'a3f0c1d29b77' },
  { seq: 2, at: '2019-07-23T09:12:04.000000Z', author: null, act: 'code', subject: reports[0]?.key ?? '', body: {}, why: null, hash: '77b0c1d29b1f' },
]

export function answer(method: string, url: URL): unknown {
  const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  if (method === 'POST') return path[0] === 'read' ? (records[0] ?? null) : { entry: 1 }
  switch (path[0]) {
    case 'me': return { account: { name: 'salma', role: 'admin' }, can: ['read', 'review', 'admin'], public: false, csrf: 'mock', local: true }
    case 'labels': return labels
    case 'incidents': return incidentsAt(path[1], asked(url.searchParams), url.searchParams)
    case 'reports': return path[1] ? reportAt(path[1], path[2]) : page(reports.filter(({ text }) => text.includes(url.searchParams.get('q') ?? '')).map((report) => ({ ...report, events: report.events.length, snippet: { text: report.text.slice(0, 180), lit: [{ start: 4, end: 10 }] } })))
    case 'queue': return page(incidents.flatMap(({ events, id }) => events.map((event) => ({ event, incident: id, reasons: [{ name: 'denied', said: 'ينفيه طرف' }, { name: 'toll', said: 'قتلى: 14' }] }))))
    case 'disagreements': return page([])
    case 'agreement': return { alpha: { kind: 0.91, killed: 0.78, place: 0.83 }, n: 24, reviewers: ['salma', 'omar'] }
    case 'history': return page(ENTRIES)
    case 'pictures': return pictures(path[1], asked(url.searchParams))
    case 'places':
    case 'parties': return { items: [{ id: 'geonames:163779', entity: 'sy.sohr', name: { ar: 'تلبيسة', en: 'Talbiseh' }, kind: 'city', admin: ['SYR', 'Homs'] }] }
    default: return null
  }
}

const page = <T>(items: T[]) => ({ items, total: items.length, next: null })
const reportAt = (key: string, more?: string) => (more ? { from: null, to: null, events: [] } : (reports.find((report) => report.key === key) ?? null))

function asked(query: URLSearchParams): Incident[] {
  const [kinds, from, to, least] = [query.getAll('kind'), query.get('from'), query.get('to'), Number(query.get('killed_min') ?? -1)]
  return incidents.map(({ summary }) => summary).filter((one) =>
    (kinds.length === 0 || kinds.includes(one.kind)) && (!from || (one.latest ?? '') >= from) && (!to || (one.earliest ?? '9') <= to) &&
    (query.get('denied') !== 'true' || one.denied) && (least < 0 || (one.killed?.high ?? -1) >= least) && query.getAll('place').every((id) => one.place?.id === id),
  )
}

function incidentsAt(what: string | undefined, items: Incident[], query: URLSearchParams): unknown {
  if (what === undefined) return page(query.get('sort') === 'killed' ? items.sort((a, b) => (b.killed?.high ?? -1) - (a.killed?.high ?? -1)) : items.sort((a, b) => (b.earliest ?? '').localeCompare(a.earliest ?? '')))
  if (what === 'map') return map(items)
  if (what === 'timeline') return { buckets: buckets(items) }
  if (what === 'facets') return { kind: facet(items, (one) => [one.kind]), weapon: facet(items, ({ weapons }) => weapons), status: facet(items, ({ status }) => [status]), review: facet(items, ({ review }) => [review]), party: facet(items, ({ actors }) => actors.map(({ entity }) => entity ?? '').filter(Boolean)) }
  return incidents.find(({ id }) => id === what) ?? null
}

function facet(items: Incident[], of: (one: Incident) => string[]) {
  const counts = new Map<string, number>()
  for (const value of items.flatMap(of)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, label: null, count }))
}

function buckets(items: Incident[]) {
  const days = groupBy(items.filter(({ earliest }) => earliest), ({ earliest }) => earliest ?? '')
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([start, all]) => ({ start, count: all.length, killed_low: sum(all, 'low'), killed_high: sum(all, 'high') }))
}
const sum = (items: Incident[], side: 'low' | 'high') => items.reduce((all, { killed }) => all + (killed?.[side] ?? 0), 0)

function map(items: Incident[]): MapAnswer {
  const placed = items.filter((one): one is Incident & { place: PlaceOf & { lat: number; lon: number } } => one.place?.lat != null)
  const isPoint = ({ place }: Incident) => (place?.radius_km ?? 99) <= 8
  const areas = groupBy(placed.filter((one) => !isPoint(one)), ({ place }) => place.id)
  return {
    clusters: [{ lat: 24, lon: 45, count: 1240, killed_high: 300, bbox: [44, 23, 46, 25] }],
    points: placed.filter(isPoint).map(({ id, kind, denied, killed, place: { lat, lon, radius_km } }) => ({ id, lat, lon, radius_km, precision: 'exact', kind, killed_high: killed?.high ?? null, denied })),
    areas: [...areas.values()].map((all) => ({ place_id: all[0]?.place.id ?? '', name: all[0]?.place.name ?? null, lat: all[0]?.place.lat ?? 0, lon: all[0]?.place.lon ?? 0, radius_km: all[0]?.place.radius_km ?? 10, count: all.length, ids: all.map(({ id }) => id) })),
  }
}

function pictures(what: string | undefined, items: Incident[]): unknown {
  if (what === 'tolls') return { buckets: buckets(items) }
  if (what === 'calendar') return { days: buckets(items).map(({ start, count, killed_high }) => ({ day: start, count, killed_high })) }
  const of = { places: (one: Incident) => (one.place ? [one.place] : []), parties: (one: Incident) => one.actors.map((actor) => ({ id: actor.entity ?? actor.text ?? '', name: actor.name ?? actor.text ?? null })), weapons: (one: Incident) => one.weapons.map((id) => ({ id, name: id })) }[what ?? ''] ?? (() => [])
  const groups = groupBy(items.flatMap((one) => of(one).map((what) => ({ what, one }))), ({ what: { id } }) => id)
  return { items: [...groups].map(([id, all]) => ({ id, label: all[0]?.what.name ?? null, count: all.length, killed_low: sum(all.map(({ one }) => one), 'low'), killed_high: sum(all.map(({ one }) => one), 'high') })).sort((a, b) => b.count - a.count) }
}
