import { Kbd, Modal, Table } from '@mantine/core'
import { useWords } from '../words/Words.tsx'
import { KEYS } from './keys.ts'

export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('act.keysTitle')} closeButtonProps={{ 'aria-label': t('say.close') }}>
      <Table>
        <Table.Tbody>
          {KEYS.map(({ act, shown, word }) => (
            <Table.Tr key={act}><Table.Td><span dir="ltr">{shown.split(' ').map((key) => <Kbd key={key}>{key}</Kbd>)}</span></Table.Td><Table.Td>{t(word)}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
