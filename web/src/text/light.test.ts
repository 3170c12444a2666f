import { describe, expect, it } from 'vitest'
import { light } from './light.ts'

const q = (start: number, end: number) => ({ start, end })

describe('quotes lit in a text', () => {
  it('covers the whole text once and in order', () => {
    const pieces = light(10, [q(2, 5), q(4, 8), q(2, 8)])
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([[0, 2], [2, 4], [4, 5], [5, 8], [8, 10]])
  })

  it('names all quotes over a piece, the shortest last', () => {
    const [wide, narrow] = [q(0, 9), q(3, 5)]
    expect(light(10, [narrow, wide]).find(({ start }) => start === 3)?.covered).toEqual([wide, narrow])
  })

  it('parts quotes that cross', () => {
    const [a, b] = [q(0, 6), q(4, 9)]
    expect(light(9, [a, b]).map(({ covered }) => covered.length)).toEqual([1, 2, 1])
  })

  it('leaves out quotes outside the text and empty ones', () => {
    expect(light(5, [q(3, 3), q(4, 6), q(-1, 2)])).toEqual([{ start: 0, end: 5, covered: [] }])
  })

  it('has nothing to say of an empty text', () => {
    expect(light(0, [q(0, 1)])).toEqual([])
  })
})
