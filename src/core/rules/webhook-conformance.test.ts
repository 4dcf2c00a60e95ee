import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { identifyResources } from '../model/identify.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { checkDocumentWith } from './engine/run-object-rules.ts'
import { rules } from './index.ts'

interface Recorded {
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly index: number
  readonly parseError: string
  readonly webhook: { readonly errors: readonly string[]; readonly warnings: readonly string[] }
}

interface Case {
  readonly id: string
  readonly yaml: string
  readonly verdict: { readonly docs?: readonly Recorded[] }
}

const vectors = recording('conformance/verdicts.jsonl.gz')
const kinds = ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry']
const webhookRules = rules.filter(it => it.layer === 'webhook')

describe.skipIf(!vectors.isThere)("the recorded answers of Istio's webhook", () => {
  it('agree with ours: errors or none, warnings or none, and how many', { timeout: 600_000 }, () => {
    const disagreements = casesOf().flatMap(compare)

    expect(disagreements).toEqual([])
  })
})

function compare({ id, yaml, verdict }: Case): string[] {
  const read = readCase(yaml)
  const pending = read.flatMap(document => document.resources.map(resource => ({ document, resource })))
  return (verdict.docs ?? []).flatMap(recorded => {
    if (!kinds.includes(recorded.kind) || recorded.parseError) return []
    const found = pending.findIndex(
      ({ resource }) =>
        resource.kind === recorded.kind &&
        resource.name === recorded.name &&
        resource.namespace === (recorded.namespace || 'default'),
    )
    const [own] = found < 0 ? [] : pending.splice(found, 1)
    if (!own) return [`${id} ${recorded.kind} ${recorded.name}: not found in the text`]
    return compareDocument(id, recorded, own.document, own.document.resources.indexOf(own.resource))
  })
}

function compareDocument(
  id: string,
  recorded: Recorded,
  document: AnalysedDocument,
  resource: number,
): string[] {
  const said = webhookRules
    .flatMap(rule => checkDocumentWith(rule, document))
    .filter(it => it.resource === resource && !it.finding.lost)
  return (['error', 'warning'] as const).flatMap(severity => {
    const own = said.filter(it => it.rule.severity === severity).map(it => it.rule.id)
    const theirs = recorded.webhook[`${severity}s`]
    if (own.length === theirs.length) return []
    return [`${id} #${recorded.index} ${severity}s: ${own.join(', ')} against ${theirs.join(' | ')}`]
  })
}

function readCase(yaml: string): AnalysedDocument[] {
  const documents = cutDocuments(yaml).map(({ from, to }, index) => ({
    file: 'case.yaml',
    index,
    offset: from,
    document: readDocument(yaml.slice(from, to)),
  }))
  return identifyResources(documents)
}

function casesOf(): Case[] {
  return vectors.lines().map(it => JSON.parse(it) as Case)
}
