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
      {({ fields, n: units, reviewers }) => (
        <section className="panel agreement">
          <p>{t('queue.alphaAbout')}</p>
          {units === 0 ? <p className="faint">{t('queue.alphaNone')}</p> : <p><strong className="big"><bdi>{n(units)}</bdi></strong> {t('queue.units')}</p>}
          <Table>
            <Table.Tbody>
              {fields.map(({ field, alpha, n: of, agreed }) => (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{sayField(field, speech)}</Table.Th>
                  <Table.Td><strong><bdi>{alpha === null ? '—' : n(alpha)}</bdi></strong></Table.Td>
                  <Table.Td className="faint">{t('queue.agreed', { agreed: n(agreed), all: n(of) })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {reviewers.length > 0 && <p>{t('queue.reviewers')}: {reviewers.map((name) => <bdi key={name} className="name">{name}</bdi>)}</p>}
        </section>
      )}
    </Waiting>
  )
}
