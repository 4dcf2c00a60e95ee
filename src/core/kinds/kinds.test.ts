import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { describedForm, type Schema, schemaForm } from '../../testing/schema-forms.ts'
import type { CelRule, Field, FieldType, GatewayApiCelRule } from './field.ts'
import { gatewayApiKinds } from './gateway-api/index.ts'
import { apiVersionsOf, fieldAt, fieldOrder, istioKinds, kindNamed, kindOf } from './index.ts'

/** The recorded CRDs are older than this kind. */
const recordedKinds = istioKinds.filter(it => it.kind !== 'TrafficExtension')
const recordedFacts = recording('istio/schema-facts.json')

interface Facts {
  kinds: Record<
    string,
    {
      group: string
      plural: string
      shortNames: string[]
      versions: Record<string, { served: boolean }>
      schema: Schema
    }
  >
}

describe.skipIf(!recordedFacts.isThere)('the descriptions, held against the CRDs', () => {
  const facts = recordedFacts.isThere ? (JSON.parse(recordedFacts.text()) as Facts) : { kinds: {} }

  it('are there for every kind and no other', () => {
    expect(recordedKinds.map(it => it.kind).sort()).toEqual(Object.keys(facts.kinds).sort())
  })

  it.each(recordedKinds.map(kind => [kind.kind, kind] as const))(
    '%s has its group, names and versions',
    (name, kind) => {
      const fact = facts.kinds[name]!

      expect(kind.group).toBe(fact.group)
      expect(kind.plural).toBe(fact.plural)
      expect(kind.shortNames).toEqual(fact.shortNames)
      expect([...kind.versions].sort()).toEqual(
        Object.keys(fact.versions)
          .filter(it => fact.versions[it]?.served)
          .sort(),
      )
    },
  )

  it.each(recordedKinds.map(kind => [kind.kind, kind] as const))(
    '%s has every field with its type, bounds, names and rules',
    (name, kind) => {
      const { schema } = facts.kinds[name]!

      expect(describedForm(kind.spec, it => [conditions[it as keyof typeof conditions]])).toEqual({
        ...schemaForm(schema.properties!.spec!, condition),
        ...(schema.required?.includes('spec') && { required: true }),
      })
    },
  )
})

describe('every field', () => {
  it.each(allFields())('%s is told in one sentence', (_, field) => {
    expect(field.doc).toMatch(/^[A-Z].*[^.]\.$/)
    if (field.deprecated) expect(field.deprecated).toMatch(/\.$/)
  })
})

describe('kindOf', () => {
  it('knows a kind by group and served version', () => {
    expect(kindOf('networking.istio.io/v1alpha3', 'Gateway')?.kind).toBe('Gateway')
    expect(kindOf('gateway.networking.k8s.io/v1', 'Gateway')?.group).toBe('gateway.networking.k8s.io')
    expect(kindOf('networking.istio.io/v1', 'HTTPRoute')).toBeUndefined()
    expect(kindOf('gateway.networking.k8s.io/v1', 'VirtualService')).toBeUndefined()
    expect(kindOf('networking.istio.io/v2', 'Gateway')).toBeUndefined()
    expect(kindOf('networking.istio.io/v1', 'constructor')).toBeUndefined()
  })

  it('puts the preferred version first', () => {
    expect(istioKinds.map(it => apiVersionsOf(it)[0])).toContain('networking.istio.io/v1')
  })
})

describe('kindNamed', () => {
  it('means Istio by a bare name that both APIs have', () => {
    expect(kindNamed('Gateway')?.group).toBe('networking.istio.io')
    expect(kindNamed('Gateway.gateway.networking.k8s.io')?.group).toBe('gateway.networking.k8s.io')
    expect(kindNamed('HTTPRoute')?.group).toBe('gateway.networking.k8s.io')
    expect(kindNamed('HTTPRoute.gateway.networking.k8s.io')).toBeUndefined()
    expect(kindNamed('VirtualService.gateway.networking.k8s.io')).toBeUndefined()
  })
})

