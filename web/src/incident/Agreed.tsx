import type { ClaimRow, IncidentView, Named } from '../api/types.ts'
import { groupBy } from '../parts/groups.ts'
import { sayAny, sayField, saySource } from '../parts/values.ts'
import { useWords, type Speech } from '../words/Words.tsx'

/** What all say, what they differ in, and who denies or doubts: before anything else on the page. */
export function Agreed({ incident }: { incident: IncidentView }) {
  const { t } = useWords()
  const against = incident.claims.filter(({ stance }) => stance !== 'asserts')
  return (
    <div className="agreed">
      <section className="panel">
        <h2>{t('incident.agreed')}</h2>
        <AgreedFields incident={incident} />
      </section>
      <section className="panel">
        <h2>{t('incident.disputed')}</h2>
        <DisputedFields incident={incident} />
      </section>
      {against.length > 0 && (
        <section className="panel denials">
          <h2>{t('incident.denials')}</h2>
          <ul>{[...groupBy(against, (claim) => `${claim.stance} ${claim.source?.entity ?? claim.source?.text ?? claim.outlet ?? ''} ${claim.evidence.text}`).values()].map((same, at) => <Denial key={at} same={same} />)}</ul>
        </section>
      )}
    </div>
  )
}

function AgreedFields({ incident: { agreed, summary } }: { incident: IncidentView }) {
  const speech = useWords()
  if (agreed.length === 0) return <p className="faint">{speech.t('incident.nothingAgreed')}</p>
  const values: Record<string, unknown> = {
    ...summary, date: { earliest: summary.earliest, latest: summary.latest }, places: summary.place?.name, place: summary.place?.name,
  }
  return (
    <ul>
      {agreed.map((field) => (
        <li key={field}><span className="faint">{sayField(field, speech)}</span>{values[field] !== undefined && <> <bdi>{sayAny(field, values[field], speech)}</bdi></>}</li>
      ))}
    </ul>
  )
}

function DisputedFields({ incident }: { incident: IncidentView }) {
  const speech = useWords()
  const { disputed, claims } = incident
  if (disputed.length === 0) return <p className="faint">{speech.t('incident.nothingDisputed')}</p>
  return (
    <ul>
      {disputed.map(({ field, values }) => (
        <li key={field}>
          <span className="faint">{sayField(field, speech)}</span>
          <ul className="versions">
            {values.map(({ value, claims: by }, at) => (
              <li key={at}><strong><bdi>{sayVersion(field, value, incident, speech)}</bdi></strong> <span className="faint"><bdi>{saidBy({ field, value, claims: by }, claims, speech)}</bdi></span></li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** A value in words: ids of places and parties by the names that the incident's events give them. */
function sayVersion(field: string, value: unknown, { events }: IncidentView, speech: Speech): string {
  if (field === 'happened') return speech.label('stances', String(value))
  if (field === 'date') return sayAny('date', spanOf(value), speech)
  const names = new Map<string, Named | null>()
  for (const { places, actors, targets } of events) {
    for (const { place } of places) if (place) names.set(place.id, place.name)
    for (const { entity, name } of [...actors, ...targets]) if (entity) names.set(entity, name)
  }
  const named = (one: unknown) => (typeof one === 'string' && names.has(one) ? (names.get(one) ?? one) : one)
  return sayAny(field, Array.isArray(value) ? value.map(named) : named(value), speech)
}

function spanOf(value: unknown): unknown {
  const span = value as { low?: string | null; high?: string | null }
  return { earliest: span.low ?? null, latest: span.high ?? null }
}

/** Who stands behind a value, once each: of the events that say it, those whose claim it is; for the stance, those who take it. */
function saidBy({ field, value, claims: keys }: Version, claims: readonly ClaimRow[], speech: Speech): string {
  const of = claims.filter(({ event, stance }) => keys.includes(event) && (field === 'happened' ? stance === value : stance === 'asserts'))
  return [...new Set(of.map((claim) => sayWho(claim, speech)))].join(speech.lang === 'ar' ? '، ' : ', ')
}
interface Version {
  field: string
  value: unknown
  claims: readonly string[]
}

const sayWho = (claim: ClaimRow, speech: Speech): string =>
  claim.source ? saySource({ source: claim.source, via: null }, speech) : (claim.outlet ?? speech.t('say.outletItself'))

/** One denial, however many reports carry its words. */
function Denial({ same }: { same: readonly ClaimRow[] }) {
  const speech = useWords()
  const [claim] = same
  if (!claim) return null
  return (
    <li className={`stance-${claim.stance}`}>
      <strong><bdi>{sayWho(claim, speech)}</bdi></strong> <span className={`stance stance-${claim.stance}`}>{speech.label('stances', claim.stance)}</span>{' '}
      <span className="faint"><bdi>{[...new Set(same.map(({ outlet }) => outlet).filter(Boolean))].join(' · ')}</bdi></span>
      <blockquote lang="ar" dir="auto">{claim.evidence.text}</blockquote>
    </li>
  )
}
