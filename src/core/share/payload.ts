import type { Place } from '../model/resource.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import { usableRate } from '../saved/usable-rate.ts'
import { type AnalysisSettings, defaultSettings, type MuteSetting } from '../settings.ts'
import { cleanFiles } from '../text/file-name.ts'
import { isOnCanvas } from './clean-content.ts'
import type { SharedContent } from './shared-content.ts'

/** Files in one link, as many as can be opened at once. */
export const maxFiles = 2_000

/**
 * The content as one text: a line of JSON that says what follows, then the files' texts one after the other.
 * The line is `[name, [[file name, length], …], settings, positions, selection, requests]`; what is not there is 0, and left out at the end.
 */
export function writePayload(content: SharedContent): string {
  return writeHeader(headerOf(content)) + content.files.map(it => it.text).join('')
}

/** The content of a payload, or undefined for one that `writePayload` would not have written. */
export function readPayload(payload: string): SharedContent | undefined {
  const { header, text } = splitPayload(payload)
  const read = header && readParts(header, text)
  return read?.end === text.length ? read.content : undefined
}

/** The line that a payload begins with; what is not there is left out at its end. */
export function writeHeader(header: readonly unknown[]): string {
  const last = header.findLastIndex(it => it !== 0)
  return `${JSON.stringify(header.slice(0, last + 1))}\n`
}

/** The first line of a payload, where it is a list, and the text behind it. */
export function splitPayload(payload: string): { header: unknown[] | undefined; text: string } {
  const end = payload.indexOf('\n')
  const header = parseJson(payload.slice(0, Math.max(end, 0)))
  return { header: Array.isArray(header) ? header : undefined, text: payload.slice(end + 1) }
}

/** What every version says of the content, in front of what its later ones add. */
export function headerOf(content: SharedContent): unknown[] {
  return [
    content.name,
    content.files.map(it => [it.name, it.text.length]),
    writeSettings(content.settings),
    writePositions(content.positions),
    content.selection ? [content.selection.resource, ...content.selection.path] : 0,
    content.requests?.length ? content.requests.map(writeRequest) : 0,
  ]
}

/** The content, and where in the text the files end; undefined where a field is of the wrong shape. */
export function readParts(
  header: readonly unknown[],
  text: string,
): { content: SharedContent; end: number } | undefined {
  const [name, entries, settings = 0, positions = 0, selection = 0, requests = 0] = header
  const files = readFiles(entries, text)
  if (typeof name !== 'string' || !files) return undefined
  const shared: Writable<SharedContent> = { name, files: files.files }
  if (settings !== 0) {
    const read = readSettings(settings)
    if (!read) return undefined
    shared.settings = read
  }
  if (positions !== 0) {
    const read = readPositions(positions)
    if (!read) return undefined
    shared.positions = read
  }
  if (selection !== 0) {
    const read = readSelection(selection)
    if (!read) return undefined
    shared.selection = read
  }
  if (requests !== 0) {
    const read = readRequests(requests)
    if (!read) return undefined
    shared.requests = read
  }
  return { content: shared, end: files.end }
}

export type Writable<T> = { -readonly [key in keyof T]: T[key] }

function writeSettings(settings: AnalysisSettings | undefined): unknown {
  if (!settings) return 0
  const { defaultNamespace, domain, rootNamespace, complete, declared, gatewayApi, muted = [] } = settings
  const plain =
    defaultNamespace === defaultSettings.defaultNamespace &&
    domain === defaultSettings.domain &&
    rootNamespace === defaultSettings.rootNamespace &&
    complete === defaultSettings.complete &&
    gatewayApi === defaultSettings.gatewayApi &&
    declared.length === 0 &&
    muted.length === 0
  // These came later: they stand among what is declared, where earlier versions pass them over.
  const later = [
    ...(domain === defaultSettings.domain ? [] : [domainMark + domain]),
    ...(rootNamespace === defaultSettings.rootNamespace ? [] : [rootMark + rootNamespace]),
    ...(gatewayApi === defaultSettings.gatewayApi ? [] : [gatewayApiMark + gatewayApi]),
  ]
  for (const { rule, resource, reason } of muted)
    later.push(muteMark + JSON.stringify([rule, reason, resource]))
  return plain ? 0 : [defaultNamespace, complete ? 1 : 0, ...declared, ...later]
}

/** Nothing that is declared begins so: those have a kind in front. */
const domainMark = 'domain/'
const rootMark = 'root/'
const gatewayApiMark = 'gateway-api/'
const muteMark = 'mute/'
const marks = [domainMark, rootMark, gatewayApiMark, muteMark]

