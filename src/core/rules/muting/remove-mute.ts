import type { Diagnostic } from '../../diagnostic.ts'
import type { OperationResult } from '../../operations/operation.ts'
import { isOwnConfiguration } from '../../text/configuration-name.ts'
import { type Files, findFile, type SourceFile } from '../../text/file-change.ts'
import { lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import { shiftEdits, type TextEdit } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { removeValue, setValue } from '../../yaml/edit/edit.ts'
import { isMap } from '../../yaml/is-map.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'
import { muteWord } from './mute-word.ts'

/** What the fix of a mute that mutes nothing is called. */
export const removeMuteTitle = 'Remove the mute'

/**
 * Takes out the mute that a problem is about: the rule in a comment, with the comment where it names no other; an entry of
 * `.drawbridge.yaml`; a code of istioctl's annotation.
 */
export function removeMute(files: Files, { file: name, from, to, id }: Diagnostic): OperationResult {
  const file = findFile(files, name)
  if (!file || to > file.text.length || !id.includes(file.text.slice(from, to)))
    return { ok: false, reason: 'This problem is no longer in the files.' }
  const line = file.text.slice(lineStart(file.text, from), to)
  if (!isOwnConfiguration(name) && /#/.test(line) && line.includes(muteWord))
    return edited(file, 0, [outOfComment(file.text, from, to)])
  const cut = cutDocuments(file.text).findLast(it => it.from <= from)!
  const document = readDocument(file.text.slice(cut.from, cut.to), cut.marked)
  const path = document.readable ? document.sourceMap.pathAt(from - cut.from) : []
  const made = isOwnConfiguration(name)
    ? removeEntry(document, path)
    : withoutCode(document, path, file.text.slice(from, to))
  return made.ok ? edited(file, cut.from, made.edits) : made
}

function edited({ name }: SourceFile, offset: number, edits: readonly TextEdit[]): OperationResult {
  return { ok: true, changes: [{ type: 'edit', file: name, edits: shiftEdits(edits, offset) }] }
}

function outOfComment(text: string, from: number, to: number): TextEdit {
  const start = lineStart(text, from)
  const end = lineEnd(text, from)
  const sign = text.slice(from, to).startsWith('#') ? from : start + text.slice(start, from).lastIndexOf('#')
  const names = text.slice(text.indexOf(muteWord, sign) + muteWord.length, end)
  const colon = names.indexOf(':')
  const others = (colon < 0 ? names : names.slice(0, colon)).split(/[\s,]+/).filter(it => it !== '')
  if (others.length > 1) {
    const before = text.slice(sign, from).match(/[\s,]+$/)![0].length
    const behind = /^[\s,]*/.exec(text.slice(to, end))![0].length
    const isFirst = /drawbridge-ignore\s*$/.test(text.slice(sign, from))
    return isFirst ? { from, to: to + behind, insert: '' } : { from: from - before, to, insert: '' }
  }
  const isAlone = text.slice(start, sign).trim() === ''
  if (isAlone) return { from: start, to: nextLine(text, end), insert: '' }
  const blanks = /\s*$/.exec(text.slice(start, sign))![0].length
  return { from: sign - blanks, to: end, insert: '' }
}

/** An entry of a list or map of the file; with the key of what would be left empty. */
function removeEntry(document: SourceDocument, path: Path) {
  const entry = path.slice(0, 2)
  const around = valueAt(document.value, path.slice(0, 1)) as Json | undefined
  const isLast = (Array.isArray(around) ? around : isMap(around) ? Object.keys(around) : []).length <= 1
  return removeValue(document, isLast ? entry.slice(0, 1) : entry)
}

function withoutCode(document: SourceDocument, path: Path, code: string) {
  const value = valueAt(document.value, path)
  const codes = typeof value === 'string' ? value.split(',').map(it => it.trim()) : []
  const left = codes.filter(it => it !== code)
  return left.length === 0 ? removeValue(document, path) : setValue(document, path, left.join(','))
}
