/** What the API of Marsad answers, as the app reads it. Offsets are code points; null is "not said", never nought. */

export type Lang = 'ar' | 'en'
export interface Named {
  ar: string | null
  en: string | null
}
export interface Quote {
  start: number
  end: number
  text: string
}
export interface Party extends Quote {
  entity: string | null
  name: Named | null
  sector?: string | null
  country?: string | null
}
export interface PlaceOf {
  id: string
  name: Named
  kind?: string
  lat: number | null
  lon: number | null
  radius_km: number | null
  precision?: string | null
  admin?: (string | null)[]
  confidence?: number
  why?: string
}
export interface PlaceMention extends Quote {
  place: PlaceOf | null
  candidates?: number
}
export interface Weapon extends Quote {
  weapon: string
  low: number | null
  high: number | null
}
export interface Casualty extends Quote {
  outcome: string
  group: string
  low: number | null
  high: number | null
  count_kind: string
}
export type Stance = 'asserts' | 'denies' | 'doubts'
export interface RecordClaim {
  source: Party | null
  via: Party | null
  stance: Stance
  cue: Quote | null
  evidence: Quote
}
export interface DateOf extends Quote {
  earliest: string | null
  latest: string | null
  part_of_day: string | null
  basis: string | null
}
export interface RecordEvent {
  id: string
  kind: string
  mode: string | null
  status: string
  scope: string
  mentions: Quote[]
  actors: Party[]
  targets: Party[]
  places: PlaceMention[]
  date: DateOf | null
  weapons: Weapon[]
  casualties: Casualty[]
  claims: RecordClaim[]
  notes: string[]
}
export interface MarsadRecord {
  document: { id: string; title: string | null; outlet: string | null; url: string | null; published: string | null; text: string; sha256: string }
  events: RecordEvent[]
  times: (Quote & { type: string; value: string })[]
  places: PlaceMention[]
  parties: Party[]
  notes: string[]
  coder: { name: string; version: string; knowledge: string }
}

export type Review = 'unreviewed' | 'accepted' | 'corrected' | 'rejected'
export interface Toll {
  low: number | null
  high: number | null
  open?: boolean
  claims?: number
}
export interface NamedParty {
  entity: string | null
  name: Named | string | null
  text?: string
}
export interface Incident {
  id: string
  kind: string
  mode: string | null
  earliest: string | null
  latest: string | null
  place: PlaceOf | null
  killed: Toll | null
  injured: Toll | null
  actors: NamedParty[]
  targets: NamedParty[]
  weapons: string[]
  reports: number
  voices: number
  denied: boolean
  doubted: boolean
  status: string
  review: Review
}
export interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

export interface Cluster {
  lat: number
  lon: number
  count: number
  killed_high: number | null
  denied?: number
  bbox: [number, number, number, number]
}
export interface MapPoint {
  id: string
  lat: number
  lon: number
  radius_km: number | null
  precision: string | null
  kind: string
  killed_high: number | null
  denied: boolean
}
export interface MapArea {
  place_id: string
  name: Named | string | null
  lat: number
  lon: number
  radius_km: number | null
  count: number
  ids: string[]
}
/** `unplaced`: incidents that the filters allow and no map can show. */
export interface MapAnswer {
  total?: number
  unplaced?: number
  clusters: Cluster[]
  points: MapPoint[]
  areas: MapArea[]
}
export interface Bucket {
  start: string
  count: number
  killed_low: number | null
  killed_high: number | null
}
export interface Facet {
  value: string
  label: Named | string | null
  count: number
}
export type Facets = Partial<Record<'kind' | 'party' | 'weapon' | 'source' | 'status' | 'review' | 'place', Facet[]>>

