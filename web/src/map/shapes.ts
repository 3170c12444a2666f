import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import type { MapAnswer, MapPoint } from '../api/types.ts'
import { groupBy } from '../parts/groups.ts'

const KM_PER_DEGREE = 111.32
const CORNERS = 48

/** A circle on the ground, as a polygon: how far an imprecise place may lie from its centre. */
export function groundCircle(lat: number, lon: number, radiusKm: number): Polygon {
  const height = radiusKm / KM_PER_DEGREE
  const width = height / Math.max(Math.cos((lat * Math.PI) / 180), 0.05)
  const ring: Position[] = Array.from({ length: CORNERS }, (_, at) => {
    const turn = (2 * Math.PI * at) / CORNERS
    return [lon + width * Math.cos(turn), lat + height * Math.sin(turn)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] }
}

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

// A place whose reach nobody knows is drawn as wide as a town with its fields.
const UNKNOWN_REACH_KM = 10
const reach = ({ radius_km }: { radius_km: number | null }): number => Math.max(radius_km ?? UNKNOWN_REACH_KM, 0.5)

// From afar an area would be too small to see or hit: it is never drawn smaller than this.
const SMALLEST_PIXELS = 11
const KM_PER_PIXEL_AT_0 = 78.27
const kmOfPixels = (pixels: number, lat: number, zoom: number): number => (pixels * KM_PER_PIXEL_AT_0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom

/** Areas, the widest first, so that a small one is never hidden under a large one. */
export function areaShapes(answer: MapAnswer, zoom: number): FeatureCollection {
  const features = [...answer.areas]
    .sort((a, b) => reach(b) - reach(a))
    .map((area): Feature => ({
      type: 'Feature',
      properties: { place: area.place_id, count: area.count, lat: area.lat, lon: area.lon, single: area.count === 1 ? (area.ids[0] ?? '') : '' },
      geometry: groundCircle(area.lat, area.lon, Math.max(reach(area), kmOfPixels(SMALLEST_PIXELS, area.lat, zoom))),
    }))
  return { type: 'FeatureCollection', features }
}

/** The number of an area, at its centre; alone it has none. */
export function areaNumbers(answer: MapAnswer, say: (n: number) => string): FeatureCollection {
  const many = answer.areas.filter(({ count }) => count > 1)
  return { type: 'FeatureCollection', features: many.map(({ lat, lon, count }) => point(lon, lat, { said: say(count) })) }
}

/** Clusters of the server, and points; points of one spot are one feature that opens as a fan. */
export function pointShapes(answer: MapAnswer, say: (n: number) => string): FeatureCollection {
  const clusters = answer.clusters.map(({ lat, lon, count, bbox, denied }) =>
    point(lon, lat, { what: 'cluster', count, denied: (denied ?? 0) > 0, said: say(count), bbox: JSON.stringify(bbox), lat, lon }),
  )
  const spots = [...groupBy(answer.points, ({ lat, lon }) => `${String(lat)} ${String(lon)}`).values()].map(spot)
  return { type: 'FeatureCollection', features: [...clusters, ...spots.map((one) => ({ ...one, properties: { ...one.properties, said: say(Number(one.properties?.count)) } }))] }
}

function spot(points: MapPoint[]): Feature {
  const first = points[0] as MapPoint
  const denied = points.some((one) => one.denied)
  const what = points.length === 1 ? 'point' : 'stack'
  const killed = Math.max(0, ...points.map((one) => one.killed_high ?? 0))
  return point(first.lon, first.lat, { what, count: points.length, id: first.id, kind: first.kind, killed, denied, lat: first.lat, lon: first.lon })
}

export function point(lon: number, lat: number, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }
}

/** Where the incidents of one spot lie on a fan around it, in pixels: a ring for few, a spiral for many. */
export function fan(count: number): { x: number; y: number }[] {
  const isRing = count <= 9
  return Array.from({ length: count }, (_, at) => {
    const turn = isRing ? (2 * Math.PI * at) / count - Math.PI / 2 : at * 0.7
    const reach = isRing ? 34 + count * 2 : 36 + at * 3.2
    return { x: Math.cos(turn) * reach, y: Math.sin(turn) * reach }
  })
}
