import type { Casualty, EventView, Party, PlaceMention, RecordClaim, RecordEvent, Weapon } from '../api/types.ts'
import type { Speech } from '../words/Words.tsx'
import type { WordKey } from '../words/say.ts'
import { partyName } from './names.ts'
import { sayToll } from './toll.ts'

/** Values of a record in the reader's words. */

export function sayCasualty({ outcome, group, low, high, text }: Pick<Casualty, 'outcome' | 'group' | 'low' | 'high'> & { text?: string }, speech: Speech): string {
  const number = sayToll({ low, high }, speech) ?? text ?? '?'
  const who = group === 'people' ? '' : ` (${speech.label('groups', group)})`
  return `${number} ${speech.label('outcomes', outcome)}${who}`
}

export function sayPlace({ place, text }: PlaceMention, speech: Speech): string {
  return place ? (speech.name(place.name) ?? text) : `${text} (${speech.t('say.notLocated')})`
}

export function sayWeapon({ weapon, low, high }: Weapon, speech: Speech): string {
  const number = sayToll({ low, high }, speech)
  return number ? `${speech.label('weapons', weapon)} × ${number}` : speech.label('weapons', weapon)
}

export function sayParty(party: Party, speech: Speech): string {
  return partyName(party, speech.name) ?? party.text
}

export function saySource({ source, via }: Pick<RecordClaim, 'source' | 'via'>, speech: Speech): string {
  const who = source ? sayParty(source, speech) : speech.t('say.outletItself')
  return via ? `${who} ${speech.t('say.via', { name: sayParty(via, speech) })}` : who
}

export function sayEvent(event: Pick<RecordEvent | EventView, 'kind' | 'mode'>, speech: Speech): string {
  return event.mode ? `${speech.label('kinds', event.kind)} · ${speech.label('modes', event.mode)}` : speech.label('kinds', event.kind)
}

/** The event in the fewest words: an Arabic mode is a noun of its own (قصف جوي), an English one says only how. */
export function sayShort(event: { kind: string; mode: string | null }, speech: Speech): string {
  return event.mode && speech.lang === 'ar' ? speech.label('modes', event.mode) : sayEvent(event, speech)
}

/** A value of unknown shape, as a disputed field or a correction has it. */
export function sayAny(field: string, value: unknown, speech: Speech): string {
  if (value === null || value === undefined) return speech.t('say.notSaid')
  if (typeof value === 'number') return speech.n(value)
  if (typeof value === 'boolean') return speech.t(value ? 'say.yes' : 'say.no')
  if (typeof value === 'string') return sayCode(field, value, speech)
  if (Array.isArray(value)) return value.map((one) => sayAny(field, one, speech)).join(' · ')
  return sayObject(field, value as Record<string, unknown>, speech)
}

function sayCode(field: string, value: string, speech: Speech): string {
  const shelf = ({ kind: 'kinds', mode: 'modes', status: 'statuses', scope: 'scopes', stance: 'stances', weapons: 'weapons', weapon: 'weapons', outcome: 'outcomes' } as const)[field]
  if (shelf) return speech.label(shelf, value)
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? speech.day(value) : value
}

function sayObject(field: string, value: Record<string, unknown>, speech: Speech): string {
  if ('outcome' in value) return sayCasualty(value as unknown as Casualty, speech)
  if ('weapon' in value) return sayWeapon(value as unknown as Weapon, speech)
  if ('stance' in value) return `${speech.label('stances', String(value.stance))}: ${saySource(value as unknown as RecordClaim, speech)}`
  if ('earliest' in value || 'latest' in value) {
    return [...new Set([value.earliest, value.latest])].filter((one) => typeof one === 'string').map((one) => speech.day(String(one))).join(' – ')
  }
  if ('place' in value) return sayPlace(value as unknown as PlaceMention, speech)
  if ('ar' in value || 'en' in value) return speech.name(value as unknown as { ar: string; en: string }) ?? ''
  if ('low' in value || 'high' in value) return sayToll(value as { low: number | null; high: number | null }, speech) ?? speech.t('say.notSaid')
  if ('name' in value) return sayAny(field, value.name, speech)
  if ('text' in value) return String(value.text)
  return JSON.stringify(value)
}

const FIELDS = ['kind', 'mode', 'status', 'scope', 'date', 'place', 'places', 'actors', 'targets', 'weapons', 'casualties', 'killed', 'injured', 'claims', 'stance', 'mentions', 'part_of_day', 'happened', 'event'] as const
export function sayField(field: string, speech: Speech): string {
  const known = FIELDS.find((one) => one === field)
  return known ? speech.t(`field.${known}` satisfies WordKey) : field
}
