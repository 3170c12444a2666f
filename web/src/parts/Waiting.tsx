import { Alert, Button, Group, Loader } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../words/Words.tsx'

/** What a question shows while it waits, when it fails, and when the answer is there. */
export function Waiting<T>({ asked, children }: { asked: UseQueryResult<T>; children: (answer: T) => ReactNode }) {
  const { t } = useWords()
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  return <Group justify="center" p="xl"><Loader role="status" aria-label={t('say.loading')} /></Group>
}

export function Failed({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useWords()
  return (
    <Alert color="red" role="alert" title={t('say.failed')}>
      <p dir="auto">{error.message}</p>
      {onRetry && <Button size="compact-sm" variant="default" onClick={onRetry}>{t('say.retry')}</Button>}
    </Alert>
  )
}
