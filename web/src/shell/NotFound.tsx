import { Text, Title } from '@mantine/core'
import { useWords } from '../words/Words.tsx'

export function NotFound() {
  const { t } = useWords()
  return (
    <main className="page">
      <Title order={1}>404</Title>
      <Text>{t('say.notFound')}</Text>
    </main>
  )
}
