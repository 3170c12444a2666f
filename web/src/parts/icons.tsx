import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg width="17" height="17" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      {children}
    </svg>
  )
}

export const MoonIcon = () => <Icon><path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z" /></Icon>
export const SunIcon = () => (
  <Icon><circle cx="12" cy="12" r="4" /><path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5" /></Icon>
)
export const PersonIcon = () => <Icon><circle cx="12" cy="8" r="4" /><path d="M4 21c1-4 4-6 8-6s7 2 8 6" /></Icon>
export const FilterIcon = () => <Icon><path d="M4 5h16l-6 8v6l-4-2v-4z" /></Icon>
export const PolygonIcon = () => <Icon><path d="M5 6l9-2 6 7-5 9-10-3z" /></Icon>
export const PlusIcon = () => <Icon><path d="M12 5v14M5 12h14" /></Icon>
export const MinusIcon = () => <Icon><path d="M5 12h14" /></Icon>
export const HomeIcon = () => <Icon><circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" /></Icon>
export const CloseIcon = () => <Icon><path d="M6 6l12 12M18 6L6 18" /></Icon>
export const LayersIcon = () => <Icon><path d="M12 3l9 5-9 5-9-5zM3 13l9 5 9-5" /></Icon>
