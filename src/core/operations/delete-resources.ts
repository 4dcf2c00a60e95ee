import { identifyFiles, type Located } from '../model/locate.ts'
import type { ResourceId } from '../model/resource.ts'
import { leftBehind } from '../references/left-behind.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { FileChange, Files, SourceFile } from '../text/file-change.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { removeValue } from '../yaml/edit/edit.ts'
import { editDocuments, findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** Deletes resources with their whole documents, comments in them too; of a `kind: List` only the items. Files stay, even empty. */
export function deleteResources(ids: readonly ResourceId[]): Operation {
  return {
    title: ids.length === 1 ? `Delete ${nameOf(ids[0]!)}` : `Delete ${ids.length} resources`,
    run(files, settings = defaultSettings) {
      const targets: Located[] = []
      for (const id of new Set(ids)) {
        const target = findTarget(files, settings, id)
        if ('refuse' in target) return { ok: false, reason: target.refuse }
        targets.push(target)
      }
      const { whole, items } = divide(files, settings, targets)
      const edited = editDocuments(
        // From the last to the first, so that the indices hold.
        items.reverse().map(target => ({ target, steps: [(document, base) => removeValue(document, base)] })),
      )
      if (!edited.ok) return edited
      const changes = mergeChanges([...edited.changes, ...deleteDocuments(whole)])
      const all = identifyFiles(files, settings).flatMap(it => it.resources)
      const note = leftBehind(
        targets.map(it => it.resource),
        all,
      )
      return { ok: true, changes, ...(note !== undefined && { note }) }
    },
  }
}

/** A document goes as a whole when all that it holds goes. */
function divide(
  files: Files,
  settings: AnalysisSettings,
  targets: readonly Located[],
): { whole: Located[]; items: Located[] } {
  const gone = new Set(targets.map(it => it.resource.id))
  const documents = identifyFiles(files, settings)
  const whole: Located[] = []
  const items: Located[] = []
  for (const target of targets) {
    const document = documents.find(it => it.file === target.file.name && it.index === target.documentIndex)
    if (!document?.resources.every(it => gone.has(it.id))) items.push(target)
    else if (document.resources[0]?.id === target.resource.id) whole.push(target)
  }
  items.sort((a, b) => Number(a.base.at(-1) ?? 0) - Number(b.base.at(-1) ?? 0))
  return { whole, items }
}

function deleteDocuments(targets: readonly Located[]): FileChange[] {
  const byFile = new Map<SourceFile, number[]>()
  for (const { file, documentIndex } of targets) {
    const indices = byFile.get(file) ?? []
    byFile.set(file, indices)
    indices.push(documentIndex)
  }
  return [...byFile].map(([file, indices]) => ({
    type: 'edit',
    file: file.name,
    edits: documentEdits(file.text, new Set(indices)),
  }))
}

function documentEdits(text: string, indices: ReadonlySet<number>): TextEdit[] {
  const documents = cutDocuments(text)
  const edits: TextEdit[] = []
  documents.forEach(({ from, to }, i) => {
    const own = text.slice(from, to)
    const directivesOfNext = isDirectives(own) && indices.has(i + 1)
    if (!indices.has(i) && !directivesOfNext) return
    const start = from === 0 && text.startsWith('\ufeff') ? 1 : from
    const next = documents[i + 1]
    const needsEnd = i > 0 && next && !indices.has(i + 1) && !opens(text.slice(next.from, next.to))
    edits.push({ from: start, to: needsEnd ? from + endLineOf(own) : to, insert: '' })
  })
  return edits
}

/** Where the `...` line begins that a following document without `---` needs in front of it. */
function endLineOf(document: string): number {
  return document.startsWith('...') ? 0 : document.lastIndexOf('\n...') + 1
}

function opens(document: string): boolean {
  return /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*---(?:\s|$)/.test(document)
}

function isDirectives(document: string): boolean {
  const lines = document.split(/\r\n|\n|\r/).filter(it => it.trim() !== '' && !it.startsWith('#'))
  return lines.length > 0 && lines.every(it => it.startsWith('%'))
}

/** All edits of a file as one change, in the order of the text. */
function mergeChanges(changes: readonly FileChange[]): FileChange[] {
  const byFile = new Map<string, TextEdit[]>()
  for (const change of changes)
    if (change.type === 'edit') byFile.set(change.file, [...(byFile.get(change.file) ?? []), ...change.edits])
  return [...byFile].map(([file, edits]) => ({
    type: 'edit',
    file,
    edits: edits.sort((a, b) => a.from - b.from),
  }))
}
