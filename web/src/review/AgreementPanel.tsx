import { Table } from '@mantine/core'
import { Waiting } from '../parts/Waiting.tsx'
import { sayField } from '../parts/values.ts'
import { useWords } from '../words/Words.tsx'
import { useAgreement } from './queue.ts'

export function AgreementPanel() {
  const speech = useWords()
  const { t, n } = speech
  return (
    <Waiting asked={useAgreement()}>
      {({ alpha, n: units, reviewers }) => (
        <section className="panel agreement">
          <p>{t('queue.alphaAbout')}</p>
          {units === 0 ? <p className="faint">{t('queue.alphaNone')}</p> : <p><strong className="big"><bdi>{n(units)}</bdi></strong> {t('queue.units')}</p>}
          <Table>
            <Table.Tbody>
              {Object.entries(alpha).map(([field, value]) => (
                <Table.Tr key={field}><Table.Th scope="row">{sayField(field, speech)}</Table.Th><Table.Td><bdi>{value === null ? '—' : n(value)}</bdi></Table.Td></Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {reviewers.length > 0 && <p>{t('queue.reviewers')}: {reviewers.map((one) => { const name = typeof one === 'string' ? one : one.name; return <bdi key={name} className="name">{name}</bdi> })}</p>}
        </section>
      )}
    </Waiting>
  )
}
