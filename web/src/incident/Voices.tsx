import { Link } from 'react-router-dom'
import type { ClaimRow, IncidentView } from '../api/types.ts'
import { useWords } from '../words/Words.tsx'

/** How many speak for themselves, and which reports only carry another's text. */
export function Voices({ voices, claims }: { voices: IncidentView['voices']; claims: readonly ClaimRow[] }) {
  const { t, n } = useWords()
  const outlets = new Map(claims.map(({ report, outlet }) => [report, outlet]))
  return (
    <section className="panel">
      <h2>{t('incident.voices')}</h2>
      <p><strong className="big"><bdi>{n(voices.independent)}</bdi></strong> {t('incident.independent')}</p>
      {voices.echoes.length === 0 ? <p className="faint">{t('incident.noEchoes')}</p> : <p>{t('incident.echoes')}</p>}
      {voices.echoes.map(({ group, reports }) => (
        <ul key={String(group)} className="echoes">
          {reports.map((report) => {
            const key = typeof report === 'string' ? report : report.key
            const said = typeof report === 'string' ? outlets.get(report) : (report.outlet ?? report.title)
            return <li key={key}><Link to={`/reports/${key}`}><bdi>{said ?? key.slice(0, 12)}</bdi></Link></li>
          })}
        </ul>
      ))}
    </section>
  )
}
