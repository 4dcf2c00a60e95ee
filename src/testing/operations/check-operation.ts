import { Lexer } from 'yaml'
import { identifyFiles } from '../../core/model/locate.ts'
import type { AnalysedDocument } from '../../core/model/resource.ts'
import { defaultSettings } from '../../core/settings.ts'
import { composeEdits } from '../../core/text/compose-edits.ts'
import { applyChanges, type FileChange, type Files, invertChanges } from '../../core/text/file-change.ts'
import type { TextEdit } from '../../core/text/text-edit.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { same } from './plain-values.ts'
import type { ChangedDocument, Expected, Outcome, PossibleOperation, World } from './possible-operation.ts'
import { mayChange } from './room.ts'

/** The files read once, for many operations to be tried on them. */
export function worldOf(files: Files): World {
  const documents = identifyFiles(files, defaultSettings)
  return { files, documents, resources: documents.flatMap(it => it.resources) }
}

export interface Tried {
  readonly done: boolean
  /** What is wrong with it, in words. */
  readonly fault?: string
}

/** Runs an operation and holds what it makes of the files against what it has to make of them. */
export function tryOperation(world: World, { operation, outcome }: PossibleOperation): Tried {
  const result = operation.run(world.files)
  if (!result.ok) {
    if (result.reason === '') return { done: false, fault: 'refused without a reason' }
    return outcome === 'refused' ? { done: false } : { done: false, fault: `refused: ${result.reason}` }
  }
  if (outcome === 'refused') return { done: true, fault: 'done although it has to be refused' }
  try {
    const after = applyChanges(world.files, result.changes)
    const fault =
      undoFault(world.files, after, result.changes) ??
      outcomeFault(world, after, outcome) ??
      bytesFault(world, after, result.changes, outcome)
    return fault === undefined ? { done: true } : { done: true, fault }
  } catch (error) {
    return { done: true, fault: error instanceof Error ? error.message : String(error) }
  }
}

function undoFault(before: Files, after: Files, changes: readonly FileChange[]): string | undefined {
  const back = applyChanges(after, invertChanges(before, changes))
  const isSame = back.length === before.length && back.every((it, i) => isSameFile(it, before[i]!))
  return isSame ? undefined : 'cannot be taken back to the byte'
}

function isSameFile(a: Files[number], b: Files[number]): boolean {
  return a.name === b.name && a.text === b.text
}

/** A document as it has to be afterwards. */
interface Wanted {
  readonly before: AnalysedDocument | undefined
  readonly values: readonly Expected[]
}

function outcomeFault(world: World, after: Files, outcome: Outcome): string | undefined {
  const documents = identifyFiles(after, defaultSettings)
  const names = world.files.map(it => it.name).filter(it => it !== outcome.removedFile)
  const added = (outcome.added ?? []).map(it => it.file).filter(it => !names.includes(it))
  const renamed = names.map(it => (it === outcome.renamedFile?.from ? outcome.renamedFile.to : it))
  const wantedNames = [...renamed, ...new Set(added)]
  // What stands for a file that is gone may stand in its place.
  const inOrder = (all: readonly string[]) => (outcome.removedFile && added.length > 0 ? all.toSorted() : all)
  if (inOrder(after.map(it => it.name)).join('\n') !== inOrder(wantedNames).join('\n'))
    return `leaves the files ${after.map(it => it.name).join(', ')}`

  for (const name of wantedNames) {
    const old = name === outcome.renamedFile?.to ? outcome.renamedFile.from : name
    const wanted = wantedIn(world, old, outcome)
    const found = documents.filter(it => it.file === name && !isEmpty(it))
    if (found.length !== wanted.length)
      return `leaves ${found.length} documents in ${name}, not ${wanted.length}`
    for (const [i, it] of wanted.entries()) {
      const fault = documentFault(it, found[i]!)
      if (fault) return `${name}, document ${i}: ${fault}`
    }
  }
  return undefined
}

