import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { cutDocuments } from './cut-documents.ts'
import { readDocument } from './read-document.ts'
import type { SourceDocument } from './source-document.ts'

const vectors = recording('conformance/verdicts.jsonl.gz')

interface Case {
  readonly id: string
  readonly yaml: string
  readonly verdict: {
    readonly docs: readonly { index: number; line: number; kind: string; name: string; parseError: string }[]
  }
}

interface Seen {
  readonly index: number
  readonly line: number
  readonly document: SourceDocument
}

describe.skipIf(!vectors.isThere)('the recorded answers of Kubernetes', { timeout: 300_000 }, () => {
  it('agree on what the documents of a file are and on which of them can be read', () => {
    const disagreements = vectors.lines().flatMap(line => disagreementsIn(JSON.parse(line) as Case))
    expect(disagreements).toEqual([])
  })
})

function disagreementsIn({ id, yaml, verdict }: Case): string[] {
  const seen = documentsOf(yaml)
  const expected = new Map(verdict.docs.map(it => [it.index, it]))
  const found = [
    `${seen.map(it => `${it.index}:${it.line}`)}`,
    `${[...expected.values()].map(it => `${it.index}:${it.line}`)}`,
  ]
  if (found[0] !== found[1]) return [`${id}: documents ${found[0]}, recorded ${found[1]}`]
  return seen.flatMap(({ index, document }) => {
    const recorded = expected.get(index)!.parseError
    const refused = !document.readable || typeof document.value !== 'object'
    if (refused === isYamlLevel(recorded)) return []
    return [
      `${id}#${index}: ${refused ? document.faults[0]?.message : 'readable'}; recorded: ${recorded || 'readable'}`,
    ]
  })
}

/** The rest of the recorded errors are about the object that was read: its kind or apiVersion is missing. */
function isYamlLevel(parseError: string): boolean {
  return parseError !== '' && !/^Object '|^unexpected GroupVersion/.test(parseError)
}

function documentsOf(text: string): Seen[] {
  return cutDocuments(text)
    .filter(it => !it.skipped)
    .map(({ from, to }) => ({ from, document: readDocument(text.slice(from, to)) }))
    .filter(({ document }) => document.value !== undefined || !document.readable)
    .map(({ from, document }, index) => ({ index, line: lineOf(text, from), document }))
}

/** Kubernetes counts from the line behind the `---`. */
function lineOf(text: string, from: number): number {
  const line = text.slice(0, from).split('\n').length
  return /^---\s*\n/.test(text.slice(from, from + 10)) ? line + 1 : line
}
