import { Button, Group } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useRef, type ReactNode } from 'react'
import { useWords } from '../words/Words.tsx'
import { asPng, csv, save, standalone, type Cell } from './download.ts'

export interface Table {
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** A drawing with its title, its figures as a table for those who do not see it, and ways to take both along. */
export function Picture({ name, title, table, children, tools }: { name: string; title: string; table: Table; children: (width: number) => ReactNode; tools?: ReactNode }) {
  const { t } = useWords()
  const { ref, width } = useElementSize()
  const holder = useRef<HTMLDivElement>(null)
  const drawing = () => holder.current?.querySelector('svg') ?? null
  const png = async () => {
    const svg = drawing()
    if (svg) save(`${name}.png`, await asPng(svg))
  }
  return (
    <section className="panel picture" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {tools}
        <Group gap={4}>
          <Button size="compact-xs" variant="default" onClick={() => void png().catch((error: unknown) => notifications.show({ color: 'red', message: String(error) }))}>{t('pictures.png')}</Button>
          <Button size="compact-xs" variant="default" onClick={() => { const svg = drawing(); if (svg) save(`${name}.svg`, standalone(svg), 'image/svg+xml') }}>{t('pictures.svg')}</Button>
          <Button size="compact-xs" variant="default" onClick={() => save(`${name}.csv`, csv(table.head, table.rows), 'text/csv')}>{t('pictures.csv')}</Button>
        </Group>
      </header>
      <div ref={holder} className="drawing"><div ref={ref}>{width > 0 && (table.rows.length > 0 ? children(width) : <p className="empty">{t('say.nothing')}</p>)}</div></div>
      {table.rows.length > 0 && <Figures table={table} />}
    </section>
  )
}

function Figures({ table }: { table: Table }) {
  const { t, n } = useWords()
  const say = (cell: Cell) => (cell === null ? '—' : typeof cell === 'number' ? n(cell) : cell)
  return (
    <details className="figures">
      <summary>{t('pictures.table')}</summary>
      <table>
        <thead><tr>{table.head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{table.rows.map((row, at) => <tr key={at}>{row.map((cell, nth) => <td key={nth}><bdi>{say(cell)}</bdi></td>)}</tr>)}</tbody>
      </table>
    </details>
  )
}
