import type { Files } from '../../text/file-change.ts'
import { findFile } from '../../text/file-change.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import { isMap } from '../../yaml/is-map.ts'
import { fileIn, joinPath } from '../files/folder-path.ts'
import { kustomizationNames } from '../files/kustomization-names.ts'
import { findKustomizations } from './find-kustomizations.ts'

/** The folders that are built from some of these files, other than one: those that no other kustomization refers to. */
export function otherUsers(files: Files, changed: readonly string[], folder: string): string[] {
  return findKustomizations(files)
    .filter(it => it.isOutermost && it.folder !== folder)
    .filter(it => {
      const used = filesUsedBy(files, it.folder)
      return changed.some(name => used.has(name))
    })
    .map(it => it.folder)
}

/** The files that a kustomization is built from, as far as its own text and that of its bases names them. */
export function filesUsedBy(files: Files, folder: string): ReadonlySet<string> {
  const used = new Set<string>()
  const opened = new Set<string>()
  const pending = [folder]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (opened.has(next)) continue
    opened.add(next)
    const own = next
    const file = kustomizationNames.map(it => fileIn(own, it)).find(it => findFile(files, it))
    if (!file) continue
    used.add(file)
    for (const path of pathsIn(findFile(files, file)!.text)) {
      const target = joinPath(own, path)
      if (target === undefined) continue
      if (findFile(files, target)) used.add(target)
      else pending.push(target)
    }
  }
  return used
}

/** Every text of a kustomization that may be a path: those of its lists, and the `path` of their entries. */
function pathsIn(text: string): string[] {
  const { value } = readDocumentCached(text)
  if (!isMap(value)) return []
  return Object.values(value).flatMap(list =>
    Array.isArray(list)
      ? list.flatMap(it =>
          typeof it === 'string' ? [it] : isMap(it) && typeof it.path === 'string' ? [it.path] : [],
        )
      : [],
  )
}
