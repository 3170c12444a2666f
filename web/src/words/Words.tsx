import { useDirection } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { get } from '../api/client.ts'
import type { Labels, Lang, Named } from '../api/types.ts'
import type { Digits } from '../text/digits.ts'
import { nameIn, say, sayCount, sayDay, sayNumber, sayTime, type WordKey } from './say.ts'

export type Shelf = 'kinds' | 'modes' | 'statuses' | 'scopes' | 'stances' | 'outcomes' | 'groups' | 'parts_of_day' | 'bases' | 'weapons' | 'acts' | 'verdicts'

/** How the app speaks now: language, digits, and the functions that put both to use. */
export interface Speech {
  lang: Lang
  digits: Digits
  setLang: (lang: Lang) => void
  setDigits: (digits: Digits) => void
  t: (key: WordKey, gaps?: Record<string, string | number>) => string
  count: (key: WordKey, n: number) => string
  n: (value: number) => string
  day: (iso: string) => string
  time: (iso: string) => string
  name: (name: Named | string | null | undefined) => string | null
  label: (shelf: Shelf, code: string | null) => string
  codes: (shelf: Shelf) => string[]
}

const SpeechContext = createContext<Speech | null>(null)

export function useWords(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useWords outside of <Words>')
  return speech
}

export function Words({ children }: { children: ReactNode }) {
  const [lang, setLang] = useKept<Lang>('marsad.lang', ['ar', 'en'])
  const [digits, setDigits] = useKept<Digits>('marsad.digits', ['arab', 'latn'])
  const labels = useLabels(lang)
  const { setDirection } = useDirection()

  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dataset.digits = digits
    setDirection(lang === 'ar' ? 'rtl' : 'ltr')
    document.title = lang === 'ar' ? 'مرصد · Marsad' : 'Marsad · مرصد'
  }, [lang, digits, setDirection])

  const speech = useMemo<Speech>(
    () => ({
      lang, digits, setLang, setDigits,
      t: (key, gaps) => say(lang, digits, key, gaps),
      count: (key, n) => sayCount(lang, digits, key, n),
      n: (value) => sayNumber(lang, digits, value),
      day: (iso) => sayDay(lang, digits, iso),
      time: (iso) => sayTime(lang, digits, iso),
      name: (name) => nameIn(lang, name),
      label: (shelf, code) => (code === null ? say(lang, digits, 'say.unknown') : labelOf(labels, shelf, code, lang)),
      codes: (shelf) => Object.keys(labels[shelf] ?? {}),
    }),
    [lang, digits, labels, setLang, setDigits],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

function useLabels(lang: Lang): Labels {
  const asked = useQuery({
    queryKey: ['labels', lang],
    queryFn: () => get<Labels>('/labels', new URLSearchParams({ lang })),
    staleTime: Infinity,
  })
  return asked.data ?? NO_LABELS
}
const NO_LABELS: Labels = {}

/** A label may come as a word of the asked language, as [English, Arabic], or as {ar, en}. */
function labelOf(labels: Labels, shelf: Shelf, code: string, lang: Lang): string {
  const label = labels[shelf]?.[code]
  const words = Array.isArray(label) ? label[lang === 'ar' ? 1 : 0] : nameIn(lang, label)
  return words === null || words === undefined ? code.replaceAll('-', ' ').toLowerCase() : words
}

/** A choice that outlives the visit; the first of `all` until one is made. */
function useKept<T extends string>(key: string, all: readonly [T, ...T[]]): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => all.find((one) => one === localStorage.getItem(key)) ?? all[0])
  const keep = useMemo(
    () => (next: T) => {
      localStorage.setItem(key, next)
      setValue(next)
    },
    [key],
  )
  return [value, keep]
}