/** One event as an incident, a report or the queue shows it: the record's event with the words around it. */
export interface EventView extends Omit<RecordEvent, 'id' | 'date' | 'claims'> {
  key: string
  report_key: string
  digest: string
  review: Review
  earliest: string | null
  latest: string | null
  part_of_day: string | null
  basis: string | null
  date?: DateOf | null
  claims?: RecordClaim[]
  sentences: Quote[]
  incident?: string | null
}
export interface ClaimRow {
  event: string
  report: string
  outlet: string | null
  published: string | null
  source: Party | null
  via: Party | null
  stance: Stance
  cue: Quote | null
  evidence: Quote
  tolls: { outcome: string; group: string; low: number | null; high: number | null; count_kind: string; text: string }[]
  place: PlaceOf | Named | string | null
  date: { earliest: string | null; latest: string | null } | string | null
}
export interface Disputed {
  field: string
  values: { value: unknown; claims: string[] }[]
}
export interface TollStep {
  published: string | null
  /** The voice, `party:…` or `report:…`, and its name where it has one. */
  source: string
  name: Named | null
  outcome: string
  low: number | null
  high: number | null
  report: string
}
export interface TieView {
  a: string
  b: string
  score: number
  verdict: string
  weights: { name: string; weight: number; said: string | null }[]
}
export interface JudgementView {
  entry: number | null
  a: string
  b: string
  verdict: 'same' | 'different'
  author: string
  at: string
  why: string | null
  undone_by: number | null
}
export interface Entry {
  seq: number
  at: string
  author: string | null
  act: string
  subject: string
  body: unknown
  why: string | null
}
export interface Voice {
  voice: string
  name: Named | null
  reports: string[]
}
export interface ReportHead {
  key: string
  title: string | null
  outlet: string | null
  url: string | null
  published: string | null
  echo_group: string | null
}
/** An incident that was joined to another is told by that one's id alone. */
export interface Moved {
  id: string
  opened: false
  into: string | null
}
export interface IncidentView {
  id: string
  opened: true
  summary: Incident
  events: EventView[]
  claims: ClaimRow[]
  agreed: string[]
  disputed: Disputed[]
  tolls: { killed: Toll; injured: Toll; over_time: TollStep[] }
  voices: { independent: number; said_by: Voice[]; denied_by: Voice[]; echoes: { group: string; reports: string[] }[] }
  reports: ReportHead[]
  ties: TieView[]
  judgements: JudgementView[]
  history: Entry[]
}
export interface ReportView {
  key: string
  title: string | null
  outlet: string | null
  url: string | null
  published: string | null
  language: string | null
  text: string
  sha256: string
  events: EventView[]
  previous: string | null
  newer: string | null
  echoes: ReportHead[]
  history: Entry[]
}
/** `lit` are ranges of code points within the snippet; `start` is where it begins in the text, null for the title. */
export interface Snip {
  text: string
  lit: [number, number][]
  start: number | null
}
export interface ReportHit extends ReportHead {
  snippets?: Snip[]
}
export interface Changes {
  from: string | null
  to: string | null
  events: { before: string | null; after: string | null; what: 'added' | 'gone' | 'changed'; fields: { field: string; before: unknown; after: unknown }[] }[]
}
export interface QueueItem {
  event: EventView
  title?: string | null
  /** Why it stands where it stands: a name each with its points, the heaviest first. */
  reasons?: Record<string, number>
}
export interface Disagreement {
  event: string
  field: string
  said: { value: unknown; reviewers: string[] }[]
}
export interface Agreement {
  fields: { field: string; alpha: number | null; n: number; agreed: number }[]
  n: number
  reviewers: string[]
}
export interface Me {
  account: { name: string; role: 'reader' | 'reviewer' | 'admin' } | null
  can: ('read' | 'review' | 'admin')[]
  public: boolean
  csrf: string
  local?: boolean
}
export interface ReviewAct {
  act: 'accept' | 'correct' | 'reject' | 'note'
  field?: string
  item?: number | null
  value?: unknown
  quote?: { start: number; end: number }
  why: string
  shown: string
  /** A second opinion: counted for agreement, and changes nothing. */
  blind?: boolean
}
/** code -> [English, Arabic], a shelf each: kinds, modes, weapons, outcomes … */
export type Labels = Record<string, Record<string, [string, string] | Named | string>>
