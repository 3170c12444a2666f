import { codePointLength } from './codePoints.ts'

export interface Selected {
  start: number
  end: number
  text: string
}

/**
 * What is selected inside `container`, in code points of its text. Works however the line is drawn: a range counts text nodes
 * in the order of the document, not of the screen. Null when nothing inside is selected.
 */
export function selectedIn(container: HTMLElement): Selected | null {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(container)
  before.setEnd(range.startContainer, range.startOffset)
  return trimmed(codePointLength(before.toString()), range.toString())
}

/** Without the blanks at the ends, which a double click or a quick hand takes along. */
function trimmed(start: number, text: string): Selected | null {
  const lead = text.length - text.trimStart().length
  const words = text.trim()
  if (!words) return null
  const from = start + codePointLength(text.slice(0, lead))
  return { start: from, end: from + codePointLength(words), text: words }
}
