import type { AnalysedDocument } from './model/resource.ts'
import type { ModelFinding } from './rules/run-model-rules.ts'

/** A document's key among those of all files. */
export function documentKey(file: string, index: number): string {
  return `${index} ${file}`
}

/** Findings by the document whose resource they are about, each list in the order of the rules. */
export function groupByDocument(findings: readonly ModelFinding[]): Map<string, ModelFinding[]> {
  const groups = new Map<string, ModelFinding[]>()
  for (const it of findings) {
    const key = documentKey(it.resource.file, it.resource.document)
    const list = groups.get(key)
    if (list) list.push(it)
    else groups.set(key, [it])
  }
  return groups
}

/** Gives the one-based line on which each document of a file begins, asked in the order of the files. A line ends with LF, CRLF or a lone CR. */
export function createLineCounter(): (document: AnalysedDocument) => number {
  let file: string | undefined
  let line = 1
  return ({ file: name, document }) => {
    if (name !== file) line = 1
    file = name
    const first = line
    line += countLines(document.text)
    return first
  }
}

/** How many line ends a text holds. */
export function countLines(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}
