import { describe, expect, it } from 'vitest'
import { identifyResources } from '../../model/identify.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { schemaPath } from '../schema/schema-path.ts'
import { checkDocument } from './run-object-rules.ts'
import { verdictOf } from './verdict.ts'

describe('verdictOf', () => {
  it('stops at the reading of the metadata, as the server does', () => {
    expect(judge('metadata: { name: 5 }\nspec: { servers: [null], x: 1 }').schemaPaths).toEqual(['metadata'])
  })

  it('adds the remark that CEL rules were left out, and leaves out what they would have said', () => {
    const verdict = judge(
      'metadata: { name: a }\nspec: { servers: [{ hosts: a, port: { number: 1, name: a, protocol: TCP }, tls: { credentialName: a, credentialNames: [b] } }] }',
    )

    expect(verdict.schemaPaths).toEqual(['', 'spec.servers[0].hosts'])
  })

  it('tells unknown fields apart from refused ones', () => {
    const verdict = judge('metadata: { name: a, x: 1 }\nspec: { server: [] }\nextra: 1')

    expect(verdict.schemaPaths).toEqual([])
    expect(verdict.unknownFieldPaths).toEqual(['extra', 'metadata.x', 'spec.server'])
  })

  it('says nothing more of a text that is no object', () => {
    const verdict = judge('spec: [', '')

    expect(verdict.parse).not.toEqual([])
    expect(verdict.schema).toEqual([])
    expect(verdict.webhook).toEqual({ errors: [], warnings: [] })
  })

  it('keeps warnings beside an error, as the validator itself does', () => {
    const warned =
      'metadata: { name: a }\nspec: { servers: [{ hosts: [a.example.com], port: { number: 443, name: a, protocol: HTTPS }, tls: { credentialName: a } }] }'

    expect(judge(warned).webhook.warnings).toHaveLength(1)
    expect(judge(warned.replace('number: 443', 'number: 0')).webhook).toMatchObject({
      warnings: [{}],
    })
  })
})

describe('schemaPath', () => {
  it('writes keys as they are and indices in brackets', () => {
    expect(schemaPath(['spec', 'servers', 0, 'port '])).toBe('spec.servers[0].port ')
    expect(schemaPath([])).toBe('')
  })
})

function judge(body: string, head = 'apiVersion: networking.istio.io/v1\nkind: Gateway\n') {
  const [document] = identifyResources([
    { file: 'a.yaml', index: 0, offset: 0, document: readDocument(head + body) },
  ])
  return verdictOf(checkDocument(document!))
}
