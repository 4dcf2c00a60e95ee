import { differences, isInPlace, withRuns } from '../data/differences.ts'
import { PatchedMap } from '../data/patched-map.ts'
import { sameItems } from '../data/same-value.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { type BareObject, resourceIds } from '../model/identify.ts'
import type { ResourceId } from '../model/resource.ts'
import type { KeptDocument, KeptFile } from './keep-documents.ts'

/** An object that takes part, by its id. */
export interface Named {
  readonly id: ResourceId
  readonly object: BareObject
}

/** A file with the objects of each of its documents that take part. */
export interface NamedFile {
  readonly file: KeptFile
  readonly documents: readonly (readonly Named[])[]
}

/** The names of all objects of some files. */
export interface Names {
  /** The files as they were given. */
  readonly given: readonly KeptFile[]
  readonly files: readonly NamedFile[]
  readonly defaultNamespace: string
  /** How many objects have each full name, those included that do not take part; once somebody has asked. */
  counts: PatchedMap<number> | undefined
}

/**
 * Gives the objects of files their ids, in the order of the files. The last good objects of a document that cannot be read take
 * part unless another has taken their name. A file whose names are those of before is looked at alone: ids depend on nothing else.
 */
export function nameResources(
  before: Names | undefined,
  files: readonly KeptFile[],
  defaultNamespace: string,
): Names {
  return nameChanged(before, files, defaultNamespace) ?? nameAll(before, files, defaultNamespace)
}

/** Undefined where the names of one file have a say in those of others. */
function nameChanged(
  before: Names | undefined,
  files: readonly KeptFile[],
  defaultNamespace: string,
): Names | undefined {
  if (before?.defaultNamespace !== defaultNamespace || before.files.length !== files.length) return undefined
  let { counts } = before
  const runs = differences(before.given, files)
  if (runs.length === 0) return before
  if (!runs.every(isInPlace)) return undefined
  const middles: NamedFile[][] = []
  for (const { from, to } of runs) {
    const middle: NamedFile[] = []
    for (let i = from; i < to; i++) {
      const old = before.files[i]!
      const file = files[i]!
      let now = old.file === file ? old : nameFileAgain(before, old, file)
      if (!now) {
        const renamed = renameIn(counts ?? countsOf(before), old, file, defaultNamespace)
        if (!renamed) return undefined
        counts = renamed.counts
        now = renamed.named
      }
      middle.push(now)
    }
    middles.push(middle)
  }
  const named = withRuns(before.files, runs, middles)
  return { given: files, files: named, defaultNamespace, counts: counts ?? before.counts }
}

/** A file whose objects have and had names of their own, which decide about no other's. */
function renameIn(
  before: PatchedMap<number>,
  old: NamedFile,
  file: KeptFile,
  defaultNamespace: string,
): { readonly named: NamedFile; readonly counts: PatchedMap<number> } | undefined {
  if ([...old.file.documents, ...file.documents].some(it => it.isStale)) return undefined
  const namesOf = (it: KeptDocument) => fullNames(it, defaultNamespace)
  // Of one name the second has an id that another's name may be.
  const isOwn = (name: string) => !name.includes('~')
  const gone = new Set(old.file.documents.flatMap(namesOf))
  for (const it of gone) if (before.get(it) !== 1 || !isOwn(it)) return undefined
  const come = new Set<string>()
  for (const it of file.documents.flatMap(namesOf)) {
    if (come.has(it) || (before.has(it) && !gone.has(it)) || !isOwn(it)) return undefined
    come.add(it)
  }
  const left = [...gone].filter(it => !come.has(it)).map(it => [it, undefined] as const)
  const counts = before.with([...left, ...[...come].filter(it => !gone.has(it)).map(it => [it, 1] as const)])
  const documents = file.documents.map(it => {
    const ids = namesOf(it)
    return it.objects.map((object, i) => ({ id: ids[i]!, object }))
  })
  return { named: { file, documents }, counts }
}

/** A file whose objects have the names that they had, one after the other. */
function nameFileAgain(names: Names, old: NamedFile, file: KeptFile): NamedFile | undefined {
  const { defaultNamespace } = names
  const now = file.documents.flatMap(it => fullNames(it, defaultNamespace))
  const was = old.file.documents.flatMap(it => fullNames(it, defaultNamespace))
  if (!sameItems(was, now)) return undefined
  // Whether what is stale takes part depends on the others of its name, and theirs on it.
  for (const kept of [...old.file.documents, ...file.documents])
    if (kept.isStale && fullNames(kept, defaultNamespace).some(it => countsOf(names).get(it) !== 1))
      return undefined
  const ids = old.documents.flatMap(it => it.map(named => named.id))
  let next = 0
  return {
    file,
    documents: file.documents.map(it => it.objects.map(object => ({ id: ids[next++]!, object }))),
  }
}

function countsOf(names: Names): PatchedMap<number> {
  if (names.counts) return names.counts
  const counts = new Map<string, number>()
  for (const { file } of names.files)
    for (const kept of file.documents)
      for (const it of fullNames(kept, names.defaultNamespace)) counts.set(it, (counts.get(it) ?? 0) + 1)
  names.counts = PatchedMap.of(counts)
  return names.counts
}

function nameAll(before: Names | undefined, files: readonly KeptFile[], defaultNamespace: string): Names {
  const known = new Map(before?.files.map(it => [it.file, it]))
  const nextId = resourceIds()
  const names = namesInEffect(files, defaultNamespace)
  const nameDocument = (kept: KeptDocument): readonly Named[] => {
    const full = fullNames(kept, defaultNamespace)
    const objects = kept.isStale ? kept.objects.filter((_, i) => !names.has(full[i]!)) : kept.objects
    return objects.map(object => ({
      id: nextId(kindKey(object), object.namespace ?? defaultNamespace, object.name),
      object,
    }))
  }
  const named = files.map(file => {
    const now = { file, documents: file.documents.map(nameDocument) }
    const old = known.get(file)
    return old && sameItems(old.documents, now.documents, sameNamed) ? old : now
  })
  return { given: files, files: named, defaultNamespace, counts: undefined }
}

function sameNamed(a: readonly Named[], b: readonly Named[]): boolean {
  return sameItems(a, b, (x, y) => x.id === y.id && x.object === y.object)
}

function namesInEffect(files: readonly KeptFile[], defaultNamespace: string): ReadonlySet<string> {
  const names = new Set<string>()
  if (!files.some(file => file.documents.some(it => it.isStale))) return names
  for (const { documents } of files)
    for (const kept of documents)
      if (!kept.isStale) for (const name of fullNames(kept, defaultNamespace)) names.add(name)
  return names
}

/** The full names of a document's objects; kept with it, since a broken document asks for all of them at every keystroke. */
function fullNames(kept: KeptDocument, defaultNamespace: string): readonly string[] {
  const found = keptNames.get(kept)
  if (found?.defaultNamespace === defaultNamespace) return found.names
  const names = kept.objects.map(it => `${kindKey(it)}/${it.namespace ?? defaultNamespace}/${it.name}`)
  keptNames.set(kept, { defaultNamespace, names })
  return names
}

const keptNames = new WeakMap<
  KeptDocument,
  { readonly defaultNamespace: string; readonly names: readonly string[] }
>()
