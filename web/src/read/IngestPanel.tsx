import { Button, FileButton, Paper } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { postFiles } from '../api/client.ts'
import { Failed } from '../parts/Waiting.tsx'
import { useWords } from '../words/Words.tsx'

interface Ingested {
  in: number
  kept: number
  skipped: { name: string; reason: string }[]
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
  const { t } = useWords()
  return (
    <>
      <p>{t('count.kept', { kept: done.kept, all: done.in })}</p>
      {done.skipped.length > 0 && <><h3>{t('read.skipped')}</h3><ul>{done.skipped.map(({ name, reason }, at) => <li key={at}><bdi>{name}</bdi>: <bdi>{reason}</bdi></li>)}</ul></>}
    </>
  )
}
