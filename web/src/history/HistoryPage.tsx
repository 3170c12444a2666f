import { Button, ScrollArea, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { get } from '../api/client.ts'
import type { Entry, Page } from '../api/types.ts'
import { can, useMe } from '../account/me.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { isUndoable, undoEntry, undoneOf } from '../review/acts.ts'
import { useWords } from '../words/Words.tsx'

export default function HistoryPage() {
  const { t } = useWords()
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState(query.get('subject') ?? '')
  const ask = useDebouncedCallback((subject: string) => setQuery(subject ? { subject } : {}), 350)
  return (
    <main className="page history">
      <h1>{t('history.title')}</h1>
      <p className="faint">{t('history.about')}</p>
      <TextInput
        type="search" label={t('history.filterSubject')} value={typed} dir="ltr" className="searchBox"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          ask(event.currentTarget.value.trim())
        }}
      />
      <Entries subject={query.get('subject')} />
    </main>
  )
}

function Entries({ subject }: { subject: string | null }) {
  const { t } = useWords()
  const asked = useInfiniteQuery({
    queryKey: ['history', subject],
    queryFn: ({ pageParam, signal }) => get<Page<Entry>>('/history', new URLSearchParams({ limit: '50', ...(subject ? { subject } : {}), ...(pageParam ? { cursor: pageParam } : {}) }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Waiting asked={asked}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.items)
        return (
          <>
            {entries.length === 0 ? <p className="empty">{t('say.nothing')}</p> : <EntryTable entries={entries} />}
            {asked.hasNextPage && <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{t('say.more')}</Button>}
          </>
        )
      }}
    </Waiting>
  )
}

function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const { t, time, n, label } = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const undo = useMutation({
    mutationFn: (seq: number) => undoEntry(seq, t('act.undo')),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => notifications.show({ color: 'red', message: error.message }),
  })
  const undone = undoneOf(entries)
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('history.title'), role: 'group' }}>
      <table className="claims historyTable">
        <thead><tr><th scope="col">#</th>{(['when', 'who', 'act', 'subject', 'why'] as const).map((column) => <th key={column} scope="col">{t(`history.${column}`)}</th>)}<th scope="col"><span className="unseen">{t('history.undo')}</span></th></tr></thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td><bdi>{n(entry.seq)}</bdi></td>
              <td><bdi>{time(entry.at)}</bdi></td>
              <td><bdi>{entry.author ?? t('history.machine')}</bdi></td>
              <td>{label('acts', entry.act)}</td>
              <td><Subject subject={entry.subject} /></td>
              <td><bdi>{entry.why}</bdi></td>
              <td>{can(me, 'review') && isUndoable(entry) && !undone.has(entry.seq) && <Button size="compact-xs" variant="default" loading={undo.isPending && undo.variables === entry.seq} onClick={() => undo.mutate(entry.seq)}>{t('history.undo')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Subject({ subject }: { subject: string }) {
  const shown = subject.length > 24 ? `${subject.slice(0, 12)}…${subject.includes('#') ? subject.slice(subject.indexOf('#')) : ''}` : subject
  if (/^i-[0-9a-f]{12}$/.test(subject)) return <Link to={`/incidents/${subject}`} dir="ltr">{shown}</Link>
  const report = /^[0-9a-f]{64}/.exec(subject)?.[0]
  return report ? <Link to={`/reports/${report}`} dir="ltr">{shown}</Link> : <code dir="ltr">{shown}</code>
}
