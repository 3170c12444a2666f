import type { ClaimRow, IncidentView } from '../api/types.ts'
import { sayAny, sayField, saySource } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'

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
          <ul>{against.map((claim, at) => <Denial key={at} claim={claim} />)}</ul>
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

function DisputedFields({ incident: { disputed, claims } }: { incident: IncidentView }) {
  const speech = useWords()
  if (disputed.length === 0) return <p className="faint">{speech.t('incident.nothingDisputed')}</p>
  const rows = new Map(claims.map((claim) => [claim.event, claim]))
  return (
    <ul>
      {disputed.map(({ field, values }) => (
        <li key={field}>
          <span className="faint">{sayField(field, speech)}</span>
          <ul className="versions">
            {values.map(({ value, claims: by }, at) => (
              <li key={at}><strong><bdi>{sayAny(field, value, speech)}</bdi></strong> <span className="faint"><bdi>{saidBy(by, claims, rows).map((claim) => sayWho(claim, speech)).join(speech.lang === 'ar' ? '، ' : ', ')}</bdi></span></li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The claims behind a value, which come as rows, as places in the list of claims, or as event keys. */
function saidBy(by: readonly unknown[], claims: readonly ClaimRow[], rows: Map<string, ClaimRow>): ClaimRow[] {
  const found = by.map((one) => {
    if (typeof one === 'number') return claims[one]
    if (typeof one === 'string') return rows.get(one)
    const said = one as Partial<ClaimRow> | null
    return said?.evidence ? (said as ClaimRow) : rows.get(said?.event ?? '')
  })
  return found.filter((claim) => claim !== undefined)
}

const sayWho = (claim: ClaimRow, speech: ReturnType<typeof useWords>): string =>
  claim.source ? saySource({ source: claim.source, via: null }, speech) : (claim.outlet ?? speech.t('say.outletItself'))

function Denial({ claim }: { claim: ClaimRow }) {
  const speech = useWords()
  return (
    <li className={`stance-${claim.stance}`}>
      <strong><bdi>{sayWho(claim, speech)}</bdi></strong> <span className={`stance stance-${claim.stance}`}>{speech.label('stances', claim.stance)}</span>
      <blockquote lang="ar" dir="auto">{claim.evidence.text}</blockquote>
    </li>
  )
}