function writePositions(positions: SharedContent['positions']): unknown {
  const all = Object.entries(positions ?? {}).filter(([, it]) => isOnCanvas(it))
  return all.length === 0 ? 0 : all.map(([node, { x, y }]) => [node, Math.round(x), Math.round(y)])
}

/** What was added later stands at the end, and is left out where it is not set: the link stays as it was. */
function writeRequest({ name, request, gateway, expect, rate, from }: SavedRequest): unknown[] {
  const later = [usableRate(rate), from]
  while (later.length > 0 && later.at(-1) === undefined) later.pop()
  return [name, request, gateway ?? 0, expect ?? 0, ...later.map(it => it ?? null)]
}

function readFiles(
  entries: unknown,
  text: string,
): { files: SharedContent['files']; end: number } | undefined {
  if (!Array.isArray(entries) || entries.length > maxFiles) return undefined
  const files: SharedContent['files'][number][] = []
  const names = new Set<string>()
  let at = 0
  for (const entry of entries as unknown[]) {
    if (!Array.isArray(entry)) return undefined
    const [name, length] = entry as unknown[]
    if (typeof name !== 'string' || name === '' || names.has(name)) return undefined
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return undefined
    names.add(name)
    files.push({ name, text: text.slice(at, at + length) })
    at += length
  }
  return at <= text.length ? { files: cleanFiles(files), end: at } : undefined
}

function readSettings(written: unknown): AnalysisSettings | undefined {
  if (!Array.isArray(written)) return undefined
  const [defaultNamespace, complete, ...rest] = written as unknown[]
  if (typeof defaultNamespace !== 'string' || !rest.every(it => typeof it === 'string')) return undefined
  const marked = (mark: string) => rest.find(it => it.startsWith(mark))?.slice(mark.length)
  const declared = rest.filter(it => !marks.some(mark => it.startsWith(mark)))
  const muted = rest.filter(it => it.startsWith(muteMark)).flatMap(it => readMute(it.slice(muteMark.length)))
  return {
    defaultNamespace,
    domain: marked(domainMark) || defaultSettings.domain,
    rootNamespace: marked(rootMark) || defaultSettings.rootNamespace,
    complete: complete === 1,
    declared,
    gatewayApi: marked(gatewayApiMark) === 'experimental' ? 'experimental' : 'standard',
    ...(muted.length > 0 && { muted }),
  }
}

function readMute(written: string): MuteSetting[] {
  const read = parseJson(written)
  if (!Array.isArray(read)) return []
  const [rule, reason, resource] = read as unknown[]
  if (typeof rule !== 'string') return []
  return [
    {
      rule,
      ...(typeof resource === 'string' && { resource }),
      reason: typeof reason === 'string' ? reason : '',
    },
  ]
}

function readPositions(written: unknown): SharedContent['positions'] | undefined {
  if (!Array.isArray(written)) return undefined
  const entries: [string, { x: number; y: number }][] = []
  for (const entry of written as unknown[]) {
    if (!Array.isArray(entry)) return undefined
    const [node, x, y] = entry as unknown[]
    if (typeof node !== 'string' || typeof x !== 'number' || typeof y !== 'number') return undefined
    // A number too large for a drawing is read as no place at all: the files are what the link is for.
    if (isOnCanvas({ x, y })) entries.push([node, { x, y }])
  }
  return Object.fromEntries(entries)
}

function readSelection(written: unknown): Place | undefined {
  if (!Array.isArray(written)) return undefined
  const [resource, ...path] = written as unknown[]
  if (typeof resource !== 'string') return undefined
  const steps = path.filter(it => typeof it === 'string' || typeof it === 'number')
  return steps.length === path.length ? { resource, path: steps } : undefined
}

function readRequests(written: unknown): SavedRequest[] | undefined {
  if (!Array.isArray(written)) return undefined
  const requests: SavedRequest[] = []
  for (const entry of written as unknown[]) {
    if (!Array.isArray(entry)) return undefined
    const [name, request, gateway, expect, written, from] = entry as unknown[]
    const rate = usableRate(written)
    if (typeof name !== 'string' || typeof request !== 'string') return undefined
    requests.push({
      name,
      request,
      ...(typeof gateway === 'string' && { gateway }),
      ...(typeof expect === 'string' && { expect }),
      ...(rate !== undefined && { rate }),
      ...(typeof from === 'string' && { from }),
    })
  }
  return requests
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