describe('fieldAt', () => {
  const virtualService = kindOf('networking.istio.io/v1', 'VirtualService')!

  it('leads through lists and maps', () => {
    const path = ['spec', 'http', 0, 'match', 1, 'headers', 'x-user', 'exact']

    expect(fieldAt(virtualService, path)?.doc).toMatch(/The exact value/)
  })

  it('finds nothing where the kind has nothing, whatever the key is called', () => {
    expect(fieldAt(virtualService, ['spec', 'http', 'match'])).toBeUndefined()
    expect(fieldAt(virtualService, ['spec', '__proto__'])).toBeUndefined()
    expect(fieldAt(virtualService, ['spec', 'constructor'])).toBeUndefined()
    expect(fieldAt(virtualService, ['spec', 'hosts', 0, 'x'])).toBeUndefined()
  })

  it('gives the order in which people write the fields', () => {
    expect(fieldOrder(virtualService, ['spec']).slice(0, 3)).toEqual(['hosts', 'gateways', 'http'])
    expect(fieldOrder(virtualService, []).slice(0, 4)).toEqual(['apiVersion', 'kind', 'metadata', 'spec'])
    expect(fieldOrder(virtualService, ['metadata']).slice(0, 2)).toEqual(['name', 'namespace'])
  })
})

// Upstream attaches one condition twice, under a message that speaks of another.
function condition(rule: string): string {
  return rule === '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1'
    ? conditions['tls-names-or-certificates']
    : rule
}

function atMostOne(...names: string[]): string {
  return `${names.map(it => `(has(self.${it}) ? 1 : 0)`).join(' + ')} <= 1`
}

const conditions: Record<Exclude<CelRule, GatewayApiCelRule>, string> = {
  duration: "duration(self) >= duration('1ms')",
  'port-range': '0 < self && self <= 65535',
  'no-wildcard': '!self.contains("*")',
  'not-star': 'self != "*"',
  empty: 'self.size() == 0',
  'keys-without-wildcard': 'self.all(key, !key.contains("*"))',
  'keys-not-empty': 'self.all(key, key.size() != 0)',
  'port-names': 'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))',
  'port-keys': 'self.all(key, 0 < int(key) && int(key) <= 65535)',
  'unique-port-numbers': 'self.all(l1, self.exists_one(l2, l1.number == l2.number))',
  'tls-names-or-certificates': atMostOne('tlsCertificates', 'credentialNames'),
  'tls-name-or-names': atMostOne('credentialName', 'credentialNames'),
  'selector-or-endpoints': atMostOne('workloadSelector', 'endpoints'),
  'cidr-resolution':
    '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))',
  'none-without-endpoints':
    '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true',
  'round-robin-one-endpoint':
    '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true',
  'address-or-network': 'has(self.address) || has(self.network)',
  'unix-without-ports':
    '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true',
  'unix-absolute':
    'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true',
  'unix-not-directory': 'self.startsWith("unix://") ? !self.endsWith("/") : true',
  'one-target': atMostOne('selector', 'targetRef', 'targetRefs'),
  // Of a kind that the recorded CRDs do not have.
  'wasm-or-lua': '',
  'selector-or-target-refs': atMostOne('workloadSelector', 'targetRefs'),
  'service-accounts-alone':
    '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) && !has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true',
  'waypoint-context':
    'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)',
  'port-level-with-selector':
    'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true',
  'one-jwks': atMostOne('jwksUri', 'jwks_uri', 'jwks'),
  'web-url': 'url(self).getScheme() in ["http", "https"]',
  'image-url':
    'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) && url("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])',
  'upsert-with-value':
    '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true',
  'remove-without-value':
    '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true',
  'host-without-value': '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)',
  'probe-scheme': 'self in ["", "HTTP", "HTTPS"]',
}

function allFields(): [string, Field][] {
  const found: [string, Field][] = []
  const visit = (path: string, type: FieldType): void => {
    if (type.type === 'list') visit(`${path}[]`, type.items)
    if (type.type === 'map') visit(`${path}.*`, type.values)
    if (type.type !== 'object') return
    for (const [name, field] of Object.entries(type.fields)) {
      found.push([`${path}.${name}`, field])
      visit(`${path}.${name}`, field.is)
    }
  }
  for (const { kind, spec } of istioKinds) visit(kind, spec.is)
  for (const { kind, spec, status, older = {} } of gatewayApiKinds('experimental'))
    for (const field of [spec, ...Object.values(older)]) {
      visit(kind, field.is)
      if (status) visit(kind, status)
    }
  return found
}
