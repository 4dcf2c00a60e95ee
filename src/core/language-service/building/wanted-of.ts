import { readDocuments } from '../../kustomize/files/workspace-files.ts'
import type { ResolvedView } from '../../kustomize/view/resolved-view.ts'
import { applyChanges, type FileChange } from '../../text/file-change.ts'
import { applyEdits, shiftEdits, type TextEdit } from '../../text/text-edit.ts'
import type { Json } from '../../yaml/source-document.ts'

/** What changes of the text of a build make of its resources, by number: of those whose document they change. Undefined for one that is gone. */
export function wantedOf(
  view: ResolvedView,
  changes: readonly FileChange[],
): ReadonlyMap<number, Json | undefined> {
  const edits = changes.flatMap(it => (it.type === 'edit' && it.file === view.file.name ? it.edits : []))
  const byDocument = editsByDocument(view, edits)
  const wanted = new Map<number, Json | undefined>()
  for (const [index, own] of byDocument ?? []) {
    const from = view.starts[index]!
    const text = view.file.text.slice(from, view.starts[index + 1])
    const [first, ...others] = readDocuments(applyEdits(text, shiftEdits(own, -from)))
    if (!first || others.length > 0) return wantedOfAll(view, changes)
    wanted.set(index, first.source.value ?? null)
  }
  return byDocument ? wanted : wantedOfAll(view, changes)
}

/** Where documents come or go, all are read. */
function wantedOfAll(
  { file, resolution }: ResolvedView,
  changes: readonly FileChange[],
): ReadonlyMap<number, Json | undefined> {
  const [after] = applyChanges([file], changes)
  const values = readDocuments(after!.text).map(it => it.source.value ?? null)
  return new Map(resolution.resources.map((_, i) => [i, values[i]]))
}

/** The edits of each document, in order; undefined where one is in two of them. */
function editsByDocument(
  { starts, file }: ResolvedView,
  edits: readonly TextEdit[],
): ReadonlyMap<number, readonly TextEdit[]> | undefined {
  const found = new Map<number, TextEdit[]>()
  let index = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    while (index + 1 < starts.length && starts[index + 1]! <= edit.from) index++
    if (edit.to > (starts[index + 1] ?? file.text.length)) return undefined
    const own = found.get(index)
    if (own) own.push(edit)
    else found.set(index, [edit])
  }
  return found
}
