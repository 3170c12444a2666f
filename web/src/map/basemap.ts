import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** The base map as GeoJSON, a layer each; fetched once, from our own files. */
export type BasemapLayer = 'land' | 'farLand' | 'farBorders' | 'borders' | 'broken' | 'units' | 'lakes' | 'rivers' | 'labels'
export type Basemap = Record<BasemapLayer, FeatureCollection>

type LabelRow = [ar: string, en: string, lat: number, lon: number, rank: 'country' | 'unit' | 'city' | 'town', weight: number]

let fetched: Promise<Basemap> | null = null
export function loadBasemap(): Promise<Basemap> {
  fetched ??= fetchBasemap().catch((error: unknown) => {
    fetched = null
    throw error
  })
  return fetched
}

async function fetchBasemap(): Promise<Basemap> {
  const [region, world, labels] = await Promise.all([file<Topology>('region'), file<Topology>('world'), file<LabelRow[]>('labels')])
  const near = (name: string) => layer(region, name)
  return {
    land: near('land'), borders: near('borders'), broken: near('broken'), units: near('units'), lakes: near('lakes'), rivers: near('rivers'),
    farLand: layer(world, 'land'), farBorders: layer(world, 'borders'),
    labels: { type: 'FeatureCollection', features: labels.map(label) },
  }
}

async function file<T>(name: string): Promise<T> {
  const answer = await fetch(`/basemap/${name}.json`)
  if (!answer.ok) throw new Error(`/basemap/${name}.json: HTTP ${String(answer.status)}`)
  return (await answer.json()) as T
}

function layer(topology: Topology, name: string): FeatureCollection {
  const object = topology.objects[name]
  if (!object) throw new Error(`the base map has no ${name}`)
  const made: Feature | FeatureCollection = feature(topology, object as GeometryCollection)
  return made.type === 'FeatureCollection' ? made : { type: 'FeatureCollection', features: [made] }
}

function label([ar, en, lat, lon, rank, weight]: LabelRow) {
  return { type: 'Feature' as const, properties: { ar, en, rank, weight }, geometry: { type: 'Point' as const, coordinates: [lon, lat] } }
}
