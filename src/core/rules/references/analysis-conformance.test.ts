import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../analysis.ts'
import { identifyResources } from '../../model/identify.ts'
import { linkModel } from '../../model/model.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { runModelRules } from '../run-model-rules.ts'
import { checkDocument } from '../run-object-rules.ts'

const recorded = '../shared/conformance/verdicts.jsonl.gz'

/** Codes whose analyzers are rules of this folder; each is compared as Istio reports it over a whole cluster. */
const codes = new Set(['IST0101', 'IST0112', 'IST0132'])

interface Recorded {
  readonly id: string
  readonly yaml: string
  readonly verdict: {
    readonly docs: readonly { readonly index: number; readonly parseError: string }[]
    readonly analyzeFull?: readonly { code: string; level: string; resource: string }[]
    readonly analyzeFullVarying?: readonly { code: string }[]
  }
}

describe.skipIf(!existsSync(recorded))('the analyzers, against what Istio reported', () => {
  it('find what Istio found and nothing else', () => {
    const lines = gunzipSync(readFileSync(recorded)).toString('utf8').trim().split('\n')
    const byCode = new Map<string, { agree: number; missed: string[]; extra: string[] }>()
    for (const line of lines) compare(JSON.parse(line) as Recorded, byCode)
    for (const [code, { agree, missed, extra }] of [...byCode].sort())
      console.log(
        `${code}: ${agree} agree, ${missed.length} missed, ${extra.length} extra`,
        missed.slice(0, 4),
        extra.slice(0, 4),
      )
    expect(byCode.size).toBeGreaterThan(0)
  })
})

function compare(
  { id, yaml, verdict }: Recorded,
  byCode: Map<string, { agree: number; missed: string[]; extra: string[] }>,
) {
  const theirs = new Set(
    (verdict.analyzeFull ?? [])
      .filter(it => codes.has(it.code))
      .map(it => `${it.code} ${it.level} ${it.resource}`),
  )
  const varying = new Set((verdict.analyzeFullVarying ?? []).map(it => it.code))
  const ours = new Set(findings(yaml, verdict))
  for (const key of new Set([...theirs, ...ours])) {
    const code = key.slice(0, 7)
    if (varying.has(code)) continue
    const tally = byCode.get(code) ?? { agree: 0, missed: [], extra: [] }
    byCode.set(code, tally)
    if (theirs.has(key) && ours.has(key)) tally.agree++
    else (theirs.has(key) ? tally.missed : tally.extra).push(`${id} ${key}`)
  }
}

function findings(yaml: string, verdict: Recorded['verdict']): string[] {
  const unreadable = new Set(verdict.docs.filter(it => it.parseError !== '').map(it => it.index))
  const documents = identifyResources(
    cutDocuments(yaml).map(({ from, to }, index) => ({
      file: 'case.yaml',
      index,
      offset: from,
      document: readDocument(yaml.slice(from, to)),
    })),
    'default',
  ).map(it => (unreadable.has(it.index) || !it.document.readable ? { ...it, resources: [] } : it))
  const model = linkModel(
    documents.flatMap(it => it.resources),
    { ...defaultSettings, complete: true },
  )
  const found = [
    ...runModelRules(model).map(it => ({ ...it, resource: it.resource })),
    ...documents.flatMap(document =>
      checkDocument(document).flatMap(it =>
        it.resource === undefined ? [] : [{ ...it, resource: document.resources[it.resource]! }],
      ),
    ),
  ]
  return found
    .filter(it => it.finding.code !== undefined && codes.has(it.finding.code))
    .map(
      ({ rule, finding, resource }) =>
        `${finding.code} ${capital(rule.severity)} ${resource.kind} ${resource.namespace}/${resource.name}`,
    )
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
