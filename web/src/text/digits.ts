/** Digits as the reader wants them. Only what the app writes is changed, never the words of a report. */

export type Digits = 'arab' | 'latn'

const ARABIC_INDIC_ZERO = 0x0660

export function inDigits(text: string, digits: Digits): string {
  return digits === 'arab'
    ? text.replace(/[0-9]/g, (digit) => String.fromCharCode(ARABIC_INDIC_ZERO + Number(digit)))
    : text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_INDIC_ZERO))
}

/** What somebody typed in either digits, as a whole number; null when it is none. */
export function readNumber(typed: string): number | null {
  const latin = inDigits(typed.trim(), 'latn').replace(/[\u066c,\s]/g, '')
  return /^\d{1,9}$/.test(latin) ? Number(latin) : null
}
