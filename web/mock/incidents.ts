import { groupBy } from '../src/parts/groups.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ClaimRow, EventView, Incident, IncidentView, MarsadRecord, PlaceOf, RecordEvent, ReportView, TollStep } from '../src/api/types.ts'

/** The invented reports as the observatory would keep them: reports, events, and incidents by the name of the file. */

const here = (name: string): URL => new URL(name, import.meta.url)
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

export const records = readFileSync(here('./records.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as MarsadRecord)

const keyOf = (record: MarsadRecord): string => sha(record.document.id)
const incidentId = (record: MarsadRecord, event: RecordEvent): string => {
  const story = record.document.id.split('-')[0] ?? ''
  const isMain = event === record.events[0]
  return `i-${sha(isMain ? story : `${record.document.id} ${event.id}`).slice(0, 12)}`
}

function viewOf(record: MarsadRecord, event: RecordEvent): EventView {
  const { id, ...rest } = event
  const sentences = event.claims.map(({ evidence }) => evidence)
  return {
    ...rest, key: `${keyOf(record)}#${id}`, report_key: keyOf(record), digest: sha(JSON.stringify(event)), review: 'unreviewed', sentences, incident: incidentId(record, event),
    earliest: event.date?.earliest ?? null, latest: event.date?.latest ?? null, part_of_day: event.date?.part_of_day ?? null, basis: event.date?.basis ?? null,
  }
}

export const reports: ReportView[] = records.map((record) => ({
  key: keyOf(record), title: record.document.title, outlet: record.document.outlet, url: record.document.url, published: record.document.published,
  language: 'ar', text: record.document.text, sha256: record.document.sha256, events: record.events.map((event) => viewOf(record, event)),
  previous: null, newer: null, echoes: [], history: [],
}))

const reportOf = (event: EventView): ReportView => reports.find(({ key }) => key === event.report_key) as ReportView
const placeOf = (event: EventView): PlaceOf | null => event.places.find(({ place }) => place !== null)?.place ?? null

function claimsOf(event: EventView): ClaimRow[] {
  const report = reportOf(event)
  return (event.claims ?? []).map((claim) => ({
    event: event.key, report: report.key, outlet: report.outlet, published: report.published, ...claim, place: placeOf(event), date: { earliest: event.earliest, latest: event.latest },
    tolls: claim.stance === 'asserts' ? event.casualties.filter(({ start }) => start >= claim.evidence.start && start < claim.evidence.end) : [],
  }))
}

function tollsOf(event: EventView): TollStep[] {
  const report = reportOf(event)
  return event.casualties.map(({ outcome, low, high }) => ({ published: report.published, source: event.claims?.find(({ stance }) => stance === 'asserts')?.source ?? null, outcome, low, high, report: report.key }))
}

function summary(id: string, events: EventView[]): Incident {
  const first = events[0] as EventView
  const killed = events.map((event) => Math.max(-1, ...event.casualties.filter(({ outcome }) => outcome === 'killed').map(({ low, high }) => high ?? low ?? 0))).filter((n) => n >= 0)
  const stances = events.flatMap((event) => event.claims ?? []).map(({ stance }) => stance)
  const days = events.map(({ earliest }) => earliest).filter((day) => day !== null).sort()
  const place = events.map(placeOf).find((one) => one !== null) ?? null
  return {
    id, kind: first.kind, mode: first.mode, earliest: days[0] ?? null, latest: days.at(-1) ?? null, place,
    killed: killed.length > 0 ? { low: Math.min(...killed), high: Math.max(...killed) } : null, injured: null, actors: first.actors, targets: first.targets,
    weapons: [...new Set(events.flatMap(({ weapons }) => weapons.map(({ weapon }) => weapon)))], reports: new Set(events.map(({ report_key }) => report_key)).size,
    voices: new Set(events.map((event) => reportOf(event).text.slice(60, 160))).size, denied: stances.includes('denies'), doubted: stances.includes('doubts'), status: first.status, review: first.review,
  }
}

const groups = groupBy(reports.flatMap((report) => report.events), (event) => event.incident ?? '')
export const incidents: IncidentView[] = [...groups].map(([id, events]) => {
  const said = summary(id, events)
  const tolls = [...new Set(events.map((event) => summary('', [event]).killed?.high ?? null))].filter((n) => n !== null)
  const texts = groupBy(events, (event) => reportOf(event).text.slice(60, 160))
  return {
    id, summary: said, events, claims: events.flatMap(claimsOf), agreed: ['kind', ...(tolls.length > 1 ? [] : ['killed']), ...(said.earliest === said.latest ? ['date'] : []), 'place'],
    disputed: tolls.length > 1 ? [{ field: 'killed', values: tolls.map((value) => ({ value, claims: events.filter((event) => summary('', [event]).killed?.high === value).map(({ key }) => key) })) }] : [],
    tolls: { low: said.killed?.low ?? null, high: said.killed?.high ?? null, over_time: events.flatMap(tollsOf) },
    voices: { independent: said.voices, echoes: [...texts].filter(([, same]) => same.length > 1).map(([group, same]) => ({ group, reports: same.map(({ report_key }) => report_key) })) },
    ties: events.slice(1).map((event) => ({ a: events[0]?.key ?? '', b: event.key, score: 3.4, verdict: 'same', weights: [{ name: 'place', weight: 2.1, said: 'same place, 0 km' }, { name: 'day', weight: 1.6, said: 'same day' }, { name: 'toll', weight: -0.3, said: '7 and 11' }] })),
    judgements: [], history: [],
  }
})
