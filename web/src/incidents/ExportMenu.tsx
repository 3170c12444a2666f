import { Button, Menu } from '@mantine/core'
import { askedOfApi, type Filters } from '../filters/filters.ts'
import { useWords } from '../words/Words.tsx'

// Names of formats are names: the same in both languages.
const FORMATS = [
  ['csv', 'CSV'], ['jsonl', 'JSON Lines'], ['geojson', 'GeoJSON'], ['parquet', 'Parquet'], ['acled', 'ACLED'], ['ucdp', 'UCDP GED'], ['hxl', 'HXL'],
  ['airwars', 'Airwars'], ['annotations', 'W3C Web Annotation'],
] as const

/** What is asked now, as a file: the server packs it with its README and its digests. */
export function ExportMenu({ filters }: { filters: Filters }) {
  const { t } = useWords()
  const link = (format: string) => {
    const query = askedOfApi(filters)
    query.set('format', format)
    return `/api/export?${query.toString()}`
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button size="xs" variant="default">{t('incident.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(([format, name]) => <Menu.Item key={format} component="a" href={link(format)} download>{name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
