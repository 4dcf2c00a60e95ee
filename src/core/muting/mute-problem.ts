import type { Diagnostic } from '../diagnostic.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import type { Operation, OperationResult } from '../operations/operation.ts'
import { muteWord } from '../rules/muting/mute-word.ts'
import { suppressAnnotation } from '../rules/references/analysis-rule.ts'
import { isOwnConfiguration, ownConfiguration } from '../text/configuration-name.ts'
import { type Files, findFile, type SourceFile } from '../text/file-change.ts'
import { lineEnd, lineStart } from '../text/lines.ts'
import { applyEdits, shiftEdits, type TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { type EditResult, insertItem, setValue } from '../yaml/edit/edit.ts'
import { equalJson } from '../yaml/edit/json.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'
import { commentMutes } from './comment-mutes.ts'
import type { MuteForm } from './mute-forms.ts'

/** Mutes a problem where it stands. Refuses where a comment would change what is read. */
export function muteProblem(diagnostic: Diagnostic, form: MuteForm, reason: string): Operation {
  const why = reason.replace(/\s+/g, ' ').trim()
  return {
    title: `Mute ${diagnostic.rule}`,
    isOfFiles: true,
    run: files =>
      form === 'configuration'
        ? inConfiguration(files, diagnostic, why)
        : inText(files, diagnostic, form, why),
  }
}

interface Target {
  readonly file: SourceFile
  readonly offset: number
  readonly document: SourceDocument
  /** Where the object that the problem is in begins. */
  readonly base: Path
  /** Where the problem is, in the document. */
  readonly at: number
}

function inText(files: Files, diagnostic: Diagnostic, form: MuteForm, reason: string): OperationResult {
  const target = targetOf(files, diagnostic)
  if (!target) return { ok: false, reason: `${diagnostic.file} is no longer as it was checked.` }
  const { file, offset, document } = target
  if (!document.readable) return { ok: false, reason: `${file.name} cannot be read there.` }
  const changed = (edits: readonly TextEdit[]): OperationResult => ({
    ok: true,
    changes: [{ type: 'edit', file: file.name, edits: shiftEdits(edits, offset) }],
  })
  if (form === 'annotation') {
    const made = withCode(target, diagnostic.code ?? '*')
    return made.ok ? changed(made.edits) : made
  }
  const comment = `# ${muteWord} ${diagnostic.rule}${reason ? `: ${reason}` : ''}`
  const edit = placesFor(target, form, comment).find(it => mutes(target, form, it))
  if (edit) return changed([edit])
  return {
    ok: false,
    reason: 'A comment cannot stand here: it would be part of a value. Mute the resource instead.',
  }
}

function targetOf(files: Files, { file: name, from }: Diagnostic): Target | undefined {
  const file = findFile(files, name)
  const cuts = file ? cutDocuments(file.text) : []
  const cut = cuts.findLast(it => it.from <= from)
  if (!file || !cut || from > file.text.length) return undefined
  const document = readDocument(file.text.slice(cut.from, cut.to), cut.marked)
  const at = from - cut.from
  return { file, offset: cut.from, document, base: baseAt(document, at), at }
}

/** The item of a List that a place is in, else the document. */
function baseAt({ value, sourceMap }: SourceDocument, at: number): Path {
  if (!isMap(value) || !textAt(value, 'kind')?.endsWith('List') || !Array.isArray(value.items)) return []
  const item = value.items.findIndex((_, i) => {
    const range = sourceMap.entryRange(['items', i])
    return range !== undefined && range.from <= at && at <= range.to
  })
  return item < 0 ? [] : ['items', item]
}

/** A line of its own above, with the indentation of what is below it; for a line, at its end too. */
function placesFor({ document, base, at }: Target, form: MuteForm, comment: string): TextEdit[] {
  const { text, sourceMap } = document
  const start = form === 'line' ? at : (sourceMap.valueRange(base)?.from ?? 0)
  const line = lineStart(text, start)
  const indentation = /^[ \t]*/.exec(text.slice(line))![0]
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const above = { from: line, to: line, insert: `${indentation}${comment}${lineBreak}` }
  const end = lineEnd(text, start)
  return form === 'line' ? [above, { from: end, to: end, insert: ` ${comment}` }] : [above]
}

/** Whether a comment is read as one, changes no value, and is about just the line or resource. */
function mutes({ document, base, at }: Target, form: MuteForm, edit: TextEdit): boolean {
  const after = readDocument(applyEdits(document.text, [edit]), document.marked)
  if (!after.readable || !equalJson(after.value, document.value)) return false
  const isAbove = /[\r\n]$/.test(edit.insert)
  const moved = isAbove ? at + edit.insert.length : at
  const mine = commentMutes(after, [base]).find(
    it => it.range.from >= edit.from && it.range.to <= edit.from + edit.insert.length,
  )
  if (!mine?.target || moved < mine.target.from || moved >= mine.target.to) return false
  const lines = after.text
    .slice(mine.target.from, mine.target.to)
    .trimEnd()
    .split(/\r\n|\n|\r/).length
  return form === 'resource' || lines === 1
}

function withCode({ document, base }: Target, code: string): EditResult {
  const path = [...base, 'metadata', 'annotations', suppressAnnotation]
  const object = valueAt(document.value, base) as Json | undefined
  const before = isMap(object)
    ? textAt(mapAt(mapAt(object, 'metadata'), 'annotations'), suppressAnnotation)
    : undefined
  // istioctl trims nothing: a blank behind a comma would be part of the code.
  return setValue(document, path, before ? `${before},${code}` : code)
}

function inConfiguration(
  files: Files,
  { rule, resource, file: name }: Diagnostic,
  reason: string,
): OperationResult {
  const entry = { rule, ...(resource === undefined ? { file: name } : { resource }), reason }
  const file = files
    .filter(it => isOwnConfiguration(it.name))
    .toSorted((a, b) => a.name.split('/').length - b.name.split('/').length)[0]
  if (!file) {
    const text = `mute:\n${Object.entries(entry)
      .map(([key, value], i) => `${i === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}\n`)
      .join('')}`
    return { ok: true, changes: [{ type: 'create', file: ownConfiguration, text }] }
  }
  const [cut] = cutDocuments(file.text)
  const document = readDocument(file.text.slice(cut!.from, cut!.to), cut!.marked)
  const list = isMap(document.value) ? document.value.mute : undefined
  const made =
    document.value === undefined || document.value === null
      ? setValue(document, [], { mute: [entry] })
      : Array.isArray(list)
        ? insertItem(document, ['mute'], list.length, entry)
        : setValue(document, ['mute'], [entry])
  if (!made.ok) return made
  return { ok: true, changes: [{ type: 'edit', file: file.name, edits: shiftEdits(made.edits, cut!.from) }] }
}
