import type { FeatureCollection } from 'geojson'
import type { MapMouseEvent } from 'maplibre-gl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GlMap } from './openMap.ts'
import { point } from './shapes.ts'

export type Corner = [number, number]
const NEAR_PIXELS = 14

/** Drawing an area: a click sets a corner; a click on the first one, or Enter, closes it; Escape gives up. */
export function useDrawing(map: GlMap | null, onArea: (area: Corner[]) => void) {
  const [isOn, setOn] = useState(false)
  const [corners, setCorners] = useState<Corner[]>([])
  const latest = useRef(corners)
  latest.current = corners

  const stop = useCallback(() => {
    setOn(false)
    setCorners([])
  }, [])
  const finish = useCallback(() => {
    if (latest.current.length >= 3) onArea(latest.current)
    stop()
  }, [onArea, stop])

  useEffect(() => {
    if (!map || !isOn) return
    const click = (event: MapMouseEvent) => {
      const first = latest.current[0]
      const isClosing = latest.current.length >= 3 && first && map.project(first).dist(event.point) < NEAR_PIXELS
      if (isClosing) finish()
      else setCorners([...latest.current, [event.lngLat.lng, event.lngLat.lat]])
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop()
      if (event.key === 'Enter' && latest.current.length >= 3) finish()
    }
    map.on('click', click)
    map.doubleClickZoom.disable()
    map.getCanvas().style.cursor = 'crosshair'
    window.addEventListener('keydown', key)
    return () => {
      map.off('click', click)
      map.doubleClickZoom.enable()
      map.getCanvas().style.cursor = ''
      window.removeEventListener('keydown', key)
    }
  }, [map, isOn, finish, stop])

  const toggle = useCallback(() => {
    setCorners([])
    setOn((before) => !before)
  }, [])
  return { isOn, corners, toggle, finish }
}

/** The corners with their line; an area that is done also with its face, and without the corners. */
export function drawnShape(corners: readonly Corner[], isDone: boolean): FeatureCollection {
  if (corners.length === 0) return { type: 'FeatureCollection', features: [] }
  const ring = [...corners, corners[0] as Corner]
  const line = { type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: isDone ? ring : [...corners] } }
  const face = { type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [ring] } }
  const dots = corners.map(([lon, lat]) => point(lon, lat, {}))
  const features = isDone ? [face, line] : [...(corners.length > 1 ? [line] : []), ...(corners.length > 2 ? [face] : []), ...dots]
  return { type: 'FeatureCollection', features }
}
