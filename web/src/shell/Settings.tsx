import { ActionIcon, Button, Group, Menu, Modal, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '../api/client.ts'
import { useMe } from '../account/me.ts'
import { SignIn } from '../account/SignIn.tsx'
import { MoonIcon, PersonIcon, SunIcon } from '../parts/icons.tsx'
import { useWords } from '../words/Words.tsx'

export function Settings() {
  return (
    <Group gap={6} wrap="nowrap" className="settings">
      <DigitsSwitch />
      <SchemeSwitch />
      <LanguageSwitch />
      <Account />
    </Group>
  )
}

function LanguageSwitch() {
  const { lang, setLang, t } = useWords()
  const other = lang === 'ar' ? 'en' : 'ar'
  return (
    <Button variant="default" size="compact-sm" lang={other} aria-label={t('set.languageLabel')} onClick={() => setLang(other)}>
      {t('set.language')}
    </Button>
  )
}

function DigitsSwitch() {
  const { digits, setDigits, t } = useWords()
  const other = digits === 'arab' ? '123' : '١٢٣'
  return (
    <Button
      variant="default" size="compact-sm" className="digits" aria-label={`${t('set.digits')}: ${other}`} title={t('set.digits')}
      onClick={() => setDigits(digits === 'arab' ? 'latn' : 'arab')}
    >
      <span aria-hidden dir="ltr">{other}</span>
    </Button>
  )
}

function SchemeSwitch() {
  const { t } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const label = t(scheme === 'dark' ? 'set.light' : 'set.dark')
  return (
    <ActionIcon variant="default" size={30} aria-label={label} title={label} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
      {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  )
}

function Account() {
  const { t } = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const [isOpen, dialog] = useDisclosure(false)
  const leave = useMutation({ mutationFn: () => post('/logout', {}), onSuccess: () => queries.resetQueries() })
  if (!me) return null
  const who = me.local ? t('account.local') : me.account ? me.account.name : t('account.signedOut')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={who} title={who}><PersonIcon /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label><bdi>{who}</bdi>{me.account && !me.local && <> · {t(`account.role.${me.account.role}`)}</>}</Menu.Label>
          {!me.local && (me.account
            ? <Menu.Item onClick={() => leave.mutate()}>{t('account.signOut')}</Menu.Item>
            : <Menu.Item onClick={dialog.open}>{t('account.signIn')}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isOpen} onClose={dialog.close} title={t('account.signIn')} closeButtonProps={{ 'aria-label': t('say.close') }}>
        <SignIn onDone={dialog.close} />
      </Modal>
    </>
  )
}
