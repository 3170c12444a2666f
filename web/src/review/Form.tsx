import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { EventView, ReportView } from '../api/types.ts'
import type { Selected } from '../text/selection.ts'
import { useWords } from '../words/Words.tsx'
import type { WordKey } from '../words/say.ts'
import { addEvent, joinIncidents, reviewEvent, splitIncident } from './acts.ts'
import { AddFields, type NewEvent } from './AddFields.tsx'
import { CorrectFields, type Correction } from './CorrectFields.tsx'
import { Picked } from './Picked.tsx'
import { JoinFields } from './JoinFields.tsx'

export type FormKind = 'correct' | 'reject' | 'add' | 'join' | 'split' | 'note'

interface Asked {
  kind: FormKind
  event: EventView
  isBlind: boolean
  report: ReportView
  incident: string | null
  selected: Selected | null
  onSelect: (selected: Selected) => void
  onDone: (said: WordKey, goesOn: boolean) => Promise<void>
  onCancel: () => void
}

const TITLES: Record<FormKind, WordKey> = {
  correct: 'correct.title', reject: 'act.reject', add: 'act.add', join: 'join.title', split: 'split.title', note: 'act.note',
}
const DONE: Record<FormKind, WordKey> = {
  correct: 'act.corrected', reject: 'act.rejected', add: 'act.added', join: 'act.joined', split: 'act.splitDone', note: 'act.noted',
}

/** The form of an act: what it needs, and always the reason, which stays in the history. */
export function Form(asked: Asked) {
  const { kind, event, report, incident, selected, onSelect, onDone, onCancel } = asked
  const picked = <Picked text={report.text} selected={selected} onSelect={onSelect} />
  const { t } = useWords()
  const [why, setWhy] = useState('')
  const [correction, setCorrection] = useState<Correction | null>(null)
  const [added, setAdded] = useState<NewEvent | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const act = useMutation({
    mutationFn: () => carryOut(asked, why.trim(), { correction, added, other }),
    onSuccess: () => onDone(DONE[kind], kind === 'reject'),
  })
  const isReady = why.trim() !== '' && { correct: correction !== null, add: added !== null, join: other !== null && incident !== null, split: incident !== null, reject: true, note: true }[kind]
  const parts: Partial<Record<FormKind, ReactNode>> = {
    correct: <CorrectFields event={event} selected={selected} picked={picked} onChange={setCorrection} />,
    add: <AddFields selected={selected} picked={picked} onChange={setAdded} />,
    join: <JoinFields incident={incident} chosen={other} onChoose={setOther} />,
  }
  return (
    <form
      className="actForm" aria-label={t(TITLES[kind])}
      onSubmit={(submit) => {
        submit.preventDefault()
        if (isReady) act.mutate()
      }}
    >
      <Stack gap="xs">
        <h3>{t(TITLES[kind])}</h3>
        {parts[kind]}
        <Textarea
          label={t('say.why')} description={t('say.whyNeeded')} value={why} onChange={(change) => setWhy(change.currentTarget.value)} autosize minRows={2} dir="auto" required
          data-autofocus ref={kind === 'correct' || kind === 'add' || kind === 'join' ? undefined : focusOnce}
        />
        {act.error && <Alert color="red" role="alert"><bdi>{act.error.message}</bdi></Alert>}
        <Group gap="xs">
          <Button type="submit" size="compact-md" disabled={!isReady} loading={act.isPending}>{t('say.save')}</Button>
          <Button type="button" size="compact-md" variant="default" onClick={onCancel}>{t('say.cancel')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus()

interface Given {
  correction: Correction | null
  added: NewEvent | null
  other: string | null
}

async function carryOut({ kind, event, isBlind, report, incident }: Asked, why: string, { correction, added, other }: Given): Promise<unknown> {
  const blind = isBlind ? { blind: true } : {}
  switch (kind) {
    case 'reject':
    case 'note':
      return reviewEvent(event.key, { act: kind, why, shown: event.digest, ...blind })
    case 'correct':
      return correction && reviewEvent(event.key, { act: 'correct', ...correction, why, shown: event.digest, ...blind })
    case 'add':
      return added && addEvent(report.key, { ...added, why })
    case 'join':
      return other && incident && joinIncidents(incident, other, why)
    case 'split':
      return incident && splitIncident(incident, [event.key], why)
  }
}
