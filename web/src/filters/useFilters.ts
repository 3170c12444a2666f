import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { readFilters, writeFilters, type Filters } from './filters.ts'

/** The filters as the address says them; to change them is to go to another address, so that Back undoes it. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [query, setQuery] = useSearchParams()
  const filters = useMemo(() => readFilters(query), [query])
  const change = useCallback(
    (part: Partial<Filters>) => {
      setQuery((before) => {
        const next = writeFilters({ ...readFilters(before), ...part })
        const sort = before.get('sort')
        if (sort) next.set('sort', sort)
        return next
      })
    },
    [setQuery],
  )
  return [filters, change]
}
