import { lazy, Suspense, useCallback } from 'react'
import { useSearchParams } from 'react-router-dom'
import { FilterBar } from '../filters/FilterBar.tsx'
import type { Filters } from '../filters/filters.ts'
import { useFilters } from '../filters/useFilters.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { useWords } from '../words/Words.tsx'
import { IncidentList, SORTS, type Sort } from './IncidentList.tsx'

const IncidentMap = lazy(() => import('../map/IncidentMap.tsx'))

/** Map, timeline and list of the same incidents: one question, asked once, in the address. */
export default function IncidentsPage() {
  const { t } = useWords()
  const [filters, change] = useFilters()
  const [query, setQuery] = useSearchParams()
  const sort = SORTS.find((one) => one === query.get('sort')) ?? 'date'
  const onArea = useCallback((area: Filters['area']) => change({ area }), [change])
  const onSort = (next: Sort) =>
    setQuery((before) => {
      before.set('sort', next)
      return before
    })
  return (
    <main className="incidents">
      <h1 className="unseen">{t('nav.incidents')}</h1>
      <FilterBar filters={filters} onChange={change} />
      <div className="incidentsBody">
        <div className="incidentsMap">
          <Suspense fallback={<div className="map" />}><IncidentMap filters={filters} onArea={onArea} /></Suspense>
          <Timeline filters={filters} onSpan={(from, to) => change({ from, to })} />
        </div>
        <IncidentList filters={filters} sort={sort} onSort={onSort} />
      </div>
    </main>
  )
}
