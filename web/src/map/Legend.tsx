import { useWords } from '../words/Words.tsx'
import { DENIED_COLOUR, KIND_COLOURS, OTHER_COLOUR } from './style.ts'

/** What the marks on the map mean. Closed on a narrow page, where it would hide the map. */
export function Legend() {
  const { t, label } = useWords()
  return (
    <details className="legend" open={window.innerWidth > 900}>
      <summary>{t('map.legend')}</summary>
      <ul>
        {Object.entries(KIND_COLOURS).map(([kind, colour]) => (
          <li key={kind}><i className="dot" style={{ background: colour }} />{label('kinds', kind)}</li>
        ))}
        <li><i className="dot" style={{ background: OTHER_COLOUR }} />…</li>
        <li><i className="dot" style={{ boxShadow: `0 0 0 3px ${DENIED_COLOUR}`, background: 'transparent' }} />{t('map.denied')}</li>
        <li><i className="ring" />{t('map.area')}</li>
        <li><i className="cluster" />{t('map.cluster')}</li>
      </ul>
      <p>{t('map.borders')}</p>
    </details>
  )
}
