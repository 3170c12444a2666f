import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../api/client.ts'
import { useWords } from '../words/Words.tsx'

export function SignIn({ onDone }: { onDone?: () => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const enter = useMutation({
    mutationFn: () => post('/login', { name, password }),
    onSuccess: async () => {
      setPassword('')
      await queries.resetQueries()
      onDone?.()
    },
  })
  return (
    <Paper className="signIn" withBorder p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        <Stack>
          <Title order={1} size="h3">{t('account.signIn')}</Title>
          <Text size="sm">{t('account.needed')}</Text>
          <TextInput label={t('account.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="username" dir="auto" required />
          <PasswordInput
            label={t('account.password')} value={password} autoComplete="current-password" required
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {enter.error && <Alert color="red" role="alert"><bdi>{enter.error.message}</bdi></Alert>}
          <Button type="submit" loading={enter.isPending}>{t('account.signIn')}</Button>
        </Stack>
      </form>
    </Paper>
  )
}
