import { describe, expect, it } from 'vitest'
import { recording } from '../../../testing/recordings.ts'
import { identifyResources } from '../../model/identify.ts'
import { linkModel } from '../../model/model.ts'
import { defaultSettings } from '../../settings.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { runModelRule } from '../engine/run-model-rules.ts'
import { rules } from './index.ts'

const vectors = recording('conformance/verdicts.jsonl.gz')

/** The analyzers that rules of this folder stand for, each as it reports over a whole cluster. */
const codes = new Set(
  '0002 0101 0109 0112 0118 0128 0129 0132 0134 0138 0140 0145 0149 0150 0162 0165 0173 0174 0177'
    .split(' ')
    .map(it => `IST${it}`),
)

interface Recorded {
  readonly id: string
  readonly yaml: string
  readonly verdict: {
    readonly docs: readonly {
      readonly index: number
      readonly parseError: string
      readonly webhook?: { readonly decodeError?: string }
    }[]
    readonly analyzeFull?: readonly { code: string; level: string; resource: string }[]
    readonly analyzeFullVarying?: readonly { code: string }[]
  }
}

// Every third case keeps the run short; all of them take a minute on a slow machine.
const step = 3

describe.skipIf(!vectors.isThere)('the analyzers, against what Istio reported', () => {
  it('find what Istio found and little else', () => {
    const cases = vectors
      .lines()
      .filter((_, i) => i % step === 0)
      .map(it => JSON.parse(it) as Recorded)
    const differences = cases.flatMap(compare)
    const agreeing = cases.length - new Set(differences.map(it => it.split(' ')[0])).size

    console.log(`${agreeing} of ${cases.length} cases agree`, differences.slice(0, 20))
    expect(agreeing / cases.length).toBeGreaterThan(0.985)
  })
})

function compare({ id, yaml, verdict }: Recorded): string[] {
  const varying = new Set((verdict.analyzeFullVarying ?? []).map(it => it.code))
  const theirs = new Set(
    (verdict.analyzeFull ?? [])
      .filter(it => codes.has(it.code))
      .map(it => `${it.code} ${it.level} ${it.resource}`),
  )
  const ours = new Set(findings(yaml, verdict))
  const differs = (key: string) => !varying.has(key.slice(0, 7))
  return [
    ...[...theirs].filter(it => !ours.has(it) && differs(it)).map(it => `${id} missed ${it}`),
    ...[...ours].filter(it => !theirs.has(it) && differs(it)).map(it => `${id} extra ${it}`),
  ]
}

/** Istio leaves out of its analysis what it could not decode. */
function findings(yaml: string, { docs }: Recorded['verdict']): string[] {
  const unread = new Set(
    docs.filter(it => it.parseError !== '' || it.webhook?.decodeError).map(it => it.index),
  )
  const documents = cutDocuments(yaml).map(({ from, to }, index) => ({
    file: 'case.yaml',
    index,
    offset: from,
    document: readDocument(yaml.slice(from, to)),
  }))
  const resources = identifyResources(documents)
    .filter(it => !unread.has(it.index) && it.document.readable)
    .flatMap(it => it.resources)
  const model = linkModel(resources, { ...defaultSettings, complete: true })
  return rules
    .flatMap(rule => runModelRule(rule, model))
    .filter(it => it.finding.code !== undefined && codes.has(it.finding.code))
    .map(
      ({ rule, finding, resource }) =>
        `${finding.code} ${capital(rule.severity)} ${resource.kind} ${resource.namespace}/${resource.name}`,
    )
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
