import { isKustomization } from '../../kustomize/files/kustomization-names.ts'
import type { ResolvedResource } from '../../kustomize/resolve.ts'
import { type Origin, plain, tracedAt, type WrittenAt } from '../../kustomize/traced/traced.ts'
import { atSource } from '../../kustomize/view/built-place.ts'
import { isMap } from '../../yaml/is-map.ts'
import { formatPath, type Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { keepingAround } from './name-parts.ts'
import type { SourceEdits } from './source-edits.ts'

/** A scalar of a built resource that is to be another. */
interface Changed {
  readonly path: Path
  readonly from: Json
  readonly to: Json
}

/** Enters where the values are written that turn a built resource into another one; a reason where one is written nowhere. */
export function carryChanges(
  resource: ResolvedResource,
  wanted: Json | undefined,
  edits: SourceEdits,
): string | undefined {
  const changes = scalarsThatDiffer(plain(resource.value), wanted, [])
  if (!changes) return `${nameOf(resource)} would get or lose values, which this does not carry to the files.`
  for (const change of changes) {
    const fault = carry(resource, change, edits) ?? carryToFinders(resource, change, edits)
    if (fault) return fault
  }
  return undefined
}

function carry(resource: ResolvedResource, change: Changed, edits: SourceEdits): string | undefined {
  const origin = tracedAt(resource.value, change.path)?.origin
  if (!origin) return `\`${formatPath(change.path)}\` of ${nameOf(resource)} is written nowhere.`
  if (origin.type === 'written') return enter(edits, origin.at, change.to)
  const written = placesOfMade(resource, change.path, origin)
  const whole = written.filter(it => edits.valueAt(it) === change.from)
  for (const it of whole) {
    const fault = enter(edits, it, change.to)
    if (fault) return fault
  }
  if (whole.length > 0) return undefined
  for (const it of written) {
    const text = edits.valueAt(it)
    if (typeof text !== 'string' || text === '' || !String(change.from).includes(text)) continue
    // What is put around the name, such as a prefix, stays.
    const now = keepingAround(String(change.from), text, String(change.to))
    if (now !== undefined) return enter(edits, it, now)
  }
  return `\`${formatPath(change.path)}\` of ${nameOf(resource)} cannot be changed. ${origin.why}`
}

/** What a made value may have come from. A place in a kustomization is one of the whole text only: it may be a prefix. */
function placesOfMade(resource: ResolvedResource, path: Path, { at }: Origin): WrittenAt[] {
  const before = atSource(resource, path)
  return isKustomization(at.file) ? [before, at] : [at, before]
}

/** Patches and replicas that find the resource by its name or namespace find it by the new one. */
function carryToFinders(
  { first, namedBy }: ResolvedResource,
  { path, from, to }: Changed,
  edits: SourceEdits,
): string | undefined {
  const field = path.length === 2 && path[0] === 'metadata' ? path[1] : undefined
  if (field !== 'name' && field !== 'namespace') return undefined
  for (const map of namedBy) {
    const named = map.entries.get(field)
    if (named?.kind !== 'scalar' || named.origin.type !== 'written') continue
    const text = String(named.value)
    const now =
      text === from
        ? String(to)
        : field === 'name'
          ? earlierName(text, first.name, String(from), String(to))
          : undefined
    // A pattern may find it by both; whoever asks resolves again to see.
    const fault = now === undefined ? undefined : enter(edits, named.origin.at, now)
    if (fault) return fault
  }
  return undefined
}

/** What a name becomes that the resource had on the way: with some of the prefixes and suffixes. */
function earlierName(text: string, first: string, from: string, to: string): string | undefined {
  const renamed = keepingAround(from, first, to)
  if (renamed === undefined || !text.includes(first) || !from.includes(text)) return undefined
  const start = text.indexOf(first)
  return text.slice(0, start) + renamed + text.slice(start + first.length)
}

function enter(edits: SourceEdits, at: WrittenAt, value: Json): string | undefined {
  return edits.add(at, value)
    ? undefined
    : `${edits.wordsFor(at)} would have to say two things: several resources are built from it.`
}

/** Undefined where more than scalars differ. */
function scalarsThatDiffer(from: Json, to: Json | undefined, path: Path): Changed[] | undefined {
  if (to === undefined) return undefined
  const steps: (string | number)[] | undefined = Array.isArray(from)
    ? Array.isArray(to) && from.length === to.length
      ? [...from.keys()]
      : undefined
    : isMap(from)
      ? isMap(to) && Object.keys(from).length === Object.keys(to).length
        ? Object.keys(from)
        : undefined
      : []
  if (!steps) return undefined
  if (typeof from !== 'object' || from === null) {
    if (typeof to === 'object' && to !== null) return undefined
    return from === to ? [] : [{ path, from, to }]
  }
  const parts = steps.map(step =>
    scalarsThatDiffer((from as never)[step], (to as never)[step], [...path, step]),
  )
  return parts.every(it => it !== undefined) ? parts.flat() : undefined
}

function nameOf({ first }: ResolvedResource): string {
  return `${first.kind} ${first.name}`
}
