import { describe, expect, it } from 'vitest'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { identifyResources, type ReadDocument, resourceIds } from './identify.ts'

describe('identifyResources', () => {
  it('names a resource by kind, namespace and name, with the default namespace where none is given', () => {
    expect(
      ids('kind: Gateway\nmetadata: {name: a}\n---\nkind: Gateway\nmetadata: {name: a, namespace: prod}\n'),
    ).toEqual(['Gateway/default/a', 'Gateway/prod/a'])
  })

  it('numbers resources of the same name in the order of the text', () => {
    const one = 'kind: Gateway\nmetadata: {name: a}\n'
    expect(ids([one, one, one].join('---\n'))).toEqual([
      'Gateway/default/a',
      'Gateway/default/a~2',
      'Gateway/default/a~3',
    ])
  })

  it('unwraps the items of a list and says where they begin', () => {
    const text = 'kind: List\nitems:\n- kind: Gateway\n  metadata: {name: a}\n- 7\n- kind: Service\n'
    const resources = identifyResources(read(text)).flatMap(it => it.resources)
    expect(resources.map(it => [it.id, it.base])).toEqual([
      ['Gateway/default/a', ['items', 0]],
      ['Service/default/', ['items', 2]],
    ])
    expect(text.slice(resources[0]!.range.from, resources[0]!.range.to)).toContain('name: a')
  })

  it('finds nothing in scalars, lists, maps without a kind and text that cannot be read', () => {
    for (const text of ['7', '- kind: Gateway', 'a: 1', 'kind: {a: 1}', 'kind: "', '# nothing'])
      expect(ids(text)).toEqual([])
  })

  it('does not mind keys that plain objects inherit', () => {
    expect(ids('kind: Gateway\nmetadata: {constructor: 1, __proto__: {name: a}}\n')).toEqual([
      'Gateway/default/',
    ])
  })
})

it('never gives an id twice, even where a name looks like an occurrence', () => {
  const next = resourceIds()
  const given = ['a', 'a~2', 'a', 'a~2', 'a', 'a~2~2'].map(name => next('K', 'n', name))
  expect(new Set(given).size).toBe(given.length)
})

function ids(text: string): string[] {
  return identifyResources(read(text)).flatMap(it => it.resources.map(resource => resource.id))
}

function read(text: string): ReadDocument[] {
  return cutDocuments(text).map(({ from, to }, index) => ({
    file: 'a.yaml',
    index,
    offset: from,
    document: readDocument(text.slice(from, to)),
  }))
}
