import { addProtocol, Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { StyleSpecification } from 'maplibre-gl'

export type { GlMap }

// The map's worker is a file of ours: a blob: worker would need a wider Content-Security-Policy.
setWorkerUrl(new URL(workerUrl, location.href).href)

/** The region as one first sees it, from the Maghreb to the Gulf. */
export const WHOLE_REGION: [[number, number], [number, number]] = [[20, 12], [60, 40]]

/** A map in `container`; throws when the browser has no WebGL. The font is there before the first label is drawn. */
export async function openMap(container: HTMLElement, style: StyleSpecification, locale: Record<string, string>): Promise<GlMap> {
  await document.fonts.load("16px 'IBM Plex Sans Arabic'", 'سa')
  return new GlMap({
    container, style, locale, bounds: WHOLE_REGION, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
    maxZoom: 14, minZoom: 2, renderWorldCopies: false,
  })
}

/** Opens a user's own PMTiles file, which never leaves this machine: pieces are read from it as the map needs them. Its address in a style. */
export async function openTiles(file: File): Promise<string> {
  const { FileSource, PMTiles, Protocol } = await import('pmtiles')
  const protocol = new Protocol()
  const tiles = new PMTiles(new FileSource(file))
  await tiles.getHeader()
  protocol.add(tiles)
  addProtocol('pmtiles', protocol.tile)
  return `pmtiles://${file.name}`
}
