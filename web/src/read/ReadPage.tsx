import { Button, FileButton, Group, Paper, Stack, Textarea, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type DragEvent } from 'react'
import { post } from '../api/client.ts'
import type { MarsadRecord, Quote } from '../api/types.ts'
import { can, useMe } from '../account/me.ts'
import { EventFields } from '../incident/EventFields.tsx'
import { sayShort } from '../parts/values.ts'
import { Failed } from '../parts/Waiting.tsx'
import { LightKey, LitText } from '../text/LitText.tsx'
import { lightsOf } from '../text/lights.ts'
import { useWords } from '../words/Words.tsx'
import { IngestPanel } from './IngestPanel.tsx'

interface Report {
  text: string
  title: string
  outlet: string
  published: string
}
const EMPTY: Report = { text: '', title: '', outlet: '', published: '' }
// What the server reads at most; a larger file is told so before it is sent.
const LONGEST_BYTES = 2_000_000

/** A report is read while one looks on; a change of its publication date moves its dates. Nothing is kept. */
export default function ReadPage() {
  const { t } = useWords()
  const me = useMe()
  const [report, setReport] = useState(EMPTY)
  const [asked, setAsked] = useState<Report | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const reading = useReading(asked)

  // Once it is read, a new publication date reads it again by itself.
  useEffect(() => {
    setAsked((before) => before && { ...before, published: report.published })
  }, [report.published])

  const take = async (file: File | null | undefined) => {
    if (!file) return
    setProblem(file.size > LONGEST_BYTES ? t('read.tooLong') : null)
    if (file.size <= LONGEST_BYTES) setReport({ ...report, text: await file.text() })
  }
  return (
    <main className="page read">
      <h1>{t('read.title')}</h1>
      <p className="faint">{t('read.about')}</p>
      <div className="readBody">
        <Paper withBorder p="md" onDragOver={(event: DragEvent) => event.preventDefault()} onDrop={(event: DragEvent) => { event.preventDefault(); void take(event.dataTransfer.files[0]) }}>
          <form onSubmit={(event) => { event.preventDefault(); setAsked(report) }}>
            <Stack gap="sm">
              <Textarea label={t('read.text')} description={t('read.drop')} value={report.text} onChange={(event) => setReport({ ...report, text: event.currentTarget.value })} autosize minRows={9} maxRows={18} dir="auto" required classNames={{ input: 'reportInput' }} />
              <TextInput label={t('read.heading')} value={report.title} onChange={(event) => setReport({ ...report, title: event.currentTarget.value })} dir="auto" />
              <Group grow align="start">
                <TextInput label={t('read.outlet')} value={report.outlet} onChange={(event) => setReport({ ...report, outlet: event.currentTarget.value })} dir="auto" />
                <TextInput type="date" label={t('read.published')} description={t('read.publishedAbout')} inputWrapperOrder={['label', 'input', 'description']} value={report.published} onChange={(event) => setReport({ ...report, published: event.currentTarget.value })} />
              </Group>
              <Group>
                <Button type="submit" loading={reading.isFetching} disabled={!report.text.trim()}>{t('read.now')}</Button>
                <FileButton onChange={(file) => void take(file)} accept=".txt,.html,.htm,text/*">{(props) => <Button {...props} variant="default">{t('read.choose')}</Button>}</FileButton>
              </Group>
              {problem && <p role="alert" className="needed">{problem}</p>}
            </Stack>
          </form>
        </Paper>
        <div aria-live="polite">
          {reading.error && <Failed error={reading.error} />}
          {reading.data && asked && <Result record={reading.data} />}
        </div>
      </div>
      {can(me, 'review') && <IngestPanel />}
    </main>
  )
}

function useReading(asked: Report | null) {
  return useQuery({
    queryKey: ['read', asked],
    queryFn: async () => {
      const given = Object.fromEntries(Object.entries(asked ?? EMPTY).filter(([name, value]) => name === 'text' || value !== ''))
      const answer = await post<MarsadRecord | { record: MarsadRecord }>('/read', given)
      return 'record' in answer ? answer.record : answer
    },
    enabled: asked !== null && asked.text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}

function Result({ record }: { record: MarsadRecord }) {
  const { t, n } = useWords()
  const [at, setAt] = useState(0)
  const [focus, setFocus] = useState<Quote | null>(null)
  const event = record.events[Math.min(at, record.events.length - 1)]
  const lights = useMemo(() => (event ? lightsOf(event) : []), [event])
  return (
    <Paper withBorder p="md">
      <h2>{t('read.result')}</h2>
      {record.events.length === 0 && <p>{t('read.noEvents')}</p>}
      <div className="eventTabs">
        {record.events.map((one, nth) => (
          <Button key={one.id} size="compact-sm" variant={one === event ? 'filled' : 'default'} aria-pressed={one === event} onClick={() => setAt(nth)}>
            {n(nth + 1)} · <EventName event={one} />
          </Button>
        ))}
      </div>
      {event && <EventFields event={event} onQuote={setFocus} />}
      <LightKey lights={lights} />
      <LitText text={record.document.text} lights={lights} focus={focus} />
      {record.notes.map((note) => <p key={note} className="faint" dir="auto">{note}</p>)}
    </Paper>
  )
}

function EventName({ event }: { event: { kind: string; mode: string | null } }) {
  return <bdi>{sayShort(event, useWords())}</bdi>
}

