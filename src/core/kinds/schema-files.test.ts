import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { isMap } from '../yaml/is-map.ts'
import { readDocument } from '../yaml/read-document.ts'
import { kinds } from './index.ts'
import { schemaFiles } from './schema-files.ts'

const files = schemaFiles(kinds)
const ajv = new Ajv({ strict: false, allErrors: false, formats: {} })
for (const { name, schema } of files) ajv.addSchema(schema, name)
const validate = ajv.getSchema('all.json')!

describe('the JSON schemas of the kinds', () => {
  it('are one for each kind and version, and one for all', () => {
    const names = files.map(it => it.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(
      expect.arrayContaining(['gateway-networking-v1.json', 'gateway-gateway-v1.json', 'all.json']),
    )
  })

  it('say what a field is, and which there are', () => {
    const gateway = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a' } }
    expect(validate({ ...gateway, spec: { servers: [] } })).toBe(true)
    expect(validate({ ...gateway, spec: { server: [] } })).toBe(false)
    expect(validate({ ...gateway, spec: { servers: [{ port: { number: 'x' } }] } })).toBe(false)
    expect(validate({ apiVersion: 'v1', kind: 'Other', anything: 1 })).toBe(true)
    expect(JSON.stringify(files[0])).toContain('"description"')
  })

  const recordings = ['verdicts', 'verdicts-2'].map(it => recording(`conformance/${it}.jsonl.gz`))
  it.runIf(recordings.every(it => it.isThere))('agree with what the API server says of the structure', () => {
    const wrong: string[] = []
    let [passed, failed] = [0, 0]
    for (const { id, object, said, unknown } of recordings
      .flatMap(it => it.lines().filter((_, i) => i % 5 === 0))
      .flatMap(recordedObjects)) {
      const isValid = validate(object)
      const isClean = said.length === 0 && unknown.length === 0
      const isStructural = said.some(it => structural.has(it.type) && it.path?.startsWith('spec'))
      if (isClean && !isValid) wrong.push(`${id}: refuses ${ajv.errorsText(validate.errors)}`)
      if (isStructural && isValid) wrong.push(`${id}: takes ${JSON.stringify(said)}`)
      if (isClean) passed++
      if (isStructural) failed++
    }
    expect(wrong.slice(0, 20)).toEqual([])
    expect([passed > 500, failed > 20]).toEqual([true, true])
  })
})

const structural = new Set(['TypeInvalid', 'NotSupported', 'TooMany', 'Required'])

interface Recorded {
  readonly index: number
  readonly parseError: string
  readonly schema?: readonly { readonly type: string; readonly path?: string }[]
  readonly unknownFields?: readonly string[]
}

function recordedObjects(line: string) {
  const { id, yaml, verdict } = JSON.parse(line) as {
    readonly id: string
    readonly yaml: string
    readonly verdict: { readonly docs: readonly Recorded[] }
  }
  const values = cutDocuments(yaml)
    .filter(it => !it.skipped)
    .map(({ from, to, marked }) => readDocument(yaml.slice(from, to), marked).value)
    .filter(it => it !== undefined && it !== null)
  // Lists are judged item by item; those are not compared.
  if (values.length !== verdict.docs.length) return []
  return verdict.docs.flatMap(({ parseError, schema = [], unknownFields = [] }, i) => {
    const object = values[i]
    if (parseError !== '' || !isMap(object) || String(object.kind).endsWith('List')) return []
    // The recorder gave a namespace of its own to what had none that is a string.
    const namespace = isMap(object.metadata) ? object.metadata.namespace : undefined
    if (namespace !== undefined && typeof namespace !== 'string') return []
    return [{ id: `${id}/${i}`, object: withoutNulls(object), said: schema, unknown: unknownFields }]
  })
}

/** The API server takes them out before it looks at the rest. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, it]) => (it === null ? [] : [[key, withoutNulls(it)]])),
  )
}
