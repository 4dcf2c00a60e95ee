import { describe, expect, it } from 'vitest'
import { identifyResources } from '../../model/identify.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { placesIn } from './places.ts'
import { shapeOf } from './shape-of.ts'
import { isSilent, type Silences, withSilence } from './silences.ts'
import { traceReads } from './trace-reads.ts'

const gateway = (spec: string) => resourceOf(`kind: Gateway\nmetadata: {name: a}\nspec: ${spec}\n`)

describe('the shape of an object', () => {
  it('is that of all with the same keys, lengths and types of leaves', () => {
    expect(shape('{a: x, b: [1, 2]}')).toBe(shape('{a: w, b: [3, 4.5]}'))
    expect(shape('{a: true}')).toBe(shape('{a: false}'))
  })

  it('is another where anything else differs', () => {
    const all = ['{a: x}', '{b: x}', '{a: 1}', '{a: true}', '{a: null}', '{a: []}', '{a: {}}']
    const more = ['{a: [x]}', '{a: [x, x]}', '{a: [[x], x]}', '{a: [[x, x]]}', '{a: x, b: x}', '{b: x, a: x}']
    const nested = ['{a: {b: x}, c: x}', '{a: {b: x, c: x}}', '{ab: x}']
    const shapes = [...all, ...more, ...nested].map(shape)
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('comes with the leaves in their order, the namespace first', () => {
    expect(shapeOf(gateway('{a: [x, 1], b: null, c: false}'))?.leaves).toEqual([
      'default',
      'Gateway',
      'a',
      'x',
      1,
      false,
    ])
  })

  it('is not looked for in an object that is too large', () => {
    expect(shapeOf(gateway(`[${'1, '.repeat(1000)}]`))).toBeUndefined()
  })

  function shape(spec: string): string {
    return shapeOf(gateway(spec))!.shape
  }
})

describe('the reads of an object', () => {
  it('are the leaves that were read, each once, in that order', () => {
    const { traced, leaves } = tracedOf('{a: [x, w], b: {c: 3}, d: z}')
    const spec = traced.resource.spec as { a: string[]; b: { c: number }; d: string }
    expect(spec.a.length + Object.keys(spec.b).length).toBe(3)
    expect(traced.reads).toEqual([])
    expect([spec.d, ...spec.a, spec.d, { ...spec.b }.c]).toEqual(['z', 'x', 'w', 'z', 3])
    expect(traced.reads.map(it => leaves[it])).toEqual(['z', 'x', 'w', 3])
    expect(traced.isOpen()).toBe(false)
  })

  it('tell name and namespace, and are open where more is asked for', () => {
    const { traced, leaves } = tracedOf('{}')
    expect([traced.resource.name, traced.resource.namespace]).toEqual(['a', 'default'])
    expect(traced.reads.map(it => leaves[it])).toEqual(['a', 'default'])
    expect(traced.isOpen()).toBe(false)
    expect(traced.resource.file).toBe('a.yaml')
    expect(traced.isOpen()).toBe(true)
  })

  it('tell the places of an alias apart', () => {
    const { traced, leaves } = tracedOf('{a: &it {b: x}, c: *it}')
    const spec = traced.resource.spec as { a: { b: string }; c: { b: string } }
    expect(spec.c.b).toBe('x')
    expect(traced.reads).toEqual([leaves.lastIndexOf('x')])
  })

  function tracedOf(spec: string) {
    const resource = gateway(spec)
    return { traced: traceReads(resource, placesIn(resource.value)), leaves: shapeOf(resource)!.leaves }
  }
})

describe('what is known to be silent', () => {
  it('is what has the same values at all leaves that were read', () => {
    let known: Silences | undefined
    known = withSilence(known, [1, 2], ['', 'a', 1, 'x'])
    known = withSilence(known, [1, 3], ['', 'b', 1, 'x'])
    expect(isSilent(known, ['', 'a', 1, 'y'])).toBe(true)
    expect(isSilent(known, ['', 'b', 2, 'x'])).toBe(true)
    expect(isSilent(known, ['', 'a', 2, 'x'])).toBe(false)
    expect(isSilent(known, ['', 'b', 1, 'y'])).toBe(false)
    expect(isSilent(known, ['', 'c', 1, 'x'])).toBe(false)
    expect(isSilent(undefined, ['', 'a', 1, 'x'])).toBe(false)
  })

  it('is everything where nothing was read', () => {
    expect(isSilent(withSilence(undefined, [], ['', 'a']), ['', 'b'])).toBe(true)
  })

  it('is unknown of a rule that reads otherwise with the same values', () => {
    const known = withSilence(undefined, [1, 2], ['', 'a', 1])
    expect(withSilence(known, [2], ['', 'a', 1])).toBeUndefined()
    expect(withSilence(known, [1], ['', 'a', 1])).toBeUndefined()
  })
})

function resourceOf(text: string) {
  const [document] = identifyResources([
    { file: 'a.yaml', index: 0, offset: 0, document: readDocument(text) },
  ])
  return document!.resources[0]!
}
