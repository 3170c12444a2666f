import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../api/client.ts'
import type { MapAnswer } from '../api/types.ts'
import { askedOfApi, type Filters } from '../filters/filters.ts'

export interface View {
  bbox: [number, number, number, number]
  zoom: number
}

/** What the server draws for this view: at most some hundred clusters, points and areas, however many incidents there are. */
export function useMapData(filters: Filters, view: View | null) {
  const query = askedOfApi(filters)
  if (view) {
    query.set('bbox', view.bbox.map((degrees) => degrees.toFixed(3)).join(','))
    query.set('zoom', String(view.zoom))
  }
  return useQuery({
    queryKey: ['map', query.toString()],
    queryFn: ({ signal }) => get<MapAnswer>('/incidents/map', query, signal),
    enabled: view !== null,
    placeholderData: keepPreviousData,
  })
}
