import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSession } from '../src/core/session.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { manyHttpRoutes } from '../src/testing/many-http-routes.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { manyVirtualServices } from '../src/testing/many-virtual-services.ts'
import { seededNumbers } from '../src/testing/seeded-numbers.ts'
import { cpuOf, quantile } from './measure.ts'

// Measured in processor time, of all threads, since the clock follows whatever else the machine does.

/** The first analysis in this process, in milliseconds: a process of its own tells what a page's worker needs. */
export function coldAnalysis(count: number): number {
  return analysisOf(manyResources(count))
}

/** The same of 1,000 routes that say the same in one of the two APIs. */
export function coldRoutes(kind: 'HTTPRoute' | 'VirtualService'): number {
  return analysisOf(manyRoutes(kind))
}

function manyRoutes(kind: 'HTTPRoute' | 'VirtualService'): Files {
  return kind === 'HTTPRoute' ? manyHttpRoutes(200, 5) : manyVirtualServices(200, 5)
}

function analysisOf(files: Files): number {
  const session = createSession()
  return cpuOf(() => session.update(files, defaultSettings))
}

/** The median time of a keystroke in the path of one of 1,000 routes to all diagnostics, in milliseconds. */
export function routeKeystroke(kind: 'HTTPRoute' | 'VirtualService'): number {
  const session = createSession()
  let files: Files = manyRoutes(kind)
  session.update(files, defaultSettings)
  const spent: number[] = []
  for (let i = 0; i < 100; i++) {
    const at = 4 + ((i * 13) % (files.length - 4))
    files = files.map((it, k) => (k === at ? { ...it, text: it.text.replace('/api/', '/api/x') } : it))
    const ms = cpuOf(() => session.update(files, defaultSettings))
    // The first are slow whatever the size.
    if (i >= 40) spent.push(ms)
  }
  return quantile(spent, 0.5)
}

/** The median time from a character in a comment, a path, a name or a host to all diagnostics, in milliseconds. */
export function keystrokes(count: number, times = 200): number {
  const session = createSession()
  let files: Files = manyResources(count)
  session.update(files, defaultSettings)
  const spent: number[] = []
  for (let i = 0; i < times + 40; i++) {
    files = typed(files, Math.floor(files.length / 2), i)
    const ms = cpuOf(() => session.update(files, defaultSettings))
    // The first are slow whatever the size.
    if (i >= 40) spent.push(ms)
  }
  return quantile(spent, 0.5)
}

/** Mebibytes of the heap after so many random edits, and halfway. */
export function heapAfterEdits(
  count: number,
  edits: number,
): { readonly half: number; readonly end: number } {
  const session = createSession()
  const first: Files = manyResources(count)
  const random = seededNumbers(7)
  let files = first
  let half = 0
  for (let i = 0; i < edits; i++) {
    const at = Math.floor(random() * files.length)
    // Now and then a file is as it was, so that texts do not grow for ever.
    const isReset = random() < 0.3
    files = isReset ? files.map((it, k) => (k === at ? first[k]! : it)) : typed(files, at, i)
    session.update(files, defaultSettings)
    if (i + 1 === edits >> 1) half = heap()
  }
  return { half, end: heap() }
}

const places = ['# last', 'prefix: /api', 'name: testers', 'hosts:\n  - ']

function typed(files: Files, index: number, step: number): Files {
  const { name, text } = files[index]!
  const place = places[step % places.length]!
  const found = text.indexOf(place)
  const at = found < 0 ? text.length : found + place.length
  const next = text.slice(0, at) + 'abcdefghij'[step % 10] + text.slice(at)
  return files.map((it, i) => (i === index ? { name, text: next } : it))
}

function heap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}
