import { Button, FileButton, Paper } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { postFiles } from '../api/client.ts'
import { Failed } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'

interface Ingested {
  total: number
  stored: number
  duplicate: number
  rejected: number
  events: number
  reasons: { place: string; reason: string; hint: string | null }[]
}

/** Reports that are to stay: kept, coded and joined. What was left out is told with its reason. */
export function IngestPanel() {
  const { t } = useWords()
  const queries = useQueryClient()
  const send = useMutation({ mutationFn: (files: File[]) => postFiles<Ingested>('/ingest', files), onSuccess: () => queries.invalidateQueries() })
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-label={t('read.keep')}>
      <h2>{t('read.keep')}</h2>
      <p className="faint">{t('read.keepAbout')}</p>
      <FileButton multiple onChange={(files) => files.length > 0 && send.mutate(files)} inputProps={{ 'aria-label': t('read.keep') }}>
        {(props) => <Button {...props} loading={send.isPending}>{t('read.choose')}</Button>}
      </FileButton>
      {send.error && <Failed error={send.error} />}
      <div role="status">{send.data && <Told done={send.data} />}</div>
    </Paper>
  )
}

function Told({ done }: { done: Ingested }) {
  const { t, n, count } = useWords()
  return (
    <>
      <p>{t('count.kept', { kept: n(done.stored), all: n(done.total), known: n(done.duplicate), rejected: n(done.rejected) })} · {count('count.events', done.events)}</p>
      {done.reasons.length > 0 && (
        <>
          <h3>{t('read.skipped')}</h3>
          <ul>{done.reasons.map(({ place, reason, hint }, at) => <li key={at}><bdi>{place}</bdi>: <bdi>{reason}</bdi>{hint && <> <bdi className="faint">{hint}</bdi></>}</li>)}</ul>
        </>
      )}
    </>
  )
}
