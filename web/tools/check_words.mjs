// The words of both languages have the same keys and the same gaps to fill, and every key that the code names is there.
import { readdirSync, readFileSync } from 'node:fs'

const words = (lang) => JSON.parse(readFileSync(new URL(`../src/words/${lang}.json`, import.meta.url), 'utf8'))
const [ar, en] = [words('ar'), words('en')]
const gaps = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()

const sources = readdirSync(new URL('../src', import.meta.url), { recursive: true }).filter((name) => /\.tsx?$/.test(name))
const code = sources.map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8')).join('\n')
const named = [...code.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key)
const isUsed = (key) => code.includes(`'${key}'`) || code.includes(`\`${key.slice(0, key.indexOf('.') + 1)}\${`) || code.includes(`\`${key.split('.').slice(0, 2).join('.')}.\${`)

const wrong = [
  ...Object.keys(ar).filter((key) => !(key in en)).map((key) => `${key}: no English`),
  ...Object.keys(en).filter((key) => !(key in ar)).map((key) => `${key}: no Arabic`),
  ...Object.keys(ar).filter((key) => key in en && gaps(ar[key]) !== gaps(en[key])).map((key) => `${key}: gaps differ`),
  ...named.filter((key) => !(key in ar)).map((key) => `${key}: named in the code, not in the words`),
  ...Object.keys(ar).filter((key) => !isUsed(key)).map((key) => `${key}: never used`),
]
for (const line of new Set(wrong)) console.error(line)
console.log(`${Object.keys(ar).length} words in two languages, ${new Set(wrong).size} wrong`)
process.exit(wrong.length ? 1 : 0)
