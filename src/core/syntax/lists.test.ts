import { describe, expect, it } from 'vitest'
import { exportToFindings } from './export-to.ts'
import { gatewayNameFindings } from './hosts/gateway-name.ts'

describe('the names of gateways', () => {
  const kinds = (...names: string[]) => gatewayNameFindings(names).map(it => it.kind)

  it('are taken with a namespace or without, and as mesh', () => {
    expect(kinds('ns/gw', 'mesh')).toEqual([])
  })

  it.each([
    [
      ['gw.ns.svc.cluster.local', 'BAD/_x'],
      ['legacy', 'unchecked'],
    ],
    [['BAD/_x', 'gw'], ['name']],
    [['ns/a.b'], ['name']],
    [['a/b/c'], ['name']],
    [['./gw'], ['namespace']],
    [['/gw'], ['empty-part', 'namespace']],
    [[''], ['fqdn']],
    [['a_b.c'], ['legacy', 'fqdn']],
  ])('%j are reported as %j, up to the first without a slash', (names, expected) => {
    expect(kinds(...names)).toEqual(expected)
  })

  it('are suggested in the new way', () => {
    expect(gatewayNameFindings(['gw.ns.svc.cluster.local'])[0]?.modern).toBe('ns/gw')
  })
})

describe('exportTo', () => {
  const kinds = (exportTo: string[], more = {}) =>
    exportToFindings(exportTo, { namespace: 'ns1', ...more }).map(it => it.kind)

  it('takes namespaces, the own one, or all', () => {
    expect([kinds(['.', 'x']), kinds(['*']), kinds(['ns2'])]).toEqual([[], [], []])
  })

  it('names each namespace once, and nothing beside all', () => {
    expect(kinds(['.', 'ns1'])).toEqual(['duplicate'])
    expect(kinds(['*', '*'])).toEqual(['duplicate', 'public-mixed'])
    expect(kinds(['a.b', ''])).toEqual(['format', 'format'])
  })

  it('takes none only where an object may be hidden, and alone', () => {
    expect(kinds(['~'])).toEqual(['format'])
    expect(kinds(['~'], { allowNone: true })).toEqual([])
    expect(kinds(['~', '.'], { allowNone: true })).toEqual(['none-mixed'])
  })

  it('keeps an object that selects workloads in its namespace', () => {
    const selecting = { selectsWorkloads: true }

    expect(kinds(['*'], selecting)).toEqual(['selector-beyond'])
    expect(kinds(['.', 'x'], selecting)).toEqual(['selector-multiple'])
    expect(kinds(['.'], selecting)).toEqual([])
  })
})
