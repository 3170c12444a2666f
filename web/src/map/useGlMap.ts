import { useEffect, useRef, useState, type RefObject } from 'react'
import { useWords } from '../words/Words.tsx'
import { loadBasemap } from './basemap.ts'
import { openMap, type GlMap } from './openMap.ts'
import { mapStyle, type Scheme } from './style.ts'

/**
 * The map in `container`, in the language and scheme of the page. `version` grows when a new style has come, whose sources are
 * empty and must be filled again. `detailed` is the address of a user's own tiles. `failed` when the browser cannot draw it.
 */
export function useGlMap(container: RefObject<HTMLDivElement | null>, scheme: Scheme, detailed: string | null): { map: GlMap | null; failed: boolean; version: number } {
  const { lang, t } = useWords()
  const [map, setMap] = useState<GlMap | null>(null)
  const [failed, setFailed] = useState(false)
  const [version, setVersion] = useState(0)
  const spoken = useRef({ lang, scheme, detailed, title: t('map.title') })
  spoken.current = { lang, scheme, detailed, title: t('map.title') }

  useEffect(() => {
    let opened: GlMap | null = null
    let isGone = false
    const open = async () => {
      const basemap = await loadBasemap()
      const now = spoken.current
      if (isGone || !container.current) return
      opened = await openMap(container.current, mapStyle(basemap, now.lang, now.scheme, now.detailed), { 'Map.Title': now.title })
      if (isGone) return opened.remove()
      // Told on the page, with where the map looks: tests and the bench wait for it, and for nothing else.
      const told = opened
      opened.on('idle', () => container.current?.setAttribute('data-idle', [...told.getCenter().toArray(), told.getZoom()].join()))
      opened.on('movestart', () => container.current?.removeAttribute('data-idle'))
      opened.on('style.load', () => {
        setVersion((before) => before + 1)
        setMap(opened)
      })
    }
    open().catch((error: unknown) => {
      console.warn('the map could not be drawn', error)
      setFailed(true)
    })
    return () => {
      isGone = true
      opened?.remove()
      setMap(null)
    }
  }, [container])

  const styled = useRef<string | null>(null)
  useEffect(() => {
    if (!map) return
    const wanted = [lang, scheme, detailed].join()
    styled.current ??= [spoken.current.lang, spoken.current.scheme, spoken.current.detailed].join()
    if (styled.current === wanted) return
    styled.current = wanted
    let isGone = false
    void loadBasemap().then((basemap) => {
      if (!isGone) map.setStyle(mapStyle(basemap, lang, scheme, detailed), { diff: false })
    })
    return () => void (isGone = true)
  }, [map, lang, scheme, detailed])
  return { map, failed, version }
}
