import { describe, expect, it } from 'vitest'
import { findingsOf, readCarets } from '../../../testing/check-rule.ts'
import fc from '../../../testing/property.ts'
import { identifyResources } from '../../model/identify.ts'
import type { AnalysedDocument } from '../../model/resource.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import type { Path } from '../../yaml/path.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Finding } from '../define-rule.ts'
import { rules } from '../index.ts'
import { checkDocumentWith } from './run-object-rules.ts'

const webhookRules = rules.filter(it => it.layer === 'webhook')

describe('a finding of the webhook', () => {
  it('waits behind a value that cannot be read, unless it only echoes it', () => {
    const found = verdictOn(`
kind: Gateway
metadata: { name: public }
spec:
  servers:
  - port: { number: eighty, name: http, protocol: SMTP }
    hosts: [shop]
    tls: { mode: simple, credentialName: shop }
`)

    expect(found).toEqual([
      { id: 'gateway/host-short-name', lost: true },
      { id: 'gateway/port-protocol', lost: true },
    ])
  })

  it('waits behind an annotation for which the object is refused', () => {
    const found = verdictOn(`
kind: DestinationRule
metadata:
  name: shop
  annotations: { istio.io/dry-run: "true" }
spec: { host: "" }
`)

    expect(found).toEqual([
      { id: 'destination-rule/host', lost: true },
      { id: 'meta/dry-run', lost: false },
    ])
  })

  it('waits behind the malformed selector of a ServiceEntry', () => {
    const found = verdictOn(`
kind: ServiceEntry
metadata: { name: shop }
spec:
  hosts: ["*"]
  resolution: STATIC
  workloadSelector: { labels: { "a*": b } }
`)

    expect(found).toEqual([
      { id: 'service-entry/host-star', lost: true },
      { id: 'service-entry/selector-wildcard', lost: false },
    ])
  })

  it('is not made of an object of a version that Istio does not have', () => {
    expect(verdictOn('apiVersion: networking.istio.io/v2\nkind: Gateway\n')).toEqual([])
  })

  it('stands at the key that is written, when that is the one of protobuf', () => {
    const text = `
kind: Gateway
spec:
  servers:
  - tls: { mode: ISTIO_MUTUAL, credential_name: shop }
`
    const rule = webhookRules.find(it => it.id === 'gateway/tls-istio-mutual-fields')!

    expect(findingsOf(rule, text)[0]?.finding.path).toEqual(['spec', 'servers', 0, 'tls', 'credential_name'])
  })

  it('is marked as lost where Istio loses the warning: in subsets and in settings for a port', () => {
    const found = verdictOn(`
kind: DestinationRule
metadata: { name: shop }
spec:
  host: shop
  trafficPolicy:
    outlierDetection: { consecutiveErrors: 5 }
    portLevelSettings:
    - port: { number: 80 }
      outlierDetection: { consecutiveErrors: 5 }
  subsets:
  - name: v1
    trafficPolicy: { outlierDetection: { consecutiveErrors: 5 } }
`)

    expect(found.map(it => it.lost)).toEqual([false, true, true])
  })
})

describe('whatever is written', () => {
  const documents = goodDocuments()
  const places = documents.flatMap(document =>
    pathsOf(document.document.value ?? null).map(path => ({ document, path })),
  )
  const values: Json[] = [
    null,
    '',
    0,
    -1,
    Number.POSITIVE_INFINITY,
    1.5,
    true,
    [],
    {},
    [null, '', {}, []],
    'x'.repeat(100_000),
    '*.'.repeat(50_000),
    '('.repeat(1024),
    `${'1.'.repeat(50_000)}s`,
    '__proto__',
    'constructor',
    JSON.parse('{"__proto__": {"x": 1}, "constructor": "y", "": "*"}') as Json,
  ]

  it('there is a verdict, well formed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...values), ({ document, path }, value) => {
        const changed = withValue(document, path, value)
        const findings = webhookRules.flatMap(rule => checkDocumentWith(rule, changed))

        expect(findings.map(it => it.finding).filter(it => !isWellFormed(it))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

/** What the webhook's rules say of an object, by id. */
function verdictOn(text: string): { id: string; lost: boolean }[] {
  return webhookRules
    .flatMap(rule =>
      findingsOf(rule, text.trimStart()).map(it => ({ id: rule.id, lost: it.finding.lost === true })),
    )
    .sort((a, b) => a.id.localeCompare(b.id))
}

function isWellFormed({ message, path }: Finding): boolean {
  return message.length > 0 && path.length > 0
}

/** The documents of every good example of these rules, once each. */
function goodDocuments(): AnalysedDocument[] {
  const texts = new Set(webhookRules.flatMap(it => it.examples.good.map(good => readCarets(good).text)))
  return [...texts].flatMap(text =>
    identifyResources(
      cutDocuments(text).map(({ from, to }, index) => ({
        file: 'good.yaml',
        index,
        offset: from,
        document: readDocument(text.slice(from, to)),
      })),
    ),
  )
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, it]) =>
    pathsOf(it, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length > 0 ? [path, ...below] : below
}

function withValue(document: AnalysedDocument, path: Path, value: Json): AnalysedDocument {
  const changed = { ...document.document, value: replace(document.document.value ?? null, path, value) }
  const [result] = identifyResources([{ ...document, document: changed }])
  return result!
}

function replace(value: Json, path: Path, by: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((it, i) => (i === step ? replace(it, rest, by) : it))
  return Object.assign(Object.create(null), value, {
    [step]: replace((value as { [key: string]: Json })[step] ?? null, rest, by),
  })
}
