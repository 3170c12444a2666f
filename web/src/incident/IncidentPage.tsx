import { Anchor, Badge, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Navigate, useParams } from 'react-router-dom'
import { get, inPath } from '../api/client.ts'
import type { IncidentView, Moved } from '../api/types.ts'
import { can, useMe } from '../account/me.ts'
import { HistoryList } from '../history/HistoryList.tsx'
import { Dates } from '../parts/Dates.tsx'
import { partyNames } from '../parts/names.ts'
import { sayToll } from '../parts/toll.ts'
import { sayShort } from '../parts/values.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'
import { Agreed } from './Agreed.tsx'
import { ClaimsTable } from './ClaimsTable.tsx'
import { ReportBeside, type Shown } from './ReportBeside.tsx'
import { Sentences } from './Sentences.tsx'
import { Ties } from './Ties.tsx'
import { TollGrowth } from './TollGrowth.tsx'
import { Voices } from './Voices.tsx'

export const incidentQuery = (id: string) => ({ queryKey: ['incident', id], queryFn: () => get<IncidentView | Moved>(`/incidents/${inPath(id)}`) })

export default function IncidentPage() {
  const { id = '' } = useParams()
  const asked = useQuery(incidentQuery(id))
  return <main className="page incident"><Waiting asked={asked}>{(incident) => (incident.opened ? <Incident key={incident.id} incident={incident} /> : <MovedTo moved={incident} />)}</Waiting></main>
}

/** It was joined to another: one goes there, and the address says so. */
function MovedTo({ moved }: { moved: Moved }) {
  const { t } = useWords()
  return moved.into ? <Navigate to={`/incidents/${moved.into}`} replace /> : <p className="empty">{t('incident.gone')}</p>
}

function Incident({ incident }: { incident: IncidentView }) {
  const { t } = useWords()
  const first = incident.claims[0]
  const [shown, setShown] = useState<Shown | null>(first ? { report: first.report, event: first.event, quote: null } : null)
  return (
    <>
      <Head incident={incident} />
      <div className="incidentBody">
        <div className="incidentFacts">
          <Agreed incident={incident} />
          <ClaimsTable claims={incident.claims} shown={shown} onShow={setShown} />
          <TollGrowth steps={incident.tolls.over_time} claims={incident.claims} />
          <Sentences claims={incident.claims} onShow={setShown} />
          <Voices voices={incident.voices} reports={incident.reports} />
          <Ties incident={incident} />
          {incident.history.length > 0 && <section className="panel"><h2>{t('incident.history')}</h2><HistoryList entries={incident.history} /></section>}
        </div>
        {shown && <ReportBeside incident={incident} shown={shown} onShow={setShown} />}
      </div>
    </>
  )
}

function Head({ incident: { id, summary, voices } }: { incident: IncidentView }) {
  const speech = useWords()
  const { t, name, count, lang } = speech
  const me = useMe()
  const toll = sayToll(summary.killed, speech)
  const actors = partyNames(summary.actors, name)
  const targets = partyNames(summary.targets, name)
  return (
    <header className="incidentHead">
      <Anchor component={Link} to="/" size="sm">{t('incident.back')}</Anchor>
      <h1><bdi>{sayShort(summary, speech)}</bdi> · <bdi>{name(summary.place?.name) ?? t('say.notLocated')}</bdi></h1>
      <p className="incidentLine">
        <Dates earliest={summary.earliest} latest={summary.latest} />
        {actors && <span>{t('field.actors')}: <bdi>{actors}</bdi></span>}
        {targets && <span>{t('field.targets')}: <bdi>{targets}</bdi></span>}
        {toll && <span><strong><bdi>{toll}</bdi></strong> {t('list.killed')}</span>}
        <span>{count('count.reports', summary.reports)} · {count('count.voices', voices.independent)}</span>
        {summary.denied && <Badge color="red" variant="light">{t('list.denied')}</Badge>}
        {summary.doubted && <Badge color="grape" variant="light">{t('list.doubted')}</Badge>}
        <Badge color={summary.review === 'unreviewed' ? 'gray' : 'teal'} variant="light">{t(`review.${summary.review}`)}</Badge>
        <code className="faint" dir="ltr">{id}</code>
      </p>
      <Group gap="xs">
        {can(me, 'review') && <Button component={Link} to={`/review?incident=${inPath(id)}`} size="compact-sm">{t('nav.review')}</Button>}
        <Button component="a" href={`/api/incidents/${inPath(id)}/dossier.html?lang=${lang}`} target="_blank" rel="noopener" size="compact-sm" variant="default">{t('incident.dossier')}</Button>
        <Button component="a" href={`/api/incidents/${inPath(id)}/dossier.pdf?lang=${lang}`} size="compact-sm" variant="default">{t('incident.dossierPdf')}</Button>
      </Group>
    </header>
  )
}
