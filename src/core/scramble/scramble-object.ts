import { fieldAt, kindNamed } from '../kinds/index.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { roleOf } from './role-of.ts'
import type { Scrambler } from './scrambler.ts'
import { isKnownLabel } from './well-known.ts'

type JsonMap = { readonly [key: string]: Json }

/** Fields of metadata that say nothing of routing. */
const idle = [
  'managedFields',
  'ownerReferences',
  'uid',
  'resourceVersion',
  'selfLink',
  'generation',
  'finalizers',
]
/** What holds values of its own: nothing of it goes out. */
const contents = ['data', 'stringData', 'binaryData', 'status', 'caBundle']
/** Of a container, what routing reads. */
const ofContainers = ['name', 'ports']

/** The object without what has no part in routing and may say anything: status, data, annotations, what containers run. */
export function bareObject(value: JsonMap): JsonMap {
  return bare(value, []) as JsonMap
}

function bare(value: Json, path: readonly string[]): Json {
  if (Array.isArray(value)) return value.map(it => bare(it, path))
  if (!isMap(value)) return value
  const last = path.at(-1) ?? ''
  const isMeta = last === 'metadata'
  const isContainer = last === 'containers' || last === 'initContainers'
  return mapOf(
    Object.entries(value).flatMap(([key, it]) => {
      if (path.length === 0 && contents.includes(key)) return []
      if (isMeta && idle.includes(key)) return []
      if (isMeta && key === 'annotations') return keptAnnotations(it)
      if (isContainer && !ofContainers.includes(key)) return []
      return [[key, bare(it, [...path, key])] as const]
    }),
  )
}

/** Where a service is exported to is said by an annotation. */
function keptAnnotations(value: Json): (readonly [string, Json])[] {
  if (!isMap(value)) return []
  const kept = Object.entries(value).filter(([key]) => key === 'networking.istio.io/exportTo')
  return kept.length > 0 ? [['annotations', mapOf(kept)]] : []
}

/** Takes in the names of an object. */
export function gatherNames(value: JsonMap, scrambler: Scrambler): void {
  const kind = keyOf(value)
  walk(value, kind, [], (text, role, isKey) => {
    if (role === 'name' && !(isKey && isKnownLabel(text))) scrambler.addNames(text)
    else if (role === 'port-name') scrambler.addNames(text.slice(text.indexOf('-') + 1))
    else if (role === 'path') scrambler.addPath(text)
    else if (role === 'path-regex') scrambler.addPathPattern(text)
    return text
  })
}

/** The object in other words, and the patterns in it that keep some of their letters. */
export function scrambleObject(value: JsonMap, scrambler: Scrambler): { value: JsonMap; left: string[] } {
  const kind = keyOf(value)
  const left: string[] = []
  const scrambled = walk(value, kind, [], (text, role, isKey) => {
    switch (role) {
      case 'name':
        return isKey && isKnownLabel(text) ? text : scrambler.name(text)
      case 'port-name':
        return scrambler.portName(text)
      case 'path':
        return scrambler.path(text)
      case 'regex':
      case 'path-regex': {
        const scrambled = scrambler.regex(text, role === 'path-regex')
        if (!scrambled.isWhole) left.push(text)
        return scrambled.text
      }
      case 'words':
        return scrambler.words(text)
      case 'keep':
        return text
    }
  }) as JsonMap
  return { value: scrambled, left }
}

type Visit = (text: string, role: ReturnType<typeof roleOf>, isKey: boolean) => string

function walk(value: Json, kind: string, path: Path, visit: Visit): Json {
  if (typeof value === 'string') return visit(value, roleOf(kind, path), false)
  if (Array.isArray(value)) return value.map((it, i) => walk(it, kind, [...path, i], visit))
  if (!isMap(value)) return value
  const keyRole = keyRoleOf(kind, path)
  return mapOf(
    Object.entries(value).map(([key, it]) => {
      const own = keyRole ? visit(key, keyRole, true) : key
      return [own, walk(it, kind, [...path, key], visit)] as const
    }),
  )
}

/** What the keys of a mapping are where the user chooses them: labels, or headers and the like. */
function keyRoleOf(kind: string, path: Path): 'name' | 'words' | undefined {
  if (path.at(-1) === 'matchLabels' || path.at(-1) === 'sourceLabels') return 'name'
  const described = kindNamed(kind)
  const isOwn = described !== undefined && fieldAt(described, path)?.is.type === 'map'
  const isLabels = path.at(-1) === 'labels' || (path.at(-1) === 'selector' && (isOwn || !described))
  if (isLabels) return 'name'
  return isOwn && path[0] !== 'metadata' ? 'words' : undefined
}

/** What sort of object it says it is. */
function keyOf({ kind, apiVersion }: { readonly [key: string]: Json }): string {
  if (typeof kind !== 'string') return ''
  return kindKey({ kind, apiVersion: typeof apiVersion === 'string' ? apiVersion : '' })
}

function mapOf(entries: readonly (readonly [string, Json])[]): { [key: string]: Json } {
  const map: { [key: string]: Json } = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}
