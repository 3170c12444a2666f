import { describe, expect, it } from 'vitest'
import type { MapAnswer } from '../api/types.ts'
import { areaShapes, fan, groundCircle, pointShapes } from './shapes.ts'

const at = (id: string, lat: number, lon: number) => ({ id, lat, lon, radius_km: 1, precision: 'exact', kind: 'ASSAULT', killed_high: null, denied: id === 'b' })
const ANSWER: MapAnswer = {
  clusters: [],
  points: [at('a', 35.5, 36.7), at('b', 35.5, 36.7), at('c', 33.1, 36)],
  areas: [
    { place_id: 'small', name: null, lat: 33.5, lon: 36.4, radius_km: 3, count: 1, ids: ['x'] },
    { place_id: 'wide', name: null, lat: 33.5, lon: 36.4, radius_km: 60, count: 2, ids: ['y', 'z'] },
  ],
}

describe('shapes on the map', () => {
  it('draws an area as wide as it is uncertain, wherever it lies', () => {
    for (const lat of [0, 33.5, 60]) {
      const ring = groundCircle(lat, 36, 50).coordinates[0] ?? []
      const east = Math.max(...ring.map(([lon]) => lon ?? 0)) - 36
      expect(east * 111.32 * Math.cos((lat * Math.PI) / 180)).toBeCloseTo(50, 1)
      expect(ring[0]).toEqual(ring.at(-1))
    }
  })

  it('never draws an area too small to see', () => {
    const width = (zoom: number) => {
      const { geometry } = areaShapes({ ...ANSWER, areas: ANSWER.areas.slice(0, 1) }, zoom).features[0] as unknown as { geometry: { coordinates: [number, number][][] } }
      const lons = (geometry.coordinates[0] ?? []).map(([lon]) => lon)
      return Math.max(...lons) - Math.min(...lons)
    }
    expect(width(3)).toBeGreaterThan(1)
    expect(width(12)).toBeCloseTo((2 * 3) / 111.32 / Math.cos((33.5 * Math.PI) / 180), 3)
  })

  it('keeps a small area on top of a wide one', () => {
    expect(areaShapes(ANSWER, 7).features.map(({ properties }) => properties?.place as string)).toEqual(['wide', 'small'])
  })

  it('makes one stack of the incidents of one spot, denied if one of them is', () => {
    const [stack, single] = pointShapes(ANSWER, String).features
    expect(stack?.properties).toMatchObject({ what: 'stack', count: 2, denied: true })
    expect(single?.properties).toMatchObject({ what: 'point', id: 'c', denied: false })
  })

  it('opens a fan whose points do not touch', () => {
    for (const count of [2, 5, 9, 10, 24]) {
      const points = fan(count)
      for (let a = 0; a < count; a++)
        for (let b = a + 1; b < count; b++) {
          const [one, other] = [points[a], points[b]]
          expect(Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThan(14)
        }
    }
  })
})
