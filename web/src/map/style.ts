import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Lang } from '../api/types.ts'
import type { Basemap, BasemapLayer } from './basemap.ts'
import { NOTHING } from './shapes.ts'

export type Scheme = 'light' | 'dark'

interface Paints {
  sea: string
  land: string
  farLand: string
  border: string
  unit: string
  river: string
  text: string
  faint: string
  halo: string
  area: string
  cluster: string
  clusterText: string
}
const PAINTS: Record<Scheme, Paints> = {
  light: { sea: '#cfdfe6', land: '#f7f4ec', farLand: '#efece4', border: '#8a7f72', unit: '#cbc2b4', river: '#a9c6d4', text: '#3b3a36', faint: '#6d675e', halo: '#fbf9f4', area: '#b3541e', cluster: '#0b5563', clusterText: '#ffffff' },
  dark: { sea: '#0f1a20', land: '#1f2a30', farLand: '#1a2429', border: '#7f8c91', unit: '#3b4a51', river: '#2b4654', text: '#d6dcdd', faint: '#9aa6a9', halo: '#141d22', area: '#f0a067', cluster: '#74b8c5', clusterText: '#0f1a20' },
}
/** Colours of kinds; the word of the kind always stands beside them, in the legend and the list. */
export const KIND_COLOURS: Record<string, string> = {
  ASSAULT: '#b3261e', COERCE: '#7b4ea3', DISPLACE: '#9a6b00', PROTEST: '#2e7d32', MOBILIZE: '#5d4037', THREATEN: '#ad1457',
}
export const OTHER_COLOUR = '#41708a'
export const DENIED_COLOUR = '#f2a541'
const FONT = ['IBM Plex Sans Arabic']

/** The layers of the base map, then ours: areas, points with their clusters, the open fan, the area being drawn. */
export function mapStyle(basemap: Basemap, lang: Lang, scheme: Scheme, detailed: string | null): StyleSpecification {
  const names = Object.keys(basemap) as BasemapLayer[]
  const base = Object.fromEntries(names.map((name) => [name, { type: 'geojson' as const, data: basemap[name], tolerance: 0.2 }]))
  const ours = Object.fromEntries(['areas', 'areaNumbers', 'points', 'fan', 'fanLegs', 'drawn'].map((name) => [name, { type: 'geojson' as const, data: NOTHING }]))
  const paints = PAINTS[scheme]
  return {
    version: 8,
    sources: { ...base, ...ours, ...(detailed ? { detailed: { type: 'vector' as const, url: detailed } } : {}) },
    layers: [...ground(paints, detailed !== null), ...labels(paints, lang), ...incidents(paints), ...drawing(paints)],
  }
}

function ground(paints: Paints, isDetailed: boolean): LayerSpecification[] {
  const line = (id: BasemapLayer, colour: string, width: ExpressionSpecification | number, dash?: number[]): LayerSpecification => ({
    id, type: 'line', source: id, layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) },
  })
  const growing = (small: number, large: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 3, small, 9, large]
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': paints.sea } },
    { id: 'farLand', type: 'fill', source: 'farLand', paint: { 'fill-color': paints.farLand } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': paints.land } },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': paints.sea } },
    line('rivers', paints.river, growing(0.5, 2)),
    ...(isDetailed ? detail(paints) : []),
    { ...line('units', paints.unit, growing(0.4, 1.2)), minzoom: 4 } as LayerSpecification,
    line('farBorders', paints.unit, growing(0.5, 1.2)),
    line('borders', paints.border, growing(0.7, 1.8)),
    line('broken', paints.border, growing(0.7, 1.8), [3, 2]),
  ]
}

/** Roads, water and buildings of a user's own PMTiles file in the Protomaps scheme; what it does not hold is not drawn. */
function detail(paints: Paints): LayerSpecification[] {
  return [
    { id: 'detail-water', type: 'fill', source: 'detailed', 'source-layer': 'water', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': paints.sea } },
    { id: 'detail-buildings', type: 'fill', source: 'detailed', 'source-layer': 'buildings', minzoom: 13, paint: { 'fill-color': paints.unit, 'fill-opacity': 0.6 } },
    { id: 'detail-roads', type: 'line', source: 'detailed', 'source-layer': 'roads', minzoom: 6, paint: { 'line-color': paints.unit, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.4, 14, 2.5] } },
  ]
}

