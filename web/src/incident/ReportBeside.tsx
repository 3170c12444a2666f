import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router-dom'
import { get, inPath } from '../api/client.ts'
import type { IncidentView, Quote, ReportView } from '../api/types.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { LightKey, LitText } from '../text/LitText.tsx'
import { lightsOf } from '../text/lights.ts'
import { useWords } from '../words/Words.tsx'

/** The report that stands beside the facts, the event in it that is lit, and the words in focus. */
export interface Shown {
  report: string
  event: string
  quote: Quote | null
}

export const reportQuery = (key: string) => ({ queryKey: ['report', key], queryFn: () => get<ReportView>(`/reports/${inPath(key)}`) })

export function ReportBeside({ incident, shown, onShow }: { incident: IncidentView; shown: Shown; onShow: (shown: Shown) => void }) {
  const { t, day } = useWords()
  const asked = useQuery(reportQuery(shown.report))
  const choices = useMemo(() => {
    const first = new Map(incident.claims.map((claim) => [claim.report, claim]))
    return [...first.values()].map(({ report, outlet, published }) => ({ value: report, label: [outlet ?? report.slice(0, 8), published && day(published)].filter(Boolean).join(' · ') }))
  }, [incident, day])
  const choose = (report: string | null) => {
    const claim = incident.claims.find((one) => one.report === report)
    if (claim) onShow({ report: claim.report, event: claim.event, quote: null })
  }
  return (
    <aside className="panel beside" aria-label={t('incident.text')}>
      <Select label={t('incident.text')} data={choices} value={shown.report} onChange={choose} allowDeselect={false} size="xs" />
      <Waiting asked={asked}>{(report) => <Report report={report} shown={shown} />}</Waiting>
    </aside>
  )
}

function Report({ report, shown }: { report: ReportView; shown: Shown }) {
  const { t } = useWords()
  const event = report.events.find(({ key }) => key === shown.event)
  const lights = useMemo(() => (event ? lightsOf(event) : []), [event])
  return (
    <>
      <p className="besideLinks"><Link to={`/reports/${report.key}`}>{t('report.all')}</Link></p>
      <LightKey lights={lights} />
      <LitText text={report.text} lights={lights} language={report.language} focus={shown.quote} />
    </>
  )
}
