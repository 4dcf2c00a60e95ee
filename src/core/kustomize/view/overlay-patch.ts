import { type Files, findFile } from '../../text/file-change.ts'
import { freeFileName } from '../../text/file-name.ts'
import { insertItem } from '../../yaml/edit/edit.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import { targetOf } from '../changes/patch-target.ts'
import { fileIn, joinPath, relativePath } from '../files/folder-path.ts'
import { kustomizationNames } from '../files/kustomization-names.ts'
import { readDocuments } from '../files/workspace-files.ts'
import type { ResolvedResource } from '../resolve.ts'
import { type EditedFiles, editAt } from './edit-at.ts'

/** The files with an operation more on a resource, in a JSON patch of the overlay; the patch is made where there is none. */
export function addOperation(
  files: Files,
  overlay: string,
  resource: ResolvedResource,
  operation: { readonly [key: string]: Json },
): EditedFiles {
  // By the name that the resource had first, which a patch finds whatever becomes of it.
  const target = targetOf(resource.first)
  const known = patchFor(files, overlay, target)
  if (known)
    return editAt(files, { file: known, document: firstDocument(files, known), path: [] }, (document, path) =>
      insertItem(document, path, Array.isArray(document.value) ? document.value.length : 0, operation),
    )
  const { kind, name } = resource.first
  const wanted = fileIn(overlay, `patch-${kind.toLowerCase()}-${name.toLowerCase()}.yaml`)
  const file = freeFileName(wanted.replace(/[^\w./-]/g, '-'), files)
  const made = [...files, { name: file, text: writeDocument([operation]) }]
  return addEntry(made, overlay, 'patches', { path: relativePath(overlay, file), target })
}

/** The files with an entry more in a list of the overlay's kustomization. */
export function addEntry(files: Files, overlay: string, list: string, entry: Json): EditedFiles {
  const file = kustomizationNames.map(it => fileIn(overlay, it)).find(it => findFile(files, it))
  if (!file) return { ok: false, reason: `There is no kustomization.yaml in ${overlay}.` }
  return editAt(files, { file, document: firstDocument(files, file), path: [list] }, (document, path) => {
    const value = isMap(document.value) ? document.value[list] : undefined
    return insertItem(document, path, Array.isArray(value) ? value.length : 0, entry)
  })
}

/** The file of the overlay's own JSON patch for that target and nothing else. */
function patchFor(
  files: Files,
  overlay: string,
  target: { readonly [key: string]: Json },
): string | undefined {
  const file = kustomizationNames.map(it => fileIn(overlay, it)).find(it => findFile(files, it))
  const value = file && readDocuments(findFile(files, file)!.text)[0]?.source.value
  const patches = isMap(value || undefined) ? (value as { [key: string]: Json }).patches : undefined
  if (!Array.isArray(patches)) return undefined
  for (const entry of patches) {
    if (!isMap(entry) || typeof entry.path !== 'string' || !isMap(entry.target)) continue
    const path = joinPath(overlay, entry.path)
    const patch = path === undefined ? undefined : findFile(files, path)
    const [document] = patch ? readDocuments(patch.text) : []
    if (document && Array.isArray(document.source.value) && sameTarget(entry.target, target)) return path
  }
  return undefined
}

function sameTarget(a: { readonly [key: string]: Json }, b: { readonly [key: string]: Json }): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(it => a[it] === b[it])
}

function firstDocument(files: Files, name: string): number {
  return readDocuments(findFile(files, name)!.text)[0]?.index ?? 0
}
