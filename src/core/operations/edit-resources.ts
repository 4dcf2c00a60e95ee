import { type Located, locateResource } from '../model/locate.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { FileChange, Files } from '../text/file-change.ts'
import { shiftEdits, type TextEdit } from '../text/text-edit.ts'
import { type EditResult, inSequence } from '../yaml/edit/edit.ts'
import { type NewValue, setValues } from '../yaml/edit/set-values.ts'
import type { Path } from '../yaml/path.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import type { OperationResult } from './operation.ts'
import { describeResource } from './words.ts'

/** One edit of a document, made on what the one before it left. The path leads to the resource in the document. */
export type Step = (document: SourceDocument, base: Path) => EditResult

/** What is to be done to a resource, or why it cannot be. */
export type Plan =
  | { readonly steps: readonly Step[]; readonly select?: Place; readonly note?: string }
  | { readonly refuse: string }

/** Finds a resource, asks what is to be done to it, and does it; refuses when it is gone or its text cannot be read. */
export function editResource(
  files: Files,
  settings: AnalysisSettings | undefined,
  id: ResourceId,
  plan: (target: Located) => Plan,
): OperationResult {
  const target = findTarget(files, settings, id)
  if ('refuse' in target) return { ok: false, reason: target.refuse }
  const planned = plan(target)
  if ('refuse' in planned) return { ok: false, reason: planned.refuse }
  const { steps, ...rest } = planned
  const edited = editDocuments([{ target, steps }])
  return edited.ok ? { ...edited, ...rest } : edited
}

/** The resource, or why it cannot be edited. */
export function findTarget(
  files: Files,
  settings: AnalysisSettings = defaultSettings,
  id: ResourceId,
): Located | { readonly refuse: string } {
  const target = locateResource(files, id, settings)
  if (!target) return { refuse: `${describeResource(id)} is no longer in the files.` }
  if (!target.document.readable)
    return { refuse: `${target.file.name} cannot be read at ${describeResource(id)}.` }
  return target
}

/** Sets values of several resources, all of a document at once: what is written once and read at several of them is changed where it is written. */
export function setInDocuments(
  edits: readonly { readonly target: Located; readonly values: readonly NewValue[] }[],
): OperationResult {
  const byKey = new Map<string, { readonly target: Located; readonly values: NewValue[] }>()
  for (const { target, values } of edits) {
    const key = `${target.documentIndex} ${target.file.name}`
    const known = byKey.get(key) ?? { target, values: [] }
    byKey.set(key, known)
    known.values.push(...values.map(it => ({ ...it, path: [...target.base, ...it.path] })))
  }
  return editDocuments(
    [...byKey.values()].map(({ target, values }) => ({
      target,
      steps: [document => setValues(document, values)],
    })),
  )
}

/** Makes the steps of several resources, each document's in the order given, as one list of changes. */
export function editDocuments(
  edits: readonly { readonly target: Located; readonly steps: readonly Step[] }[],
): OperationResult {
  const documents = new Map<string, Edited>()
  for (const { target, steps } of edits) {
    const key = `${target.documentIndex} ${target.file.name}`
    const edited = documents.get(key) ?? { target, steps: [] }
    documents.set(key, edited)
    edited.steps.push(...steps.map(step => (document: SourceDocument) => step(document, target.base)))
  }

  const byFile = new Map<string, { offset: number; edits: readonly TextEdit[] }[]>()
  for (const { target, steps } of documents.values()) {
    const result = inSequence(target.document, ...steps)
    if (!result.ok) return result
    if (result.edits.length === 0) continue
    const inFile = byFile.get(target.file.name) ?? []
    byFile.set(target.file.name, inFile)
    inFile.push({ offset: target.offset, edits: result.edits })
  }
  const changes: FileChange[] = [...byFile].map(([file, parts]) => ({
    type: 'edit',
    file,
    edits: parts.sort((a, b) => a.offset - b.offset).flatMap(it => shiftEdits(it.edits, it.offset)),
  }))
  return { ok: true, changes }
}

interface Edited {
  readonly target: Located
  readonly steps: ((document: SourceDocument) => EditResult)[]
}
