import { type Files, findFile } from '../../text/file-change.ts'
import { freeFileName } from '../../text/file-name.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { removeValue } from '../../yaml/edit/edit.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import { fileIn, folderOf, isInOrBelow, joinPath, relativePath } from '../files/folder-path.ts'
import { isKustomization } from '../files/kustomization-names.ts'
import { readDocuments } from '../files/workspace-files.ts'
import type { ResolvedResource } from '../resolve.ts'
import { type EditedFiles, editAt } from './edit-at.ts'
import type { Landing } from './land-value.ts'
import { addEntry } from './overlay-patch.ts'

/** The files without a resource: it goes where it stands, or a patch of the overlay deletes it. */
export function removeResource(files: Files, resource: ResolvedResource, landing: Landing): EditedFiles {
  const { source } = resource
  if (landing.to === 'overlay' && !isInOrBelow(source.file, landing.folder))
    return addDeletion(files, landing.folder, resource)
  if (source.path.length > 0) return editAt(files, source, (document, path) => removeValue(document, path))
  const file = findFile(files, source.file)
  if (!file) return { ok: false, reason: `There is no file ${source.file}.` }
  if (readDocuments(file.text).length === 1) return withoutFile(files, file.name)
  const range = cutDocuments(file.text)[source.document]
  if (!range) return { ok: false, reason: 'The document is no longer there.' }
  const text = file.text.slice(0, range.from) + file.text.slice(range.to)
  return { ok: true, files: files.map(it => (it === file ? { name: it.name, text } : it)) }
}

function addDeletion(files: Files, overlay: string, { first }: ResolvedResource): EditedFiles {
  const wanted = fileIn(overlay, `delete-${first.kind.toLowerCase()}-${first.name.toLowerCase()}.yaml`)
  const file = freeFileName(wanted.replace(/[^\w./-]/g, '-'), files)
  const text = writeDocument({
    apiVersion: first.group ? `${first.group}/${first.version}` : first.version,
    kind: first.kind,
    metadata: { name: first.name, ...(first.namespace && { namespace: first.namespace }) },
    $patch: 'delete',
  })
  return addEntry([...files, { name: file, text }], overlay, 'patches', { path: relativePath(overlay, file) })
}

/** The file goes, and so do the entries of kustomizations that list it. */
function withoutFile(files: Files, name: string): EditedFiles {
  let current: Files = files.filter(it => it.name !== name)
  for (const { name: file, text } of files.filter(it => isKustomization(it.name))) {
    const [document] = readDocuments(text)
    const list = isMap(document?.source.value) ? document.source.value.resources : undefined
    const index = Array.isArray(list)
      ? list.findIndex(it => typeof it === 'string' && joinPath(folderOf(file), it) === name)
      : -1
    if (!document || index < 0) continue
    const at = { file, document: document.index, path: ['resources', index] }
    const edited = editAt(current, at, (source, path) => removeValue(source, path))
    if (!edited.ok) return edited
    current = edited.files
  }
  return { ok: true, files: current }
}
