import { get, inPath, post } from '../api/client.ts'
import type { Entry, EventView, Page, ReviewAct } from '../api/types.ts'

/** What a reviewer does, as the API takes it. Every act carries the digest of what was on the page. */

export const reviewEvent = (key: string, act: ReviewAct): Promise<EventView> => post(`/events/${inPath(key)}/review`, act)
/** The event as the coder read it, with one's own acts alone: for a second opinion that knows nothing of the first. */
export const blindEvent = (key: string): Promise<EventView> => get(`/events/${inPath(key)}`, new URLSearchParams({ blind: 'true' }))
export const addEvent = (report: string, event: object): Promise<EventView> => post(`/reports/${inPath(report)}/events`, event)
export const joinIncidents = (a: string, b: string, why: string): Promise<{ id: string }> => post('/incidents/join', { a, b, why })
export const splitIncident = (incident: string, events: string[], why: string): Promise<{ incidents: string[] }> =>
  post(`/incidents/${inPath(incident)}/split`, { events, why })
export const undoEntry = (entry: number, why: string): Promise<{ undid: number }> => post('/undo', { entry, why })

/** The newest act of `author` on these subjects that still stands; null when there is none. */
export async function lastActOf(author: string | null, subjects: readonly string[]): Promise<Entry | null> {
  const pages = await Promise.all(subjects.map((subject) => get<Page<Entry>>('/history', new URLSearchParams({ subject, limit: '50' }))))
  return lastStanding(pages.flatMap(({ items }) => items), author)
}

const UNDOABLE: ReadonlySet<string> = new Set(['accept', 'correct', 'reject', 'add', 'note', 'join', 'split'])
export const isUndoable = ({ act }: Entry): boolean => UNDOABLE.has(act)

/** The entries that are taken back; an undoing that was itself undone takes nothing back. */
export function undoneOf(entries: readonly Entry[]): Set<number> {
  const undone = new Set<number>()
  for (const { act, seq, body } of [...entries].sort((a, b) => b.seq - a.seq)) {
    const entry = (body as { entry?: unknown } | null)?.entry
    if (act === 'undo' && typeof entry === 'number' && !undone.has(seq)) undone.add(entry)
  }
  return undone
}

export function lastStanding(entries: readonly Entry[], author: string | null): Entry | null {
  const undone = undoneOf(entries)
  const standing = entries.filter((entry) => isUndoable(entry) && !undone.has(entry.seq) && (author === null || entry.author === author))
  return standing.reduce<Entry | null>((last, entry) => (last === null || entry.seq > last.seq ? entry : last), null)
}