function labels(paints: Paints, lang: Lang): LayerSpecification[] {
  const label = (rank: string, minzoom: number, size: [number, number], colour: string, extra: object = {}): LayerSpecification => ({
    id: `label-${rank}`, type: 'symbol', source: 'labels', minzoom, filter: ['==', ['get', 'rank'], rank],
    layout: {
      'text-field': ['get', lang], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size[0], minzoom + 5, size[1]],
      'symbol-sort-key': ['-', 0, ['get', 'weight']], 'text-padding': 3, ...extra,
    },
    paint: { 'text-color': colour, 'text-halo-color': paints.halo, 'text-halo-width': 1.4 },
  })
  return [
    { ...label('town', 8.5, [10, 13], paints.faint) },
    { ...label('city', 5, [10.5, 15], paints.text) },
    { ...label('unit', 5.5, [11, 14], paints.faint, { 'text-letter-spacing': lang === 'en' ? 0.08 : 0 }), maxzoom: 8.5 } as LayerSpecification,
    { ...label('country', 2.5, [11, 18], paints.text), maxzoom: 7 } as LayerSpecification,
  ]
}

const kindColour = ['match', ['get', 'kind'], ...Object.entries(KIND_COLOURS).flat(), OTHER_COLOUR] as unknown as ExpressionSpecification
const isWhat = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what]
const deniedRing = (usual: string): ExpressionSpecification => ['case', ['boolean', ['get', 'denied'], false], DENIED_COLOUR, usual]

function incidents(paints: Paints): LayerSpecification[] {
  const number = (id: string, source: string, colour: string, filter?: ExpressionSpecification): LayerSpecification => ({
    id, type: 'symbol', source, ...(filter ? { filter } : {}),
    layout: { 'text-field': ['get', 'said'], 'text-font': FONT, 'text-size': 12.5, 'text-allow-overlap': true, 'text-ignore-placement': true },
    paint: { 'text-color': colour },
  })
  return [
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': paints.area, 'fill-opacity': 0.13 } },
    { id: 'areaEdges', type: 'line', source: 'areas', paint: { 'line-color': paints.area, 'line-width': 1.3, 'line-dasharray': [2, 2], 'line-opacity': 0.8 } },
    number('areaNumbers', 'areaNumbers', paints.area),
    {
      id: 'points', type: 'circle', source: 'points', filter: isWhat('point'),
      paint: {
        'circle-color': kindColour, 'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'killed']], 0, 6, 12, 15],
        'circle-stroke-width': ['case', ['boolean', ['get', 'denied'], false], 3, 1.5], 'circle-stroke-color': deniedRing(paints.halo), 'circle-opacity': 0.92,
      },
    },
    {
      id: 'clusters', type: 'circle', source: 'points', filter: ['!', isWhat('point')],
      paint: {
        'circle-color': paints.cluster, 'circle-opacity': 0.9, 'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'count']], 0.3, 12, 2, 20, 5, 34],
        'circle-stroke-width': 2.5, 'circle-stroke-color': deniedRing(paints.halo),
      },
    },
    number('clusterNumbers', 'points', paints.clusterText, ['!', isWhat('point')]),
    { id: 'fanLegs', type: 'line', source: 'fanLegs', paint: { 'line-color': paints.text, 'line-width': 1.2 } },
    {
      id: 'fan', type: 'circle', source: 'fan',
      paint: { 'circle-color': kindColour, 'circle-radius': 8, 'circle-stroke-width': 2.5, 'circle-stroke-color': deniedRing(paints.halo) },
    },
  ]
}

function drawing(paints: Paints): LayerSpecification[] {
  return [
    { id: 'drawn-fill', type: 'fill', source: 'drawn', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': paints.cluster, 'fill-opacity': 0.08 } },
    { id: 'drawn-line', type: 'line', source: 'drawn', paint: { 'line-color': paints.cluster, 'line-width': 2.2 } },
    { id: 'drawn-corner', type: 'circle', source: 'drawn', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-color': paints.cluster, 'circle-radius': 5, 'circle-stroke-color': paints.halo, 'circle-stroke-width': 2 } },
  ]
}
