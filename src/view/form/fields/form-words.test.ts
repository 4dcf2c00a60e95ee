import { describe, expect, it } from 'vitest'
import { fieldsAt, kindNamed } from '../../../core/kinds/index.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { detailOf, singular, summaryOf } from '../summary.ts'
import { sectionsOf } from './field-layout.ts'
import { labelOf } from './label-of.ts'
import { shownFields } from './shown-fields.ts'

const gateway = kindNamed('Gateway')!
const virtualService = kindNamed('VirtualService')!

describe('labels', () => {
  it('are words, and one item of a list has its own', () => {
    expect(labelOf('perTryTimeout')).toBe('Timeout of a try')
    expect(labelOf('allowCredentials')).toBe('Allow credentials')
    expect(labelOf('constructor')).toBe('Constructor')
    expect(['Destinations', 'TLS rules', 'Addresses', 'Retries'].map(singular)).toEqual([
      'Destination',
      'TLS rule',
      'Address',
      'Retry',
    ])
  })
})

describe('summaries', () => {
  it('say of a rule what it takes and where it leads', () => {
    const rule: Json = {
      match: [{ uri: { prefix: '/a' }, headers: { x: { exact: 'y' }, z: {} } }],
      route: [
        { destination: { host: 'web.prod.svc.cluster.local', subset: 'v1' }, weight: 80 },
        { destination: { host: 'web' }, weight: 20 },
      ],
    }
    const path = ['spec', 'http', 0]
    expect(summaryOf(virtualService, path, rule)).toBe('/a* · x y · z present')
    expect(detailOf(virtualService, path, rule)).toBe('→ web v1 80, web 20')
  })

  it('say nothing wrong of a value of another shape', () => {
    const values: Json[] = [null, 3, 'text', [], { match: 3, route: [null] }, { hosts: 3 }]
    for (const value of values)
      expect(() => [
        summaryOf(virtualService, ['spec', 'http', 0], value),
        detailOf(virtualService, ['spec', 'http', 0], value),
        summaryOf(gateway, ['spec', 'servers', 0], value),
      ]).not.toThrow()
  })
})

describe('a reference of the Gateway API', () => {
  const route = kindNamed('HTTPRoute')!
  const policy = kindNamed('BackendTLSPolicy')!

  it('begins with its name, whatever holds it', () => {
    const path = ['spec', 'rules', 0, 'backendRefs', 0]
    const fields = fieldsAt(route, path)!
    const { visible, absent } = shownFields(route, path, fields, { name: 'web', port: 80 }, [])
    expect(sectionsOf(route, path)?.[0]?.fields[0]).toBe('name')
    expect([...visible, ...absent].toSorted()).toEqual(Object.keys(fields).toSorted())
    expect(sectionsOf(route, ['spec', 'rules', 0, 'matches', 0])).toBeUndefined()
    expect(sectionsOf(kindNamed('AuthorizationPolicy')!, ['spec', 'rules', 0, 'from', 0])).toBeUndefined()
  })

  it('is said in a few words', () => {
    const words = (list: string, value: Json) => summaryOf(route, ['spec', list, 0], value)
    expect(words('from', { kind: 'HTTPRoute', namespace: 'shop' })).toBe('HTTPRoutes of shop')
    expect(words('to', { group: '', kind: 'Service' })).toBe('every Service')
    expect(words('to', { group: '', kind: 'Service', name: 'cart' })).toBe('Service cart')
    expect(words('targetRefs', { kind: 'Service', name: 'cart', sectionName: 'https' })).toBe(
      'Service cart · https',
    )
  })

  it('to CA certificates is shown, or the system’s own are', () => {
    const path = ['spec', 'validation']
    const shown = (value: { [key: string]: Json }) =>
      shownFields(policy, path, fieldsAt(policy, path)!, value, []).visible
    expect(shown({ hostname: 'a', wellKnownCACertificates: 'System' })).toEqual([
      'hostname',
      'wellKnownCACertificates',
    ])
    expect(shown({ hostname: 'a', caCertificateRefs: [] })).toEqual(['hostname', 'caCertificateRefs'])
  })
})

describe('shownFields', () => {
  const tls = ['spec', 'servers', 0, 'tls']
  const fields = {
    mode: field(),
    credentialName: field(),
    caCertificates: field(),
    minProtocolVersion: field(),
  }

  it('shows of TLS what the mode takes, and what is set in any case', () => {
    expect(shownFields(gateway, tls, fields, { mode: 'SIMPLE' }, [])).toEqual({
      visible: ['mode', 'credentialName', 'minProtocolVersion'],
      absent: [],
      offered: [],
    })
    expect(shownFields(gateway, tls, fields, { mode: 'MUTUAL' }, []).offered).toEqual(['caCertificates'])
    const odd = shownFields(gateway, tls, fields, { mode: 'PASSTHROUGH', caCertificates: '/ca' }, [])
    expect(odd.visible).toEqual(['mode', 'caCertificates'])
  })
})

function field() {
  return { is: { type: 'string' as const }, doc: '' }
}
