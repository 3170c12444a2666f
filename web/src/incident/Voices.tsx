import { Link } from 'react-router-dom'
import type { IncidentView, Voice } from '../api/types.ts'
import { useWords } from '../words/Words.tsx'

/** How many reports are no echo of another, whom they quote in the end, who denies, and which only carry another's text. */
export function Voices({ voices, reports }: Pick<IncidentView, 'voices' | 'reports'>) {
  const { t, n } = useWords()
  const heads = new Map(reports.map((report) => [report.key, report]))
  return (
    <section className="panel">
      <h2>{t('incident.voices')}</h2>
      <p><strong className="big"><bdi>{n(voices.independent)}</bdi></strong> {t('incident.independent')}</p>
      {voices.said_by.length > 0 && <><h3>{t('incident.saidBy')}</h3><Named voices={voices.said_by} /></>}
      {voices.denied_by.length > 0 && <><h3>{t('incident.deniedBy')}</h3><Named voices={voices.denied_by} /></>}
      {voices.echoes.length === 0 ? <p className="faint">{t('incident.noEchoes')}</p> : <h3>{t('incident.echoes')}</h3>}
      {voices.echoes.map(({ group, reports: keys }) => (
        <ul key={group} className="echoes">
          {keys.map((key) => <li key={key}><Link to={`/reports/${key}`}><bdi>{heads.get(key)?.outlet ?? heads.get(key)?.title ?? key.slice(0, 12)}</bdi></Link></li>)}
        </ul>
      ))}
    </section>
  )
}

function Named({ voices }: { voices: readonly Voice[] }) {
  const { name, count } = useWords()
  return (
    <ul className="voiceList">
      {voices.map(({ voice, name: named, reports }) => (
        <li key={voice}><bdi>{name(named) ?? voice.replace(/^\w+:/, '')}</bdi> <span className="faint">{count('count.reports', reports.length)}</span></li>
      ))}
    </ul>
  )
}
