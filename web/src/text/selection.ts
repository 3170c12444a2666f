import { codePointLength, unitOffsets } from './codePoints.ts'

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

/** The range of a stretch of code points in the container; null when the container's text ends before it. */
export function rangeOf(container: HTMLElement, start: number, end: number): Range | null {
  const [from, to] = [spotAt(container, start), spotAt(container, end)]
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}

function spotAt(container: HTMLElement, point: number): [Node, number] | null {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  let seen = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const length = codePointLength(text)
    if (point <= seen + length) return [node, unitOffsets(text)[point - seen] ?? text.length]
    seen += length
  }
  return null
}

/** Words as they stand in a text, found by writing them: the first place, in code points. Null when they stand nowhere. */
export function findWords(text: string, words: string): Selected | null {
  const wanted = words.trim()
  const unit = wanted ? text.indexOf(wanted) : -1
  if (unit < 0) return null
  const start = codePointLength(text.slice(0, unit))
  return { start, end: start + codePointLength(wanted), text: wanted }
}
