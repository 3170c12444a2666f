import { ActionIcon, Button, FileButton, Tooltip, useComputedColorScheme } from '@mantine/core'
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { notifications } from '@mantine/notifications'
import { useNavigate } from 'react-router-dom'
import type { MapAnswer } from '../api/types.ts'
import { useMe } from '../account/me.ts'
import type { Filters } from '../filters/filters.ts'
import { HomeIcon, LayersIcon, MinusIcon, PlusIcon, PolygonIcon } from '../parts/icons.tsx'
import { useWords } from '../words/Words.tsx'
import { drawnShape, useDrawing, type Corner } from './drawing.ts'
import { FAN_SIZE, FanList, useSpot, type Spot } from './Fan.tsx'
import { Legend } from './Legend.tsx'
import { useMapData, type View } from './mapData.ts'
import { openTiles, WHOLE_REGION, type GlMap } from './openMap.ts'
import { areaNumbers, areaShapes, fan, NOTHING, point, pointShapes } from './shapes.ts'
import { useGlMap } from './useGlMap.ts'

interface Asked {
  filters: Filters
  onArea: (area: Corner[] | null) => void
}

/** The incidents on the map; what is asked comes from outside, the view is the map's own. */
export default function IncidentMap({ filters, onArea }: Asked) {
  const { t, count } = useWords()
  const scheme = useComputedColorScheme('light')
  const container = useRef<HTMLDivElement>(null)
  const [detailed, setDetailed] = useState<string | null>(null)
  const { map, failed, version } = useGlMap(container, scheme, detailed)
  const view = useView(map)
  const answer = useMapData(filters, view).data
  const [spot, setSpot] = useState<Spot | null>(null)
  const inSpot = useSpot(filters, spot)
  const drawing = useDrawing(map, onArea)

  useShown(map, version, answer, view?.zoom ?? 4)
  useFan(map, version, spot, inSpot?.items ?? [])
  useClicks(map, version, drawing.isOn, setSpot)
  useEffect(() => setData(map, 'drawn', drawnShape(drawing.isOn ? drawing.corners : (filters.area ?? []), !drawing.isOn)), [map, version, drawing.isOn, drawing.corners, filters.area])

  return (
    <section className="map" aria-label={t('map.title')}>
      <div ref={container} className="mapCanvas" dir="ltr" data-drawn={answer ? answer.points.length + answer.clusters.length + answer.areas.length : undefined} />
      {failed && <p className="mapFailed" role="status">{t('map.noGl')}</p>}
      {(answer?.unplaced ?? 0) > 0 && <p className="unplaced">{count('count.unplaced', answer?.unplaced ?? 0)}</p>}
      {map && <Controls map={map} drawing={drawing} hasArea={filters.area !== null} onClear={() => onArea(null)} onTiles={setDetailed} />}
      {spot && inSpot && <FanList page={inSpot} onClose={() => setSpot(null)} />}
      <Legend />
    </section>
  )
}

/** What the map shows now, told when it comes to rest. */
function useView(map: GlMap | null): View | null {
  const [view, setView] = useState<View | null>(null)
  useEffect(() => {
    if (!map) return
    const look = () => {
      const bounds = map.getBounds()
      const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))
      setView({
        bbox: [clamp(bounds.getWest(), 180), clamp(bounds.getSouth(), 90), clamp(bounds.getEast(), 180), clamp(bounds.getNorth(), 90)],
        zoom: Math.floor(map.getZoom()),
      })
    }
    look()
    map.on('moveend', look)
    return () => void map.off('moveend', look)
  }, [map])
  return view
}

function setData(map: GlMap | null, source: string, data: GeoJSON.FeatureCollection): void {
  void map?.getSource<GeoJSONSource>(source)?.setData(data)
}

function useShown(map: GlMap | null, version: number, answer: MapAnswer | undefined, zoom: number): void {
  const { n } = useWords()
  useEffect(() => {
    if (!answer) return
    setData(map, 'areas', areaShapes(answer, zoom))
    setData(map, 'areaNumbers', areaNumbers(answer, n))
    setData(map, 'points', pointShapes(answer, n))
  }, [map, version, answer, zoom, n])
}

