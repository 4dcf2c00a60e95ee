import { describe, expect, it } from 'vitest'
import { readCarets, withVersions } from '../../../testing/check-rule.ts'
import fc from '../../../testing/property.ts'
import { identifyResources } from '../../model/identify.ts'
import type { AnalysedDocument } from '../../model/resource.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import type { Path } from '../../yaml/path.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'
import { rules } from '../index.ts'
import { checkDocument, checkDocumentWith, type DocumentFinding } from './run-object-rules.ts'

describe('the rules that are asked about an object', () => {
  const documents = rules.flatMap(rule =>
    [...rule.examples.bad.map(it => it.yaml), ...rule.examples.good].flatMap(read),
  )

  it('find what all rules find, in every example', () => {
    for (const it of documents) expectAllFound(it)
  })

  it('find what all rules find, whatever is written where something else was', () => {
    const places = documents
      .filter(it => it.document.text.length < 10_000)
      .flatMap(document => pathsOf(document.document.value ?? null).map(path => ({ document, path })))
    const values = fc.oneof(
      fc.constantFrom<Json>(null, '', 0, -1, 400, 'a b', '*', [], {}, [null], [{}], [{ a: 'b' }]),
      fc.constantFrom(...places).map(({ document, path }) => valueAt(document.document.value ?? null, path)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), values, ({ document, path }, value) => {
        expectAllFound(withValue(document, path, value))
      }),
      { numRuns: 600 },
    )
  })
})

function expectAllFound(document: AnalysedDocument): void {
  const all = rules.filter(it => it.scope !== 'model').flatMap(it => checkDocumentWith(it, document))
  expect(checkDocument(document).map(said).sort()).toEqual(all.map(said).sort())
}

function said({ rule, resource, finding }: DocumentFinding): string {
  return `${rule.id} ${resource} ${finding.path.join('.')} ${finding.message}`
}

function read(example: string): AnalysedDocument[] {
  const { text } = readCarets(example)
  const documents = cutDocuments(text).map(({ from, to }, index) => ({
    file: 'example.yaml',
    index,
    offset: from,
    document: readDocument(text.slice(from, to)),
  }))
  return withVersions(identifyResources(documents))
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, it]) =>
    pathsOf(it, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length > 0 ? [path, ...below] : below
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((it, step) => (it as { [key: string]: Json })[step] ?? null, value)
}

function withValue(document: AnalysedDocument, path: Path, value: Json): AnalysedDocument {
  const changed = { ...document.document, value: replace(document.document.value ?? null, path, value) }
  const [result] = withVersions(identifyResources([{ ...document, document: changed }]))
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
