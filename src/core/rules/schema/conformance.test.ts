import { describe, expect, it } from 'vitest'
import { recording } from '../../../testing/recordings.ts'
import { identifyResources } from '../../model/identify.ts'
import { lineStarts } from '../../text/lines.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { checkDocumentWith } from '../engine/run-object-rules.ts'
import { findingsOn, verdictOf } from '../engine/verdict.ts'
import { rules as yamlRules } from '../yaml/index.ts'
import { rules as schemaRules } from './index.ts'

const vectors = recording('conformance/verdicts.jsonl.gz')

const judging = [...yamlRules, ...schemaRules]

interface Vector {
  readonly id: string
  readonly yaml: string
  readonly verdict: { readonly docs: readonly RecordedDocument[] }
}

interface RecordedDocument {
  readonly index: number
  readonly item?: number
  readonly line: number
  readonly kind: string
  readonly parseError: string
  readonly schema: readonly { readonly path: string }[]
  readonly unknownFields: readonly string[]
}

describe.skipIf(!vectors.isThere)('the recorded verdicts of the API server', () => {
  it('are ours too, place by place', () => {
    const differing = readVectors().flatMap(compare)

    expect(differing).toEqual([])
  }, 300_000)
})

function compare({ id, yaml, verdict }: Vector): string[] {
  const documents = identifyResources(
    cutDocuments(yaml).map(({ from, to }, index) => ({
      file: 'case.yaml',
      index,
      offset: from,
      document: readDocument(yaml.slice(from, to)),
    })),
  )
  const starts = lineStarts(yaml)
  return verdict.docs.flatMap(recorded => {
    // A recorded line is the first of a document's text, behind its marker.
    const offset = starts[recorded.line - 1] ?? 0
    const document = documents.findLast(it => it.offset <= offset)
    if (!document) return [`${id} ${recorded.index}: no such document`]
    const findings = judging.flatMap(rule => checkDocumentWith(rule, document))
    const index = document.resources.findIndex(it => (it.base[1] ?? 0) === (recorded.item ?? 0))
    const resource = document.resources[index]
    const own = resource ? findingsOn(resource, index, findings) : findings
    const { parse, schemaPaths, unknownFieldPaths } = verdictOf(own)
    const name = `${id} ${recorded.index} ${recorded.kind}`
    return [
      differ(`${name} unreadable`, [String(recorded.parseError !== '')], [String(parse.length > 0)]),
      differ(
        `${name} schema`,
        recorded.schema.map(it => it.path),
        schemaPaths,
      ),
      differ(`${name} unknown`, recorded.unknownFields, unknownFieldPaths),
    ].flat()
  })
}

function differ(name: string, recorded: readonly string[], ours: readonly string[]): string[] {
  const expected = JSON.stringify([...new Set(recorded)].sort())
  const actual = JSON.stringify([...ours].sort())
  return expected === actual ? [] : [`${name}: recorded ${expected}, ours ${actual}`]
}

function readVectors(): Vector[] {
  return vectors.lines().map(it => JSON.parse(it) as Vector)
}
