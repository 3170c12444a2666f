/** A drawing of the page as a file of its own, and its figures as a table. */

const FONT_NAMES = "'IBM Plex Sans Arabic', 'Noto Sans Arabic', sans-serif"
const COPIED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'opacity', 'text-anchor', 'font-family'] as const

/** The SVG with the page's styles written into it, so that it looks the same elsewhere. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [shown, made] = [[svg, ...svg.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]]
  shown.forEach((element, at) => {
    const style = getComputedStyle(element)
    for (const name of COPIED) made[at]?.setAttribute(name, name === 'font-family' ? FONT_NAMES : style.getPropertyValue(name))
  })
  const page = getComputedStyle(document.body)
  const ground = document.createElementNS(svg.namespaceURI, 'rect')
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', page.backgroundColor]] as const) ground.setAttribute(name, value)
  copy.prepend(ground)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.removeAttribute('class')
  return new XMLSerializer().serializeToString(copy)
}

export async function asPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image()
  const loaded = new Promise((resolve, reject) => {
    image.onload = resolve
    image.onerror = () => reject(new Error('the drawing could not be turned into a picture'))
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`
  await loaded
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'))
}

export type Cell = string | number | null
/** CSV for spreadsheets: a cell that a spreadsheet would run as a formula is given a leading apostrophe. */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(value: Cell): string {
  if (value === null) return ''
  const words = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  // A byte order mark makes spreadsheets read the Arabic of a CSV as UTF-8.
  const blob = typeof content === 'string' ? new Blob([type === 'text/csv' ? `\ufeff${content}` : content], { type: `${type};charset=utf-8` }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
