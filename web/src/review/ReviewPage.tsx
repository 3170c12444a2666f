import { Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Waiting } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'
import { AgreementPanel } from './AgreementPanel.tsx'
import { Desk } from './Desk.tsx'
import { Disagreements } from './Disagreements.tsx'
import { useQueue } from './queue.ts'

type Tab = 'queue' | 'disagreements' | 'agreement'

export default function ReviewPage() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const [tab, setTab] = useState<Tab>('queue')
  return (
    <main className="page review">
      <h1 className="unseen">{t('nav.review')}</h1>
      <Tabs value={tab} onChange={(value) => setTab((value ?? 'queue') as Tab)} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="queue">{t('queue.title')}</Tabs.Tab>
          <Tabs.Tab value="disagreements">{t('queue.disagreements')}</Tabs.Tab>
          <Tabs.Tab value="agreement">{t('queue.agreement')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="queue"><Queue incident={query.get('incident')} report={query.get('report')} event={query.get('event')} /></Tabs.Panel>
        <Tabs.Panel value="disagreements"><Disagreements /></Tabs.Panel>
        <Tabs.Panel value="agreement"><AgreementPanel /></Tabs.Panel>
      </Tabs>
    </main>
  )
}

function Queue({ incident, report, event }: { incident: string | null; report: string | null; event: string | null }) {
  const { t } = useWords()
  const asked = useQueue(incident, report)
  const [at, setAt] = useState<number | null>(null)
  const asking = asked.data?.items.findIndex((item) => item.event.key === event) ?? 0
  useEffect(() => setAt(null), [incident, report, event])
  return (
    <Waiting asked={asked}>
      {({ items, total }) => {
        const now = Math.min(at ?? Math.max(0, asking), items.length - 1)
        const item = items[now]
        if (!item) return <p className="empty">{t('queue.empty')}</p>
        return <Desk item={item} at={now} total={total} items={items} onGo={(to) => setAt(Math.max(0, Math.min(items.length - 1, to)))} />
      }}
    </Waiting>
  )
}
