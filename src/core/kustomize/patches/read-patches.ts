import { sameItems } from '../../data/same-value.ts'
import { fieldOf, isTrue, itemsOf, type Kustomization, scalarText } from '../files/kustomization.ts'
import { ownFile } from '../files/own-file.ts'
import { type DocumentOfFile, readDocuments, type WorkspaceFiles } from '../files/workspace-files.ts'
import type { Customized } from '../resources/accumulator.ts'
import { readResources } from '../resources/read-resources.ts'
import { KustomizeFault } from '../traced/problem.ts'
import {
  type Traced,
  type TracedList,
  type TracedMap,
  traceDocument,
  type WrittenAt,
} from '../traced/traced.ts'
import { isJsonPatch } from './json-patch.ts'

/** An entry of `patches`, `patchesJson6902` or `patchesStrategicMerge` with what it holds. */
export interface Patch {
  /** The entry in the kustomization. */
  readonly at: WrittenAt
  readonly target: TracedMap | undefined
  readonly content:
    | { readonly type: 'merge'; readonly patches: readonly Customized[] }
    | { readonly type: 'json'; readonly operations: TracedList }
  readonly canChangeName: boolean
  readonly canChangeKind: boolean
  /** Of `patchesJson6902`, which does not remember what a resource was called before. */
  readonly isOld?: boolean
}

/** `patchesStrategicMerge`: files, or patches written in place. */
export function readMergePatches(files: WorkspaceFiles, { folder, root }: Kustomization): Patch[] {
  return itemsOf(root, 'patchesStrategicMerge').map(entry => {
    const at = entry.origin.at
    const text = scalarText(entry)
    if (text === undefined) throw new KustomizeFault('Expected a path or a patch as a text.', at)
    const isInline = /\n|:\s/.test(text)
    const documents = isInline ? inlineDocuments(text, at) : fileDocuments(files, folder, text, at)
    return keptPatch(entry, documents, () => {
      const patches = mergePatches(documents)
      if (patches.length === 0) throw new KustomizeFault('The patch is empty.', at)
      return { at, target: undefined, content: { type: 'merge', patches }, ...changesNoName }
    })
  })
}

const changesNoName = { canChangeName: false, canChangeKind: false }

/** The entries of `patches`, or of the older `patchesJson6902`. */
export function readPatches(
  files: WorkspaceFiles,
  { folder, root }: Kustomization,
  list: 'patches' | 'patchesJson6902',
): Patch[] {
  return itemsOf(root, list).map(entry => {
    const at = entry.origin.at
    if (entry.kind !== 'map') throw new KustomizeFault(`Expected a mapping in \`${list}\`.`, at)
    const path = scalarText(fieldOf(entry, 'path')) ?? ''
    const inline = fieldOf(entry, 'patch')
    const text = (scalarText(inline) ?? '').trim()
    if (path && text) throw new KustomizeFault('`path` and `patch` exclude each other.', at)
    if (!path && !text) throw new KustomizeFault('The entry needs `path` or `patch`.', at)
    const documents = path
      ? fileDocuments(files, folder, path, fieldOf(entry, 'path')!.origin.at)
      : inlineDocuments(scalarText(inline)!, inline!.origin.at)
    return keptPatch(entry, documents, () => readPatch(entry, documents, list))
  })
}

function readPatch(entry: TracedMap, documents: PatchDocuments, list: 'patches' | 'patchesJson6902'): Patch {
  const at = entry.origin.at
  const found = fieldOf(entry, 'target')
  const target = found?.kind === 'map' ? found : undefined
  const options = fieldOf(entry, 'options')
  const content = contentOf(documents, at)
  if (list === 'patchesJson6902') {
    if (content.type !== 'json') throw new KustomizeFault('Expected a list of operations.', at)
    if (!target || !scalarText(fieldOf(target, 'name')))
      throw new KustomizeFault('The entry needs a `target` with a `name`.', at)
  }
  return {
    at,
    target,
    content,
    canChangeName: options?.kind === 'map' && isTrue(options, 'allowNameChange'),
    canChangeKind: options?.kind === 'map' && isTrue(options, 'allowKindChange'),
    ...(list === 'patchesJson6902' && { isOld: true }),
  }
}

/** The patch of an entry: the same object while the entry and what it refers to stay, so that what it made of a resource holds. */
function keptPatch(entry: Traced, { documents }: PatchDocuments, read: () => Patch): Patch {
  const known = kept.get(entry)
  const isSame =
    known && sameItems(known.documents, documents, (a, b) => a.source === b.source && a.index === b.index)
  if (isSame) return known.patch
  const patch = read()
  kept.set(entry, { documents, patch })
  return patch
}

const kept = new WeakMap<Traced, { readonly documents: readonly DocumentOfFile[]; readonly patch: Patch }>()

interface PatchDocuments {
  readonly documents: readonly DocumentOfFile[]
  readonly place: (document: number, path: WrittenAt['path']) => WrittenAt
}

function fileDocuments(files: WorkspaceFiles, folder: string, path: string, at: WrittenAt): PatchDocuments {
  const file = ownFile(files, folder, path, at)
  return {
    documents: files.documents(file),
    place: (document, below) => ({ file, document, path: below }),
  }
}

function inlineDocuments(text: string, at: WrittenAt): PatchDocuments {
  return {
    documents: readDocuments(text),
    place: (document, path) => ({ ...at, inside: { document, path } }),
  }
}

function contentOf(found: PatchDocuments, at: WrittenAt): Patch['content'] {
  const [first] = found.documents
  if (!first) throw new KustomizeFault('The patch is empty.', at)
  if (first.source.readable && Array.isArray(first.source.value)) {
    const operations = traceDocument(first.source, first.source.value, [], it => found.place(first.index, it))
    if (isJsonPatch(operations)) return { type: 'json', operations }
  }
  return { type: 'merge', patches: mergePatches(found) }
}

function mergePatches({ documents, place }: PatchDocuments): Customized[] {
  return readResources(documents, place)
}
