import type { DocumentRange } from '../core/yaml/cut-documents.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { isJson } from '../core/yaml/json-fault.ts'

/**
 * The documents of a text as `istioctl analyze` reads them. It parts a file at lines that hold `---` and nothing else, and
 * reads the first document of each part; what kubectl takes for a separator besides, `--- # comment`, opens a document
 * for it that it passes over.
 */
export function istioDocuments(text: string): DocumentRange[] {
  return partsOf(text).map(({ from, to }) => {
    const own = text.slice(from, firstDocumentEnd(text, from, to))
    const [first] = cutDocuments(own)
    // Only the first `---` of a file is read with what stands below it.
    return { from, to: from + (first?.to ?? 0), ...(from === 0 && first?.marked && { marked: true }) }
  })
}

/** From one bare `---` to the next. */
function partsOf(text: string): { from: number; to: number }[] {
  const starts = [...text.matchAll(/(?<=\n)---[ \t\r]*(?:\n|$)/g)].map(it => it.index)
  return [0, ...starts].map((from, i) => ({ from, to: starts[i] ?? text.length }))
}

/** Where another `---` or a `...` ends the first document of a part that has content before it; JSON has no such ends. */
function firstDocumentEnd(text: string, from: number, to: number): number {
  if (isJson(text.slice(from, to).replace(/^---[^\n]*\n/, ''), 0)) return to
  for (const { index } of text.slice(from, to).matchAll(/(?<=\n)(?:---|\.\.\.)(?=\s|$)/g)) {
    const above = text.slice(from, from + index).replace(/^---[^\n]*\n/, '')
    if (/^[ \t]*[^\s#]/m.test(above)) return from + index
  }
  return to
}
