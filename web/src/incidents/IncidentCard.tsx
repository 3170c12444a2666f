import { Badge } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Incident } from '../api/types.ts'
import { KIND_COLOURS, OTHER_COLOUR } from '../map/style.ts'
import { Dates } from '../parts/Dates.tsx'
import { partyNames } from '../parts/names.ts'
import { sayToll } from '../parts/toll.ts'
import { sayShort } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'

/** An incident in three lines: what and where, who, how many say so. */
export function IncidentCard({ incident }: { incident: Incident }) {
  const speech = useWords()
  const { t, name, label, count } = speech
  const toll = sayToll(incident.killed, speech)
  const actors = partyNames(incident.actors, name)
  return (
    <Link to={`/incidents/${incident.id}`} className="card" style={{ borderInlineStartColor: KIND_COLOURS[incident.kind] ?? OTHER_COLOUR }}>
      <span className="cardHead">
        <strong><bdi>{sayShort(incident, speech)}</bdi></strong>
        <span><bdi>{name(incident.place?.name) ?? t('say.notLocated')}</bdi></span>
        {toll && <span className="cardToll"><bdi>{toll}</bdi> {t('list.killed')}</span>}
      </span>
      <span className="cardLine"><Dates earliest={incident.earliest} latest={incident.latest} />{actors && <> · <bdi>{actors}</bdi></>}</span>
      <span className="cardLine">
        <span>{count('count.reports', incident.reports)} · {count('count.voices', incident.voices)}</span>
        {incident.denied && <Badge className="denied" size="sm" variant="light" color="red">{t('list.denied')}</Badge>}
        {incident.doubted && <Badge className="denied" size="sm" variant="light" color="grape">{t('list.doubted')}</Badge>}
        {incident.review !== 'unreviewed' && <Badge className="denied" size="sm" variant="light" color="teal">{t(`review.${incident.review}`)}</Badge>}
        {incident.status !== 'happened' && <Badge className="denied" size="sm" variant="light" color="gray"><bdi>{label('statuses', incident.status)}</bdi></Badge>}
      </span>
    </Link>
  )
}
