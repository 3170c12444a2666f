import { ScrollArea } from '@mantine/core'
import type { ClaimRow } from '../api/types.ts'
import { sayAny, sayCasualty, saySource } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'
import type { Shown } from './ReportBeside.tsx'

/** Sources by what they claim; a row opens its report at its words. */
export function ClaimsTable({ claims, shown, onShow }: { claims: readonly ClaimRow[]; shown: Shown | null; onShow: (shown: Shown) => void }) {
  const speech = useWords()
  const { t, label } = speech
  return (
    <section className="panel">
      <h2>{t('incident.claims')}</h2>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('incident.claims'), role: 'group' }}>
        <table className="claims">
          <thead>
            <tr>{(['who', 'stance', 'toll', 'where', 'when', 'report'] as const).map((column) => <th key={column} scope="col">{t(`incident.${column}`)}</th>)}</tr>
          </thead>
          <tbody>
            {claims.map((claim, at) => {
              const isShown = shown?.quote?.start === claim.evidence.start && shown.event === claim.event
              return (
                <tr key={at} className={isShown ? 'isShown' : ''}>
                  <th scope="row"><bdi>{claim.source ? saySource(claim, speech) : `${claim.outlet ?? ''} (${t('say.outletItself')})`}</bdi></th>
                  <td><span className={`stance stance-${claim.stance}`}>{label('stances', claim.stance)}</span></td>
                  <td>{claim.tolls.length === 0 ? <span className="faint">{t('say.notSaid')}</span> : claim.tolls.map((toll, nth) => <div key={nth}><bdi>{sayCasualty(toll, speech)}</bdi></div>)}</td>
                  <td><bdi>{placeOf(claim, speech)}</bdi></td>
                  <td><bdi>{claim.date ? sayAny('date', claim.date, speech) : t('say.noDate')}</bdi></td>
                  <td>
                    <button type="button" className="link" onClick={() => onShow({ report: claim.report, event: claim.event, quote: claim.evidence })}>
                      <bdi>{claim.outlet ?? t('incident.report')}</bdi>
                    </button>
                    {claim.published && <div className="faint"><bdi>{speech.day(claim.published)}</bdi></div>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  )
}

function placeOf({ place }: ClaimRow, speech: ReturnType<typeof useWords>): string {
  if (place === null) return speech.t('say.notLocated')
  return typeof place === 'object' && 'lat' in place ? (speech.name(place.name) ?? '') : sayAny('place', place, speech)
}
