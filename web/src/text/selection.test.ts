import { afterEach, describe, expect, it } from 'vitest'
import { findWords, rangeOf, selectedIn } from './selection.ts'

function page(...pieces: string[]): HTMLElement {
  const container = document.createElement('div')
  for (const piece of pieces) {
    const mark = document.createElement('mark')
    mark.append(piece)
    container.append(mark)
  }
  document.body.replaceChildren(container)
  return container
}

function select(from: Node, start: number, to: Node, end: number): void {
  const range = document.createRange()
  range.setStart(from, start)
  range.setEnd(to, end)
  window.getSelection()?.removeAllRanges()
  window.getSelection()?.addRange(range)
}

const text = (container: HTMLElement, piece: number): Node => {
  const node = container.childNodes[piece]?.firstChild
  if (!node) throw new Error(`no piece ${String(piece)}`)
  return node
}

describe('selected words', () => {
  afterEach(() => window.getSelection()?.removeAllRanges())

  it('are counted in code points over the pieces of a lit text', () => {
    const container = page('قُتل 😢 ', '٧ مدنيين', ' أمس')
    select(text(container, 1), 0, text(container, 1), 8)
    expect(selectedIn(container)).toEqual({ start: 7, end: 15, text: '٧ مدنيين' })
  })

  it('lose the blanks at their ends', () => {
    const container = page('في  سوق ', 'سراقب ')
    select(text(container, 0), 2, text(container, 1), 6)
    expect(selectedIn(container)).toEqual({ start: 4, end: 13, text: 'سوق سراقب' })
  })

  it('are none when blank or elsewhere', () => {
    const container = page('في  سوق')
    select(text(container, 0), 2, text(container, 0), 4)
    expect(selectedIn(container)).toBeNull()
    const other = document.createElement('p')
    other.append('كلام')
    document.body.append(other)
    select(other.firstChild as Node, 0, other.firstChild as Node, 2)
    expect(selectedIn(container)).toBeNull()
  })
})

describe('words by their offsets', () => {
  it('are found over the pieces of a lit text, behind a character of two units', () => {
    const container = page('قُتل 😢 ', '٧ مدنيين', ' أمس')
    for (const [start, end] of [[0, 4], [5, 6], [7, 15], [9, 19]] as const)
      expect(rangeOf(container, start, end)?.toString()).toBe([...(container.textContent ?? '')].slice(start, end).join(''))
    expect(rangeOf(container, 3, 99)).toBeNull()
  })

  it('are found by writing them', () => {
    expect(findWords('قُتل 😢 ٧ مدنيين', ' ٧ مدنيين ')).toEqual({ start: 7, end: 15, text: '٧ مدنيين' })
    expect(findWords('قُتل', 'جُرح')).toBeNull()
    expect(findWords('قُتل', '  ')).toBeNull()
  })
})
