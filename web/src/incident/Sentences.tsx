import type { ClaimRow } from '../api/types.ts'
import { groupBy } from '../parts/groups.ts'
import { saySource } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'
import type { Shown } from './ReportBeside.tsx'

/** The sentences of all claims beside each other, as they were written; the same words twice are one card with two outlets. */
export function Sentences({ claims, onShow }: { claims: readonly ClaimRow[]; onShow: (shown: Shown) => void }) {
  const speech = useWords()
  const cards = [...groupBy(claims, ({ evidence, stance }) => `${stance} ${evidence.text}`).values()]
  return (
    <section className="panel">
      <h2>{speech.t('incident.sentences')}</h2>
      <div className="sentences">
        {cards.map((same) => {
          const [claim] = same
          if (!claim) return null
          return (
            <article key={`${claim.event} ${String(claim.evidence.start)} ${claim.stance}`} className={`sentence stance-${claim.stance}`}>
              <p lang="ar" dir="auto">{claim.evidence.text}</p>
              <footer>
                <span className={`stance stance-${claim.stance}`}>{speech.label('stances', claim.stance)}</span>
                <bdi>{[...new Set(same.map((one) => saySource(one, speech)))].join(' · ')}</bdi>
                <span className="outlets">
                  {[...groupBy(same, ({ report }) => report).values()].map(([one]) => one && (
                    <button key={one.report} type="button" className="link" onClick={() => onShow({ report: one.report, event: one.event, quote: one.evidence })}><bdi>{one.outlet ?? speech.t('incident.report')}</bdi></button>
                  ))}
                </span>
              </footer>
            </article>
          )
        })}
      </div>
    </section>
  )
}
