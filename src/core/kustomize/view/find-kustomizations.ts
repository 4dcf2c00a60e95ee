import type { Files } from '../../text/file-change.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import { folderOf, joinPath } from '../files/folder-path.ts'
import { isKustomization } from '../files/kustomization-names.ts'

/** A folder with a kustomization. */
export interface KustomizationFolder {
  readonly folder: string
  readonly file: string
  /** No other kustomization refers to it: what somebody builds and applies. */
  readonly isOutermost: boolean
}

/** The folders that can be built, components left out; those that no other refers to come first, each group by name. */
export function findKustomizations(files: Files): KustomizationFolder[] {
  const found = files.filter(it => isKustomization(it.name))
  const read = found.map(it => ({ folder: folderOf(it.name), file: it.name, value: rootValue(it.text) }))
  const referred = new Set(read.flatMap(({ folder, value }) => referencesOf(folder, value)))
  return read
    .filter(it => !isMap(it.value) || it.value.kind !== 'Component')
    .map(({ folder, file }) => ({ folder, file, isOutermost: !referred.has(folder) }))
    .sort((a, b) => Number(b.isOutermost) - Number(a.isOutermost) || a.folder.localeCompare(b.folder))
}

function rootValue(text: string): Json | undefined {
  return readDocumentCached(text).value
}

/** What the lists of a kustomization name, as it is written: files, folders, addresses. */
export function referencesIn(text: string): string[] {
  return entriesOf(rootValue(text))
}

function referencesOf(folder: string, value: Json | undefined): string[] {
  return entriesOf(value).flatMap(it => joinPath(folder, it) ?? [])
}

function entriesOf(value: Json | undefined): string[] {
  if (!isMap(value)) return []
  return ['resources', 'bases', 'components'].flatMap(field => {
    const list = value[field]
    return Array.isArray(list) ? list.filter(it => typeof it === 'string') : []
  })
}
