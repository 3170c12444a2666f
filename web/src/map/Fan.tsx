import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api/client.ts'
import type { Incident, Page } from '../api/types.ts'
import { askedOfApi, type Filters } from '../filters/filters.ts'
import { IncidentCard } from '../incidents/IncidentCard.tsx'
import { CloseIcon } from '../parts/icons.tsx'
import { useWords } from '../words/Words.tsx'

/** The spot or the place whose incidents are shown one by one. */
export interface Spot {
  lat: number
  lon: number
  place: string | null
}
export const FAN_SIZE = 24
// About ten metres: what the server rounds coordinates to.
const SAME_SPOT = 0.0001

export function useSpot(filters: Filters, spot: Spot | null) {
  const query = askedOfApi(filters)
  if (spot?.place) query.append('place', spot.place)
  else if (spot) query.set('bbox', [spot.lon - SAME_SPOT, spot.lat - SAME_SPOT, spot.lon + SAME_SPOT, spot.lat + SAME_SPOT].map((x) => x.toFixed(5)).join(','))
  query.set('limit', String(FAN_SIZE))
  return useQuery({
    queryKey: ['spot', query.toString()],
    queryFn: ({ signal }) => get<Page<Incident>>('/incidents', query, signal),
    enabled: spot !== null,
  }).data
}

export function FanList({ page, onClose }: { page: Page<Incident>; onClose: () => void }) {
  const { t, count } = useWords()
  return (
    <section className="fanList" aria-label={t('map.fan')}>
      <header>
        <strong>{count('count.here', page.total)}</strong>
        <ActionIcon variant="subtle" aria-label={t('say.close')} onClick={onClose}><CloseIcon /></ActionIcon>
      </header>
      <ul>{page.items.map((incident) => <li key={incident.id}><IncidentCard incident={incident} /></li>)}</ul>
    </section>
  )
}
