import { Link } from 'react-router-dom'
import { Waiting } from '../parts/Waiting.tsx'
import { sayAny, sayField } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'
import { useDisagreements } from './queue.ts'

/** Where reviewers differ: who says what of which event, each a way to decide it. */
export function Disagreements() {
  const speech = useWords()
  const { t } = speech
  return (
    <Waiting asked={useDisagreements()}>
      {({ items }) =>
        items.length === 0 ? <p className="empty">{t('queue.noDisagreements')}</p> : (
          <ul className="hits">
            {items.map(({ event, field, said }) => (
              <li key={`${event} ${field}`}>
                <h2><Link to={`/review?report=${event.split('#')[0] ?? ''}&event=${encodeURIComponent(event)}`} reloadDocument>{sayField(field, speech)}</Link></h2>
                <ul>{said.map(({ value, reviewers }, at) => <li key={at}><strong><bdi>{sayAny(field, value, speech)}</bdi></strong> — {reviewers.map((name) => <bdi key={name} className="name">{name}</bdi>)}</li>)}</ul>
              </li>
            ))}
          </ul>
        )
      }
    </Waiting>
  )
}
