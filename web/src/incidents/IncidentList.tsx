import { Loader, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { get } from '../api/client.ts'
import type { Incident, Page } from '../api/types.ts'
import { askedOfApi, type Filters } from '../filters/filters.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { IncidentCard } from './IncidentCard.tsx'

export const SORTS = ['date', 'killed', 'weight'] as const
export type Sort = (typeof SORTS)[number]
const PAGE_SIZE = '50'
const CARD_HEIGHT = 96

export function useIncidents(filters: Filters, sort: Sort) {
  const query = askedOfApi(filters)
  query.set('sort', sort)
  query.set('limit', PAGE_SIZE)
  return useInfiniteQuery({
    queryKey: ['incidents', query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const page = new URLSearchParams(query)
      if (pageParam) page.set('cursor', pageParam)
      return get<Page<Incident>>('/incidents', page, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

/** All incidents that are asked for, however many: only the cards in sight are on the page. */
export function IncidentList({ filters, sort, onSort }: { filters: Filters; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t, count } = useWords()
  const asked = useIncidents(filters, sort)
  const total = asked.data?.pages[0]?.total
  return (
    <section className="list" aria-label={t('list.title')}>
      <header className="listHead">
        <h2 aria-live="polite">{total === undefined ? t('say.loading') : count('count.incidents', total)}</h2>
        <Select
          size="xs" w={150} aria-label={t('sort.label')} value={sort} allowDeselect={false} data={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
          onChange={(value) => value && onSort(value)}
        />
        <ExportMenu filters={filters} />
      </header>
      <Waiting asked={asked}>{() => (total === 0 ? <p className="empty">{t('list.empty')}</p> : <Cards asked={asked} />)}</Waiting>
    </section>
  )
}

function Cards({ asked }: { asked: ReturnType<typeof useIncidents> }) {
  const { t } = useWords()
  const scroll = useRef<HTMLDivElement>(null)
  const items = useMemo(() => asked.data?.pages.flatMap((page) => page.items) ?? [], [asked.data])
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroll.current, estimateSize: () => CARD_HEIGHT, overscan: 6 })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked

  useEffect(() => {
    if (last >= items.length - 5 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <div ref={scroll} className="cards" role="list" aria-label={t('list.title')}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map((row) => {
          const incident = items[row.index]
          return incident ? (
            <div key={row.key} role="listitem" data-index={row.index} ref={rows.measureElement} className="cardRow" style={{ transform: `translateY(${String(row.start)}px)` }}>
              <IncidentCard incident={incident} />
            </div>
          ) : null
        })}
      </div>
      {isFetchingNextPage && <Loader size="sm" role="status" aria-label={t('say.loading')} />}
    </div>
  )
}
