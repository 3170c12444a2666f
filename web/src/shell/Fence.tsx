import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWords } from '../words/Words.tsx'

/** A page that breaks does not take the others with it. */
export class Fence extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} onRetry={() => this.setState({ error: null })} /> : this.props.children
  }
}

function Broken({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useWords()
  return (
    <main className="page" role="alert">
      <h1>{t('say.crashed')}</h1>
      <p dir="ltr"><code>{error.message}</code></p>
      <Button onClick={onRetry}>{t('say.reload')}</Button>
    </main>
  )
}
