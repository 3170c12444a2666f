import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { get, inPath } from '../api/client.ts'
import type { Changes, EventView, Quote, ReportHead, ReportView } from '../api/types.ts'
import { can, useMe } from '../account/me.ts'
import { HistoryList } from '../history/HistoryList.tsx'
import { EventFields } from '../incident/EventFields.tsx'
import { reportQuery } from '../incident/ReportBeside.tsx'
import { sayAny, sayEvent, sayField } from '../parts/values.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { LightKey, LitText } from '../text/LitText.tsx'
import { lightsOf } from '../text/lights.ts'
import { useWords } from '../words/Words.tsx'

export default function ReportPage() {
  const { key = '' } = useParams()
  return <main className="page report"><Waiting asked={useQuery(reportQuery(key))}>{(report) => <Report key={report.key} report={report} />}</Waiting></main>
}

function Report({ report }: { report: ReportView }) {
  const { t } = useWords()
  const me = useMe()
  const [chosen, setChosen] = useState<string | null>(null)
  const [focus, setFocus] = useState<Quote | null>(null)
  const lit = useMemo(() => report.events.filter(({ key }) => chosen === null || key === chosen).flatMap(lightsOf), [report, chosen])
  return (
    <>
      <Head report={report} />
      <div className="reportBody">
        <section className="panel" aria-label={t('incident.text')}>
          <LightKey lights={lit} />
          <LitText text={report.text} lights={lit} language={report.language} focus={focus} />
        </section>
        <div>
          {report.events.length === 0 && <p className="panel">{t('report.noEvents')}</p>}
          {can(me, 'review') && <Button component={Link} to={`/review?report=${report.key}`} size="compact-sm" mb="xs">{t('nav.review')}</Button>}
          {report.events.map((event) => (
            <EventPanel key={event.key} event={event} isChosen={event.key === chosen} onChoose={() => setChosen(event.key === chosen ? null : event.key)} onQuote={setFocus} />
          ))}
          {report.echoes.length > 0 && <Echoes echoes={report.echoes} />}
          <ChangesPanel report={report.key} />
          {report.history.length > 0 && <section className="panel"><h2>{t('history.title')}</h2><HistoryList entries={report.history} /></section>}
        </div>
      </div>
    </>
  )
}

function Head({ report }: { report: ReportView }) {
  const { t, day } = useWords()
  return (
    <header>
      <h1><bdi>{report.title ?? t('report.title')}</bdi></h1>
      <p className="incidentLine">
        <bdi>{report.outlet}</bdi>
        {report.published && <span>{t('report.published')} <bdi>{day(report.published)}</bdi></span>}
        {report.url && isWeb(report.url) && <a href={report.url} rel="noopener noreferrer nofollow" target="_blank">{t('report.url')}</a>}
        {report.previous && <Link to={`/reports/${report.previous}`}>{t('report.previous')}</Link>}
        {report.newer && <Link to={`/reports/${report.newer}`}>{t('report.newer')}</Link>}
        <span className="faint">{t('report.sha')} <code dir="ltr">{report.sha256.slice(0, 16)}</code></span>
      </p>
    </header>
  )
}

// An address in a report is somebody else's words: only web addresses become links.
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url)

function EventPanel({ event, isChosen, onChoose, onQuote }: { event: EventView; isChosen: boolean; onChoose: () => void; onQuote: (quote: Quote) => void }) {
  const speech = useWords()
  return (
    <section className={`panel eventPanel${isChosen ? ' isChosen' : ''}`}>
      <header>
        <button type="button" className="link" aria-pressed={isChosen} onClick={onChoose}><strong><bdi>{sayEvent(event, speech)}</bdi></strong></button>
        <Badge size="sm" variant="light" color={event.review === 'unreviewed' ? 'gray' : 'teal'}>{speech.t(`review.${event.review}`)}</Badge>
        {event.incident && <Link to={`/incidents/${event.incident}`}>{speech.t('incident.open')}</Link>}
      </header>
      <EventFields event={event} onQuote={onQuote} />
    </section>
  )
}

function Echoes({ echoes }: { echoes: readonly ReportHead[] }) {
  const { t } = useWords()
  return (
    <section className="panel">
      <h2>{t('incident.echoes')}</h2>
      <ul className="echoes">{echoes.map(({ key, outlet, title }) => <li key={key}><Link to={`/reports/${key}`}><bdi>{outlet ?? title ?? key.slice(0, 12)}</bdi></Link></li>)}</ul>
    </section>
  )
}

/** What a newer coding of the same text changed. */
function ChangesPanel({ report }: { report: string }) {
  const speech = useWords()
  const { t } = speech
  const changes = useQuery({ queryKey: ['changes', report], queryFn: () => get<Changes>(`/reports/${inPath(report)}/changes`) }).data
  if (!changes || changes.events.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('report.changes')}</h2>
      <p className="faint" dir="ltr">{changes.from} → {changes.to}</p>
      {changes.events.map(({ before: older, after: newer, what, fields }) => (
        <div key={`${older ?? ''} ${newer ?? ''}`}>
          <strong>{t(`report.${what}`)}</strong> <code dir="ltr">{newer ?? older}</code>
          <ul>{fields.map(({ field, before, after }) => <li key={field}>{sayField(field, speech)}: <del><bdi>{sayAny(field, before, speech)}</bdi></del> ← <ins><bdi>{sayAny(field, after, speech)}</bdi></ins></li>)}</ul>
        </div>
      ))}
    </section>
  )
}
