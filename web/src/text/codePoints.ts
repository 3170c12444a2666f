/**
 * Offsets of the API count Unicode code points; JavaScript counts UTF-16 units. They part at every character beyond U+FFFF
 * (an emoji, some old letters), so they are changed here, at the edge, and nowhere else.
 */

/** For each code point of `text`, where it begins in UTF-16; one more entry for the end. */
export function unitOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(codePointLength(text) + 1)
  let unit = 0
  let point = 0
  for (const character of text) {
    offsets[point++] = unit
    unit += character.length
  }
  offsets[point] = unit
  return offsets
}

export function codePointLength(text: string): number {
  let length = 0
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit)
    const isPair = code >= 0xd800 && code <= 0xdbff && isLow(text.charCodeAt(unit + 1))
    if (isPair) unit++
    length++
  }
  return length
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** `text[start:end]` as Python would cut it. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const offsets = unitOffsets(text)
  return text.slice(offsets[start] ?? text.length, offsets[end] ?? text.length)
}