function wantedIn(world: World, file: string, { changed = [], removed = [], added = [] }: Outcome): Wanted[] {
  const own = world.documents.filter(it => it.file === file && !removed.includes(it))
  const behind = (document: AnalysedDocument | undefined): Wanted[] =>
    added
      .filter(it => it.file === file && it.behind === document)
      .map(it => ({ before: undefined, values: [it.value] }))
  const kept = own.flatMap(document => {
    const changes = changed.filter(it => it.document === document)
    const self =
      changes.length > 0 || !isEmpty(document)
        ? [{ before: document, values: changes.map(it => it.value) }]
        : []
    return [...self, ...behind(document)]
  })
  return [...kept, ...behind(undefined)]
}

function documentFault({ before, values }: Wanted, found: AnalysedDocument): string | undefined {
  const { value, readable, text } = found.document
  // The last document of a file may lack a line break, which it gets when another one follows.
  if (values.length === 0)
    return unended(text) === unended(before!.document.text) ? undefined : `another document's text is changed`
  if (!readable || value === undefined) return `cannot be read any more:\n${text}`
  let expected = (before?.document.value ?? null) as Json
  for (const it of values) expected = typeof it === 'function' ? it(value, expected) : it
  return same(value, expected)
    ? undefined
    : `reads as ${JSON.stringify(value)}, not as ${JSON.stringify(expected)}`
}

function unended(text: string): string {
  return text.replace(/[\r\n]+$/, '')
}

function isEmpty({ document }: AnalysedDocument): boolean {
  return document.readable && document.value === undefined
}

/** What was changed outside the places an operation is about, or was lost there. */
function bytesFault(
  world: World,
  after: Files,
  changes: readonly FileChange[],
  { changed = [], added = [] }: Outcome,
): string | undefined {
  const edits = editsByFile(changes)
  for (const document of new Set(changed.map(it => it.document))) {
    const parts = changed.filter(it => it.document === document)
    const all = edits.get(document.file) ?? []
    const isFollowed = added.some(it => it.behind === document || it.file === document.file)
    const { text } = document.document
    const own = all
      .map(it => ({ ...it, from: it.from - document.offset, to: it.to - document.offset }))
      .filter(it => it.from >= 0 && it.to <= text.length && !(isFollowed && it.from === text.length))
    const fault = editsFault(document, parts, own) ?? commentsFault(world, after, document, parts)
    if (fault) return fault
  }
  return undefined
}

function editsFault(
  { document }: AnalysedDocument,
  parts: readonly ChangedDocument[],
  edits: readonly TextEdit[],
): string | undefined {
  const { text } = document
  const rooms = mayChange(
    document,
    parts.flatMap(it => it.within),
  )
  for (const edit of edits) {
    const gone = text.slice(edit.from, edit.to)
    if (!rooms.some(it => it.from <= edit.from && edit.to <= it.to))
      return `changes ${JSON.stringify(gone)} at ${edit.from} to ${JSON.stringify(edit.insert)}`
    if (
      parts.every(it => it.adds) &&
      !/^(?:[\s,]|\{\s*\}|\[\s*\]|~|null)*$/i.test(gone) &&
      !rooms.some(it => it.shared)
    )
      return `takes ${JSON.stringify(gone)} away to add something`
  }
  return undefined
}

function commentsFault(
  world: World,
  after: Files,
  document: AnalysedDocument,
  parts: readonly ChangedDocument[],
): string | undefined {
  if (parts.some(it => it.removes) || !document.document.text.includes('#')) return undefined
  const file = world.files.find(it => it.name === document.file)!
  const left = commentsOf(after.find(it => it.name === document.file)!.text)
  for (const comment of commentsOf(file.text)) {
    const at = left.indexOf(comment)
    if (at < 0) return `loses the comment ${comment}`
    left.splice(at, 1)
  }
  return undefined
}

function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text.replace(/\r(?!\n)/g, '\n'))]
    .filter(it => it.startsWith('#'))
    .map(it => it.trim())
}

function editsByFile(changes: readonly FileChange[]): Map<string, readonly TextEdit[]> {
  const byFile = new Map<string, readonly TextEdit[]>()
  for (const change of changes)
    if (change.type === 'edit')
      byFile.set(change.file, composeEdits(byFile.get(change.file) ?? [], change.edits))
  return byFile
}
