import type { Entry } from '../api/types.ts'
import { useWords } from '../words/Words.tsx'

export function HistoryList({ entries }: { entries: readonly Entry[] }) {
  const { time, t, label } = useWords()
  return (
    <ol className="historyList">
      {entries.map((entry) => (
        <li key={entry.seq}>
          <bdi className="faint">{time(entry.at)}</bdi> <strong><bdi>{entry.author ?? t('history.machine')}</bdi></strong> <bdi>{label('acts', entry.act)}</bdi>
          {entry.why && <> — <bdi>{entry.why}</bdi></>}
        </li>
      ))}
    </ol>
  )
}