/** The incidents of one spot around it, joined to it by legs; the fan stays open while the map moves and keeps its size. */
function useFan(map: GlMap | null, version: number, spot: Spot | null, items: { id: string; kind: string; denied: boolean }[]): void {
  useEffect(() => {
    if (!map) return
    const draw = () => {
      if (!spot || items.length < 2) {
        setData(map, 'fan', NOTHING)
        setData(map, 'fanLegs', NOTHING)
        return
      }
      const centre = map.project([spot.lon, spot.lat])
      const shown = items.slice(0, FAN_SIZE)
      const ends = fan(shown.length).map(({ x, y }) => map.unproject([centre.x + x, centre.y + y]).toArray())
      setData(map, 'fan', { type: 'FeatureCollection', features: shown.map(({ id, kind, denied }, at) => point(ends[at]?.[0] ?? 0, ends[at]?.[1] ?? 0, { id, kind, denied })) })
      const legs = { type: 'MultiLineString' as const, coordinates: ends.map((end) => [[spot.lon, spot.lat], end]) }
      setData(map, 'fanLegs', { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: legs }] })
    }
    draw()
    map.on('zoom', draw)
    return () => void map.off('zoom', draw)
  }, [map, version, spot, items])
}

/** A point opens its incident, a stack its fan, an area its list; a cluster brings the map nearer. */
function useClicks(map: GlMap | null, version: number, isDrawing: boolean, onSpot: (spot: Spot | null) => void): void {
  const navigate = useNavigate()
  const click = useCallback(
    (event: MapMouseEvent) => {
      const [hit] = event.target.queryRenderedFeatures(event.point, { layers: ['fan', 'points', 'clusters', 'areas'] })
      const of = hit?.properties as Record<string, string | number> | undefined
      if (!of) return onSpot(null)
      if (of.id !== undefined && of.what !== 'stack') return void navigate(`/incidents/${String(of.id)}`)
      if (of.place !== undefined) return of.single ? void navigate(`/incidents/${String(of.single)}`) : onSpot({ lat: Number(of.lat), lon: Number(of.lon), place: String(of.place) })
      const box = of.what === 'cluster' ? (JSON.parse(String(of.bbox)) as [number, number, number, number]) : null
      if (box && (box[2] - box[0] > 0.0005 || box[3] - box[1] > 0.0005)) return void event.target.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: 60, maxZoom: 12 })
      onSpot({ lat: Number(of.lat), lon: Number(of.lon), place: null })
    },
    [navigate, onSpot],
  )
  useEffect(() => {
    if (!map || isDrawing) return
    const point = () => void (map.getCanvas().style.cursor = 'pointer')
    const usual = () => void (map.getCanvas().style.cursor = '')
    const layers = ['fan', 'points', 'clusters', 'areas']
    map.on('click', click)
    const hovers = layers.flatMap((layer) => [map.on('mouseenter', layer, point), map.on('mouseleave', layer, usual)])
    return () => {
      map.off('click', click)
      for (const hover of hovers) hover.unsubscribe()
    }
  }, [map, version, isDrawing, click])
}

interface Steering {
  map: GlMap
  drawing: ReturnType<typeof useDrawing>
  hasArea: boolean
  onClear: () => void
  onTiles: (address: string) => void
}

function Controls({ map, drawing, hasArea, onClear, onTiles }: Steering) {
  const { t } = useWords()
  const me = useMe()
  const take = (file: File | null) => {
    if (file) openTiles(file).then(onTiles, () => notifications.show({ color: 'red', message: t('map.notTiles', { name: file.name }) }))
  }
  return (
    <div className="mapControls">
      <Control label={t('map.zoomIn')} onClick={() => map.zoomIn()}><PlusIcon /></Control>
      <Control label={t('map.zoomOut')} onClick={() => map.zoomOut()}><MinusIcon /></Control>
      <Control label={t('map.whole')} onClick={() => map.fitBounds(WHOLE_REGION)}><HomeIcon /></Control>
      {!me?.public && <Control label={t(drawing.isOn ? 'say.cancel' : 'filter.draw')} isOn={drawing.isOn} onClick={drawing.toggle}><PolygonIcon /></Control>}
      <FileButton accept=".pmtiles" onChange={take} inputProps={{ 'aria-label': t('map.detail') }}>
        {({ onClick }) => <Control label={t('map.detail')} onClick={onClick}><LayersIcon /></Control>}
      </FileButton>
      {drawing.isOn && (
        <div className="drawHelp" role="status">
          <span>{t('filter.drawing')}</span>
          <Button size="compact-xs" disabled={drawing.corners.length < 3} onClick={drawing.finish}>{t('filter.finish')}</Button>
        </div>
      )}
      {hasArea && !drawing.isOn && <Button className="clearArea" size="compact-xs" variant="default" onClick={onClear}>{t('filter.clearArea')}</Button>}
    </div>
  )
}

function Control({ label, isOn, onClick, children }: { label: string; isOn?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label} position="right">
      <ActionIcon size={34} variant={isOn ? 'filled' : 'default'} aria-label={label} aria-pressed={isOn} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  )
}
