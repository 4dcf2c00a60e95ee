import type { Origin, WrittenAt } from '../../kustomize/traced/traced.ts'
import { keyOfPlace } from '../../kustomize/view/built-place.ts'
import { createPlaces } from '../../kustomize/view/written-place.ts'
import type { OperationResult } from '../../operations/operation.ts'
import type { FileChange, Files } from '../../text/file-change.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { setValues } from '../../yaml/edit/set-values.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'

/** A value of a file, and what it is to be. */
export interface SourceEdit {
  readonly at: WrittenAt
  readonly value: Json
}

/** Values of files that are to be others, each place once. */
export class SourceEdits {
  private readonly files: Files
  private readonly byPlace = new Map<string, SourceEdit>()
  private readonly places

  constructor(files: Files) {
    this.files = files
    this.places = createPlaces(files)
  }

  all(): readonly SourceEdit[] {
    return [...this.byPlace.values()]
  }

  /** What is wanted of a value; undefined where nothing is, or it is made of others. */
  wantedAt({ type, at }: Origin): Json | undefined {
    return type === 'written' ? this.byPlace.get(keyOfPlace(at))?.value : undefined
  }

  /** What stands at a place now; undefined where nothing does, or in a text that is not written line for line. */
  valueAt(at: WrittenAt): Json | undefined {
    const found = this.places.documentOf(at)
    const { value } = found?.source ?? {}
    return found && value !== undefined ? (valueAt(value, found.path) as Json | undefined) : undefined
  }

  /** A place as it is told: `base/shop.yaml, line 4`. */
  wordsFor(at: WrittenAt): string {
    const range = this.places.rangeOf(at)
    if (!range) return at.file
    return `${at.file}, line ${this.places.lineAndColumn(range.file, range.from).line.toLocaleString('en')}`
  }

  /** False where something else is wanted at the place already. */
  add(at: WrittenAt, value: Json): boolean {
    const known = this.byPlace.get(keyOfPlace(at))
    if (known) return known.value === value
    this.byPlace.set(keyOfPlace(at), { at, value })
    return true
  }

  changes(): OperationResult {
    const documents = new Map<string, SourceEdit[]>()
    for (const it of this.byPlace.values()) {
      const { file, document, path, inside } = it.at
      // The places of a patch that is written into a kustomization are those of a document of their own.
      const key = JSON.stringify(inside ? [file, document, path, inside.document] : [file, document])
      documents.set(key, [...(documents.get(key) ?? []), it])
    }
    const byFile = new Map<string, TextEdit[]>()
    for (const edits of documents.values()) {
      const { at } = edits[0]!
      const found = this.places.documentOf(at)
      if (!found)
        return { ok: false, reason: `${this.wordsFor(at)} is in a text that can only be changed as a whole.` }
      const result = set(found.source, edits)
      if (!result.ok) return { ok: false, reason: `${this.wordsFor(at)}: ${result.reason}` }
      const shifted = result.edits.map(it => ({
        ...it,
        from: found.toFile(it.from),
        to: found.toFile(it.to),
      }))
      byFile.set(at.file, [...(byFile.get(at.file) ?? []), ...shifted])
    }
    const changes: FileChange[] = this.files.flatMap(({ name }) => {
      const edits = byFile.get(name)
      return edits ? [{ type: 'edit', file: name, edits: edits.sort((a, b) => a.from - b.from) }] : []
    })
    return { ok: true, changes }
  }
}

function set(document: SourceDocument, edits: readonly SourceEdit[]) {
  return setValues(
    document,
    edits.map(({ at, value }) => ({ path: (at.inside?.path ?? at.path) as Path, value })),
  )
}
