import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import type { EventView, Quote, RecordEvent } from '../api/types.ts'
import { Dates } from '../parts/Dates.tsx'
import { sayCasualty, sayEvent, sayParty, sayPlace, saySource, sayWeapon } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'

interface Shown {
  event: RecordEvent | EventView
  onQuote?: (quote: Quote) => void
}

/** What one report says of one event, each value a way to its words in the text. */
export function EventFields({ event, onQuote }: Shown) {
  const speech = useWords()
  const { t, label } = speech
  const chips = <Q extends Quote>(quotes: readonly Q[], say: (quote: Q) => string, kind: string) =>
    quotes.length === 0 ? <span className="faint">{t('say.notSaid')}</span> : quotes.map((quote, at) => (
      <Chip key={`${String(quote.start)} ${String(at)}`} kind={kind} onClick={onQuote && (() => onQuote(quote))}>{say(quote)}</Chip>
    ))
  const when = 'earliest' in event ? event : (event.date ?? { earliest: null, latest: null, part_of_day: null, basis: null })
  return (
    <dl className="fields">
      <Field name={t('field.kind')}>
        <strong><bdi>{sayEvent(event, speech)}</bdi></strong>
        <Badge size="sm" variant="light" className="badge"><bdi>{label('statuses', event.status)}</bdi></Badge>
        {event.scope !== 'single' && <Badge size="sm" variant="light" color="gray" className="badge"><bdi>{label('scopes', event.scope)}</bdi></Badge>}
      </Field>
      <Field name={t('field.actors')}>{chips(event.actors, (one) => sayParty(one, speech), 'actors')}</Field>
      <Field name={t('field.targets')}>{chips(event.targets, (one) => sayParty(one, speech), 'targets')}</Field>
      <Field name={t('field.places')}>{chips(event.places, (one) => sayPlace(one, speech), 'places')}</Field>
      <Field name={t('field.date')}>
        <Chip kind="date" onClick={event.date && onQuote ? () => event.date && onQuote(event.date) : undefined}><Dates earliest={when.earliest} latest={when.latest} /></Chip>
        {when.part_of_day && <bdi>{label('parts_of_day', when.part_of_day)}</bdi>}
        {when.basis && <span className="faint">{label('bases', when.basis)}</span>}
      </Field>
      <Field name={t('field.weapons')}>{chips(event.weapons, (one) => sayWeapon(one, speech), 'weapons')}</Field>
      <Field name={t('field.casualties')}>{chips(event.casualties, (one) => sayCasualty(one, speech), 'casualties')}</Field>
      <Field name={t('field.claims')}>
        {(event.claims ?? []).map((claim, at) => (
          <Chip key={at} kind="sources" stance={claim.stance} onClick={onQuote && (() => onQuote(claim.evidence))}>
            {`${label('stances', claim.stance)}: ${saySource(claim, speech)}`}
          </Chip>
        ))}
      </Field>
      {event.notes.length > 0 && <Field name="…"><ul className="notes">{event.notes.map((note) => <li key={note} dir="auto">{note}</li>)}</ul></Field>}
    </dl>
  )
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}

function Chip({ kind, stance, onClick, children }: { kind: string; stance?: string; onClick?: (() => void) | undefined; children: ReactNode }) {
  const name = `chip lit-${kind}${stance ? ` stance-${stance}` : ''}`
  return onClick ? <button type="button" className={name} onClick={onClick}><bdi>{children}</bdi></button> : <span className={name}><bdi>{children}</bdi></span>
}
