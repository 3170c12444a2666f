import { Badge, Button, Checkbox, Kbd } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import { ApiError } from '../api/client.ts'
import type { EventView, QueueItem, Quote, ReportView } from '../api/types.ts'
import { useMe } from '../account/me.ts'
import { EventFields } from '../incident/EventFields.tsx'
import { reportQuery } from '../incident/ReportBeside.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { sayEvent } from '../parts/values.ts'
import { LightKey, LitText } from '../text/LitText.tsx'
import { lightsOf } from '../text/lights.ts'
import type { Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'
import type { WordKey } from '../words/say.ts'
import { blindEvent, lastActOf, reviewEvent, undoEntry } from './acts.ts'
import { KeyList } from './KeyList.tsx'
import { KEYS, useKeys, type Act } from './keys.ts'
import { Form, type FormKind } from './Form.tsx'
import { incidentOf } from './queue.ts'

interface Place {
  item: QueueItem
  items: readonly QueueItem[]
  at: number
  total: number
  onGo: (at: number) => void
}

/** One event with its report beside it, and everything a reviewer can do to it, by key or by button. */
export function Desk(place: Place) {
  const asked = useQuery(reportQuery(place.item.event.report_key))
  const [isBlind, setBlind] = useState(false)
  return <Waiting asked={asked}>{(report) => <Open key={place.item.event.key} {...place} report={report} isBlind={isBlind} onBlind={setBlind} />}</Waiting>
}

function Open({ item, items, at, total, onGo, report, isBlind, onBlind }: Place & { report: ReportView; isBlind: boolean; onBlind: (isBlind: boolean) => void }) {
  const { t } = useWords()
  const [form, setForm] = useState<FormKind | null>(null)
  const [selected, setSelected] = useState<Selected | null>(null)
  const [focus, setFocus] = useState<Quote | null>(null)
  const [isHelp, help] = useDisclosure(false)
  // The report is asked again after each act; the queue's own copy may be a step behind.
  const open = report.events.find(({ key }) => key === item.event.key) ?? item.event
  const blind = useQuery({ queryKey: ['report', 'blind', open.key], queryFn: () => blindEvent(open.key), enabled: isBlind })
  const event = isBlind ? (blind.data ?? open) : open
  const acts = useActs(event, item, isBlind, () => onGo(at + 1))
  const lights = useMemo(() => lightsOf(event), [event])

  const run = useCallback(
    (act: Act) => {
      if (act === 'next') onGo(at + 1)
      else if (act === 'previous') onGo(at - 1)
      else if (act === 'accept') acts.accept.mutate()
      else if (act === 'undo') acts.undo.mutate()
      else if (act === 'keys') help.open()
      else if (act === 'leave') setForm(null)
      else setForm(act)
    },
    [acts.accept, acts.undo, at, onGo, help],
  )
  useKeys(run)

  const done = useCallback(
    async (said: WordKey, goesOn: boolean) => {
      setForm(null)
      setSelected(null)
      await acts.settle(said)
      if (goesOn) onGo(at + 1)
    },
    [acts, at, onGo],
  )
  return (
    <div className="desk">
      <Waiters items={items} at={at} total={total} onGo={onGo} />
      <section className="panel deskText" aria-label={t('incident.text')}>
        <h2><bdi>{report.title ?? t('report.title')}</bdi></h2>
        <p className="faint"><bdi>{report.outlet}</bdi> · <Link to={`/reports/${report.key}`}>{t('report.all')}</Link></p>
        <LightKey lights={lights} />
        <LitText text={report.text} lights={lights} language={report.language} focus={focus} picked={selected} onSelect={setSelected} />
      </section>
      <section className="panel deskFacts" aria-label={t('read.result')}>
        <Why item={item} event={event} />
        <Checkbox size="xs" label={t('act.blind')} description={t('act.blindAbout')} checked={isBlind} onChange={(change) => onBlind(change.currentTarget.checked)} />
        <EventFields event={event} onQuote={setFocus} />
        <Buttons onRun={run} form={form} isBusy={acts.accept.isPending} />
        {form && <Form kind={form} event={event} isBlind={isBlind} report={report} incident={incidentOf(item)} selected={selected} onSelect={setSelected} onDone={done} onCancel={() => setForm(null)} />}
      </section>
      <KeyList isOpen={isHelp} onClose={help.close} />
    </div>
  )
}

/** Accepting and undoing, which need no form; and what every act ends with: the page asks again what is kept now. */
function useActs(event: EventView, item: QueueItem, isBlind: boolean, onNext: () => void) {
  const { t } = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const settle = useCallback(
    async (said: WordKey) => {
      notifications.show({ message: t(said), autoClose: 2500 })
      await Promise.all(['report', 'incident', 'history', 'queue', 'incidents', 'map', 'agreement', 'disagreements', 'facets', 'timeline', 'pictures'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    },
    [queries, t],
  )
  const failed = (error: Error) => {
    const isChanged = error instanceof ApiError && error.code === 'changed'
    notifications.show({ color: 'red', message: isChanged ? t('act.changed') : error.message })
    if (isChanged) void queries.invalidateQueries({ queryKey: ['report'] })
  }
  const accept = useMutation({
    mutationFn: () => reviewEvent(event.key, { act: 'accept', why: '', shown: event.digest, ...(isBlind ? { blind: true } : {}) }),
    onSuccess: async () => {
      onNext()
      await settle('act.accepted')
    },
    onError: failed,
  })
  const undo = useMutation({
    mutationFn: async () => {
      const subjects = [event.key, event.report_key, incidentOf(item)].filter((one) => one !== null)
      const last = await lastActOf(me?.account?.name ?? null, subjects)
      if (!last) throw new Error(t('act.nothingToUndo'))
      return undoEntry(last.seq, t('act.undo'))
    },
    onSuccess: () => settle('act.undone'),
    onError: failed,
  })
  return { accept, undo, settle }
}

function Waiters({ items, at, total, onGo }: Pick<Place, 'items' | 'at' | 'total' | 'onGo'>) {
  const speech = useWords()
  const first = Math.max(0, Math.min(at - 3, items.length - 12))
  return (
    <nav className="waiters" aria-label={speech.t('queue.title')}>
      <p aria-live="polite">{speech.t('queue.position', { at: at + 1, all: total })}</p>
      <ol start={first + 1}>
        {items.slice(first, first + 12).map(({ event, title }, nth) => (
          <li key={event.key}>
            <button type="button" aria-current={first + nth === at} onClick={() => onGo(first + nth)}>
              <bdi>{sayEvent(event, speech)}</bdi>
              <span className="faint"><bdi>{event.places.map(({ place, text }) => speech.name(place?.name) ?? text)[0] ?? title ?? ''}</bdi></span>
              {event.review !== 'unreviewed' && <Badge size="xs" variant="light" color="teal">{speech.t(`review.${event.review}`)}</Badge>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const REASONS = ['toll', 'denied', 'doubted', 'tolls_differ', 'ask_same', 'no_place', 'no_day', 'day_assumed', 'told_often', 'not_yet_happened'] as const

function Why({ item, event }: { item: QueueItem; event: EventView }) {
  const { t, n } = useWords()
  const reasons = Object.entries(item.reasons ?? {}).map(([name, points]) => ({ name, points, word: REASONS.find((one) => one === name) }))
  const incident = incidentOf(item)
  return (
    <div className="why">
      <Badge color={event.review === 'unreviewed' ? 'gray' : 'teal'} variant="light">{t(`review.${event.review}`)}</Badge>
      {incident && <Link to={`/incidents/${incident}`}>{t('incident.open')}</Link>}
      {reasons.length > 0 && <p><strong>{t('queue.reasons')}</strong>: {reasons.map(({ name, points, word }) => <bdi key={name} className="reason">{word ? t(`reason.${word}`) : name} +{n(points)}</bdi>)}</p>}
    </div>
  )
}

const BUTTONS: readonly Act[] = ['accept', 'correct', 'reject', 'add', 'join', 'split', 'note', 'undo', 'keys']

function Buttons({ onRun, form, isBusy }: { onRun: (act: Act) => void; form: FormKind | null; isBusy: boolean }) {
  const { t } = useWords()
  return (
    <div className="acts" role="toolbar" aria-label={t('act.keysTitle')}>
      {BUTTONS.map((act) => {
        const key = KEYS.find((one) => one.act === act)
        return key && (
          <Button
            key={act} size="compact-sm" variant={act === 'accept' ? 'filled' : form === act ? 'light' : 'default'} loading={act === 'accept' && isBusy} aria-keyshortcuts={key.shown}
            onClick={() => onRun(act)} rightSection={<Kbd size="xs" aria-hidden>{key.shown}</Kbd>}
          >
            {t(key.word)}
          </Button>
        )
      })}
    </div>
  )
}
