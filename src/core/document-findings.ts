import type { Diagnostic } from './diagnostic.ts'
import type { AnalysedDocument, ResourceId } from './model/resource.ts'
import type { ModelFinding } from './rules/run-model-rules.ts'

/** Findings by the resource they are about, each list in the order of the rules. */
export function groupByResource(findings: readonly ModelFinding[]): Map<ResourceId, ModelFinding[]> {
  const groups = new Map<ResourceId, ModelFinding[]>()
  for (const it of findings) {
    const list = groups.get(it.resource.id)
    if (list) list.push(it)
    else groups.set(it.resource.id, [it])
  }
  return groups
}

/** The problems without those that only say once more that the same thing is not in the files, at the same place. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>()
  return diagnostics.filter(({ outside, severity, resource, message, from }) => {
    if (!outside || severity !== 'info') return true
    const key = JSON.stringify([resource, from, message])
    if (said.has(key)) return false
    said.add(key)
    return true
  })
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
