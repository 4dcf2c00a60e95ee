// Tries the editor's operations on recorded texts, for the conformance run.
import { overRecordedTexts } from './recorded-texts.mjs'

/** How many operations are tried on each text. */
const perText = 24

/** What came of operations on the texts of a file of cases: how many were done and refused, and what was wrong. */
export async function tryOperations(file) {
  const parts = await overRecordedTexts('try-operations', file, String(perText))
  return parts.reduce(joined)
}

function joined(a, b) {
  const operations = { ...a.operations }
  for (const [name, count] of Object.entries(b.operations)) operations[name] = (operations[name] ?? 0) + count
  return {
    texts: a.texts + b.texts,
    done: a.done + b.done,
    refused: a.refused + b.refused,
    sorts: Math.max(a.sorts, b.sorts),
    operations,
    faults: [...a.faults, ...b.faults],
  }
}
