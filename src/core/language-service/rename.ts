import { type WorkspaceEdit, workspaceEditOf } from '../text/positions/workspace-edit.ts'
import type { Sources } from './building/builds.ts'
import { prepareRename, renamedPlace } from './prepare-rename.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { cursorAt } from './reading/document-at.ts'
import { placedResource } from './reading/placed.ts'
import { whatStaysBehind } from './referring/followed-uses.ts'
import { renameOperation } from './referring/rename-operation.ts'
import { renameSubject, renameSubjectAt, renameSubjectTitle } from './referring/rename-subject.ts'
import { renameInSources } from './rename-in-sources.ts'

export interface RenameParams extends AtPosition {
  readonly newName: string
  /** While the files that are analysed are what a kustomization builds: those that it is built from, of which the request is about one. */
  readonly sources?: Sources | undefined
}

export type Renaming =
  /** `title` says what the user does, for the history; `note` what the rename cannot reach. */
  | { readonly ok: true; readonly title: string; readonly edit: WorkspaceEdit; readonly note?: string }
  | { readonly ok: false; readonly reason: string }

/** The edits that give something another name wherever the files name it. Nothing is changed yet. */
export function rename(analysed: Analysed, { sources, ...params }: RenameParams): Renaming {
  return sources
    ? renameInSources(analysed, params, sources, { prepare: prepareRename, rename: renameHere })
    : renameHere(analysed, params)
}

function renameHere(analysed: Analysed, params: RenameParams): Renaming {
  const { files, settings } = analysed
  if (params.text !== undefined && !files.some(it => it.name === params.file && it.text === params.text))
    return { ok: false, reason: 'The text has changed since the files were read. Try again.' }
  const cursor = cursorAt(analysed, params)
  const subject = cursor && renameSubjectAt(analysed, cursor)
  if (subject) {
    const result = renameSubject(analysed, subject, params.newName)
    if (!result.ok) return result
    const title = renameSubjectTitle(subject, params.newName)
    return {
      ok: true,
      title,
      edit: workspaceEditOf(files, result.changes),
      ...(result.note && { note: result.note }),
    }
  }
  const place = renamedPlace(analysed, params)
  if ('refuse' in place) return { ok: false, reason: place.refuse }
  const resource = placedResource(analysed, place.resource)
  if (!resource) return { ok: false, reason: 'What is named here is no longer in your files.' }
  const operation = renameOperation(resource, place.path, params.newName)
  if ('refuse' in operation) return { ok: false, reason: operation.refuse }
  const result = operation.run(files, settings)
  if (!result.ok) return result
  const left = whatStaysBehind(analysed, place, result.changes)
  if (left !== undefined && result.changes.length > 0) return { ok: false, reason: left }
  return { ok: true, title: operation.title, edit: workspaceEditOf(files, result.changes) }
}
