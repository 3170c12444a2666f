import type { Lang, Named } from '../api/types.ts'
import { inDigits, type Digits } from '../text/digits.ts'
import ar from './ar.json'
import en from './en.json'

export type WordKey = keyof typeof en
const WORDS: Record<Lang, Record<WordKey, string>> = { ar, en }

export function say(lang: Lang, digits: Digits, key: WordKey, gaps: Record<string, string | number> = {}): string {
  return filled(WORDS[lang][key], digits, gaps)
}

/** A count with its noun: the words of `key` hold the forms, `one|two|few|other` in Arabic and `one|other` in English. */
export function sayCount(lang: Lang, digits: Digits, key: WordKey, n: number): string {
  const forms = WORDS[lang][key].split('|')
  const rule = new Intl.PluralRules(lang).select(n)
  const at = lang === 'ar' ? { zero: 3, one: 0, two: 1, few: 2, many: 3, other: 3 }[rule] : rule === 'one' ? 0 : 1
  return filled(forms[at] ?? forms[forms.length - 1] ?? '', digits, { n: sayNumber(lang, digits, n) })
}

function filled(words: string, digits: Digits, gaps: Record<string, string | number>): string {
  const whole = words.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap))
  return inDigits(whole, digits)
}

export function sayNumber(lang: Lang, digits: Digits, n: number): string {
  return new Intl.NumberFormat(lang, { numberingSystem: digits, maximumFractionDigits: 2 }).format(n)
}

/** An ISO day or time as people write it; what is no date is given back as it is. */
export function sayDay(lang: Lang, digits: Digits, iso: string): string {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00Z` : iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(locale(lang), { ...DAY, numberingSystem: digits }).format(date)
}

export function sayTime(lang: Lang, digits: Digits, iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const style = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: digits } as const
  return `${new Intl.DateTimeFormat(locale(lang), style).format(date)} UTC`
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const
// The months of the Levant and Iraq (تموز), as most of the reports write them.
const locale = (lang: Lang): string => (lang === 'ar' ? 'ar-SY' : 'en-GB')

/** The name in the reader's language, else in the other: a name in the wrong language is better than none. */
export function nameIn(lang: Lang, name: Named | string | null | undefined): string | null {
  if (name === null || name === undefined || typeof name === 'string') return name ?? null
  return lang === 'ar' ? (name.ar ?? name.en) : (name.en ?? name.ar)
}
