import { useWords } from '../words/Words.tsx'

/** One day or a span of days; what is open on one side says so. */
export function Dates({ earliest, latest }: { earliest: string | null; latest: string | null }) {
  const { t } = useWords()
  const say = useDates()
  const words = say(earliest, latest)
  return words === null ? <span className="faint">{t('say.noDate')}</span> : <bdi>{words}</bdi>
}

export function useDates(): (earliest: string | null, latest: string | null) => string | null {
  const { day } = useWords()
  return (earliest, latest) => {
    if (earliest === null && latest === null) return null
    if (earliest === latest || latest === null) return `${day(earliest ?? '')}${latest === null ? ' –' : ''}`
    return earliest === null ? `– ${day(latest)}` : `${day(earliest)} – ${day(latest)}`
  }
}
