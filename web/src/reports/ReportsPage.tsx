import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { get } from '../api/client.ts'
import type { Page, ReportHit } from '../api/types.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'
import { Snippet } from './Snippet.tsx'

export default function ReportsPage() {
  const { t } = useWords()
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState(query.get('q') ?? '')
  const ask = useDebouncedCallback((q: string) => setQuery(q ? { q } : {}), 350)
  return (
    <main className="page reports">
      <h1>{t('reports.title')}</h1>
      <TextInput
        type="search" label={t('reports.search')} value={typed} dir="auto" className="searchBox"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          ask(event.currentTarget.value.trim())
        }}
      />
      <Found q={query.get('q') ?? ''} />
    </main>
  )
}

function Found({ q }: { q: string }) {
  const { t, count } = useWords()
  const asked = useInfiniteQuery({
    queryKey: ['reports', q],
    queryFn: ({ pageParam, signal }) => get<Page<ReportHit>>('/reports', new URLSearchParams({ ...(q ? { q } : {}), limit: '30', ...(pageParam ? { cursor: pageParam } : {}) }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Waiting asked={asked}>
      {({ pages }) => (
        <>
          <p className="faint" aria-live="polite">{count('count.reports', pages[0]?.total ?? 0)}</p>
          {pages[0]?.total === 0 && <p className="empty">{t('reports.empty')}</p>}
          <ul className="hits">{pages.flatMap((page) => page.items).map((hit) => <li key={hit.key}><Hit hit={hit} /></li>)}</ul>
          {asked.hasNextPage && <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{t('say.more')}</Button>}
        </>
      )}
    </Waiting>
  )
}

function Hit({ hit }: { hit: ReportHit }) {
  const { day, t } = useWords()
  return (
    <article>
      <h2><Link to={`/reports/${hit.key}`}><bdi>{hit.title ?? t('report.title')}</bdi></Link></h2>
      <p className="faint"><bdi>{hit.outlet}</bdi>{hit.published && <> · <bdi>{day(hit.published)}</bdi></>}</p>
      {(hit.snippets ?? []).map((snip, at) => <Snippet key={at} snip={snip} />)}
    </article>
  )
}
