import type { IncidentView, TieView } from '../api/types.ts'
import { useWords } from '../words/Words.tsx'

/** Why these reports are one incident: the scores between pairs, made of parts that can be read, and people's judgements. */
export function Ties({ incident }: { incident: IncidentView }) {
  const { t, time } = useWords()
  if (incident.ties.length === 0 && incident.judgements.length === 0) return null
  const outlets = new Map(incident.claims.map(({ event, outlet }) => [event, outlet]))
  const said = (event: string) => outlets.get(event) ?? event.slice(0, 10)
  return (
    <section className="panel">
      <h2>{t('incident.ties')}</h2>
      {incident.ties.map((tie) => <Tie key={`${tie.a} ${tie.b}`} tie={tie} said={said} />)}
      {incident.judgements.length > 0 && (
        <>
          <h3>{t('incident.judgements')}</h3>
          <ul>
            {incident.judgements.map(({ entry, a, b, verdict, author, at, why, undone_by }) => (
              <li key={`${a} ${b} ${String(entry)}`} className={undone_by === null ? '' : 'undone'}><bdi>{said(a)}</bdi> {verdict === 'same' ? '=' : '≠'} <bdi>{said(b)}</bdi> · <bdi>{author}</bdi> · <bdi>{time(at)}</bdi>{why && <> · <bdi>{why}</bdi></>}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Tie({ tie, said }: { tie: TieView; said: (event: string) => string }) {
  const { t, n, label } = useWords()
  return (
    <details className="tie">
      <summary><bdi>{said(tie.a)}</bdi> ↔ <bdi>{said(tie.b)}</bdi> · <strong>{label('verdicts', tie.verdict)}</strong> · {t('incident.score')} <bdi>{n(tie.score)}</bdi></summary>
      <ul>
        {tie.weights.map(({ name, weight, said: words }) => (
          <li key={name}><span dir="ltr" className={weight < 0 ? 'against' : 'for'}>{weight > 0 ? '+' : ''}{n(weight)}</span> <bdi>{name}</bdi>{words && <span className="faint"> <bdi>{words}</bdi></span>}</li>
        ))}
      </ul>
    </details>
  )
}
