import { describe, expect, it } from 'vitest'
import { askedOfApi, howMany, NO_FILTERS, readFilters, writeFilters, type Filters } from './filters.ts'

const ALL: Filters = {
  kind: ['ASSAULT', 'COERCE'], from: '2019-06-01', to: '2019-07-31', area: [[36.1, 35], [37.25, 35], [37.25, 36.5]], party: ['sy.regime-forces'],
  weapon: ['barrel-bomb'], source: ['sy.sohr'], place: ['geonames:172946'], killedMin: 5, denied: true, status: ['happened'], review: ['unreviewed'],
  q: 'سوق & "سراقب" #1',
}

describe('filters and the address', () => {
  it('come back as they went', () => {
    expect(readFilters(new URLSearchParams(writeFilters(ALL).toString()))).toEqual(ALL)
    expect(readFilters(writeFilters(NO_FILTERS))).toEqual(NO_FILTERS)
  })

  it('say nothing when nothing is asked', () => {
    expect(writeFilters(NO_FILTERS).toString()).toBe('')
    expect(howMany(NO_FILTERS)).toBe(0)
  })

  it('ask for no dead at least as such: nought is a number', () => {
    expect(writeFilters({ ...NO_FILTERS, killedMin: 0 }).get('killed_min')).toBe('0')
  })

  it('are counted, a span of days once', () => {
    expect(howMany(ALL)).toBe(13)
  })

  it('leave out what is no day, no number, no polygon', () => {
    const read = readFilters(new URLSearchParams('from=yesterday&killed_min=-3&area=1 2,3&denied=1&kind='))
    expect(read).toEqual(NO_FILTERS)
  })

  it('give the API a closed polygon', () => {
    const area = JSON.parse(askedOfApi(ALL).get('area') ?? '') as { type: string; coordinates: [number, number][][] }
    expect(area.type).toBe('Polygon')
    expect(area.coordinates[0]).toHaveLength(4)
    expect(area.coordinates[0]?.[0]).toEqual(area.coordinates[0]?.at(-1))
  })
})
