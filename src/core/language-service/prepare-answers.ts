import type { Steps } from '../steps.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { lensesOf } from './code-lens.ts'
import { symbolsOf } from './document-symbols.ts'
import { amongOthers } from './folding-ranges.ts'
import type { Analysed } from './reading/analysed.ts'
import { documentsOf } from './reading/document-at.ts'
import { prepareUses } from './referring/mentions.ts'

/**
 * Does while nobody asks what is done once for files that were opened: who names what, and in long files the outline, folding and the
 * places of lenses. It pauses after every few milliseconds, and what it has done holds where it is given up.
 */
export function* prepareAnswers(analysed: Analysed): Steps<undefined> {
  for (const file of longFiles(analysed)) {
    for (const open of documentsOf(analysed, { file })) {
      if (prepared.has(open.document)) continue
      if (open.document.readable) symbolsOf(open)
      amongOthers(open)
      lensesOf(open)
      prepared.add(open.document)
      yield
    }
  }
  yield* prepareUses(analysed.model)
  return undefined
}

const prepared = new WeakSet<SourceDocument>()

/** So many documents are read in an instant. */
const manyDocuments = 50

function longFiles({ documents }: Analysed): string[] {
  const counts = new Map<string, number>()
  for (const { file } of documents) counts.set(file, (counts.get(file) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > manyDocuments).map(([file]) => file)
}
