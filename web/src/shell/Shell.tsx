import { Box, Burger, Drawer, Loader } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router-dom'
import { can, useMe } from '../account/me.ts'
import { SignIn } from '../account/SignIn.tsx'
import { useWords } from '../words/Words.tsx'
import type { WordKey } from '../words/say.ts'
import { Fence } from './Fence.tsx'
import { Settings } from './Settings.tsx'

// `isInside`: what the public profile does not show.
const PLACES: readonly { to: string; word: WordKey; needs: 'read' | 'review'; isInside?: true }[] = [
  { to: '/', word: 'nav.incidents', needs: 'read' },
  { to: '/pictures', word: 'nav.pictures', needs: 'read' },
  { to: '/reports', word: 'nav.reports', needs: 'read' },
  { to: '/review', word: 'nav.review', needs: 'review' },
  { to: '/read', word: 'nav.read', needs: 'read', isInside: true },
  { to: '/history', word: 'nav.history', needs: 'read', isInside: true },
]

/** The frame of every page: where one is, where one can go, and how the app speaks. */
export function Shell() {
  const { t } = useWords()
  const me = useMe()
  const location = useLocation()
  const mayRead = !me || can(me, 'read')
  return (
    <div className="shell">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <Header />
      {me?.public && <p className="publicNote">{t('account.public')}</p>}
      <Box id="content" className="content" tabIndex={-1}>
        <Fence key={location.pathname}>
          <Suspense fallback={<Loader className="pageLoader" role="status" aria-label={t('say.loading')} />}>
            {mayRead ? <Outlet /> : <main className="page"><SignIn /></main>}
          </Suspense>
        </Fence>
      </Box>
    </div>
  )
}

function Header() {
  const { t } = useWords()
  const [isOpen, menu] = useDisclosure(false)
  return (
    <header className="header">
      <Burger opened={isOpen} onClick={menu.toggle} aria-label={t('nav.open')} className="burger" size="sm" />
      <NavLink to="/" className="brand" aria-label={t('app.name')}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        <span>{t('app.name')}</span>
      </NavLink>
      <Links className="links" />
      <Settings />
      <Drawer opened={isOpen} onClose={menu.close} size="xs" title={t('nav.main')} closeButtonProps={{ 'aria-label': t('say.close') }}>
        <Links className="drawerLinks" onChoose={menu.close} />
      </Drawer>
    </header>
  )
}

function Links({ className, onChoose }: { className: string; onChoose?: () => void }) {
  const { t } = useWords()
  const me = useMe()
  return (
    <nav className={className} aria-label={t('nav.main')}>
      {PLACES.filter(({ needs, isInside }) => can(me, needs) && !(isInside && me?.public)).map(({ to, word }) => (
        <NavLink key={to} to={to} end={to === '/'} onClick={onChoose}>{t(word)}</NavLink>
      ))}
    </nav>
  )
}
