import { useQuery } from '@tanstack/react-query'
import { get, inPath } from '../api/client.ts'
import type { Agreement, Disagreement, IncidentView, Page, QueueItem, ReportView } from '../api/types.ts'

/** What waits, the doubtful and the weighty first; or the events of one incident, or of one report, when the address names it. */
export function useQueue(incident: string | null, report: string | null) {
  return useQuery({
    queryKey: ['queue', incident, report],
    queryFn: async (): Promise<Page<QueueItem>> => {
      if (incident) return asPage(eventsOf(await get<IncidentView>(`/incidents/${inPath(incident)}`)))
      if (report) return asPage((await get<ReportView>(`/reports/${inPath(report)}`)).events.map((event) => ({ event })))
      return get<Page<QueueItem>>('/queue', new URLSearchParams({ limit: '100' }))
    },
  })
}

const asPage = (items: QueueItem[]): Page<QueueItem> => ({ items, total: items.length, next: null })
const eventsOf = ({ events }: IncidentView): QueueItem[] => events.map((event) => ({ event }))

export function useDisagreements() {
  return useQuery({ queryKey: ['disagreements'], queryFn: () => get<Page<Disagreement>>('/disagreements', new URLSearchParams({ limit: '200' })) })
}

export function useAgreement() {
  return useQuery({ queryKey: ['agreement'], queryFn: () => get<Agreement>('/agreement') })
}

export const incidentOf = (item: QueueItem): string | null => item.event.incident ?? null
