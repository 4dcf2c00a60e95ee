import { describe, expect, it } from 'vitest'
import fc from '../testing/property.ts'
import { applyDelta, deltaBetween } from './delta.ts'

const across = (previous: unknown, delta: unknown) =>
  applyDelta(previous, structuredClone(delta) as ReturnType<typeof deltaBetween>)

describe('delta', () => {
  it('sends nothing for what is the same object', () => {
    const graph = { nodes: [{ id: 'a' }], edges: [] }
    const delta = deltaBetween({ graph, list: [] }, { graph, list: [1] })
    expect(delta).toMatchObject({
      type: 'fields',
      fields: [
        ['graph', { type: 'same' }],
        ['list', {}],
      ],
    })
  })

  it('keeps the objects of a list that did not change, wherever they moved', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    const old = { nodes: [a, b, c] }
    const next = across(old, deltaBetween(old, { nodes: [c, a, { id: 'x' }, b] })) as typeof old
    expect(next.nodes[0]).toBe(c)
    expect(next.nodes[1]).toBe(a)
    expect(next.nodes[2]).toEqual({ id: 'x' })
    expect(next.nodes[3]).toBe(b)
  })

  it('drops the fields that are gone and takes any key for a plain one', () => {
    const old = { graph: { gone: 1, kept: 2 } }
    const now = { graph: JSON.parse('{"kept":2,"__proto__":{"a":1}}') }
    const next = across(old, deltaBetween(old, now)) as { graph: object }
    expect(Object.keys(next.graph)).toEqual(['kept', '__proto__'])
  })

  it('leads to an equal value for any two lists of shared and new objects', () => {
    const pool = Array.from({ length: 6 }, (_, i) => ({ i }))
    const list = fc.array(fc.oneof(fc.constantFrom(...pool), fc.record({ i: fc.nat(9) }), fc.nat(3)))
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(across({ list: before }, deltaBetween({ list: before }, { list: after }))).toEqual({
          list: after,
        })
      }),
    )
  })
})
