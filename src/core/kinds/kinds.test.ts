import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import type { CelRule, Field, FieldType, Kind } from './field.ts'
import { apiVersionsOf, fieldAt, fieldOrder, kindOf, kinds } from './index.ts'

/** The recorded CRDs are older than this kind. */
const recordedKinds = kinds.filter(it => it.kind !== 'TrafficExtension')
const recordedFacts = recording('istio/schema-facts.json')

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema
  'x-kubernetes-validations'?: { rule: string }[]
  [key: string]: unknown
}

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

      expect(described(kind)).toEqual({
        ...expected(schema.properties!.spec!),
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
    expect(kindOf('gateway.networking.k8s.io/v1', 'Gateway')).toBeUndefined()
    expect(kindOf('networking.istio.io/v2', 'Gateway')).toBeUndefined()
    expect(kindOf('networking.istio.io/v1', 'constructor')).toBeUndefined()
  })

  it('puts the preferred version first', () => {
    expect(kinds.map(it => apiVersionsOf(it)[0])).toContain('networking.istio.io/v1')
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

function described({ spec }: Kind): unknown {
  return { ...shape(spec.is), ...(spec.required && { required: true }) }
}

// Both sides are brought to one form in which nothing is left out: a field of the facts that this does not know stays in and fails.
function shape(type: FieldType): Record<string, unknown> {
  const rules = type.cel?.length ? { rules: type.cel.map(it => conditions[it]).sort() } : {}
  switch (type.type) {
    case 'object':
      return {
        type: 'object',
        fields: Object.fromEntries(
          Object.entries(type.fields).map(([name, field]) => [
            name,
            {
              ...shape(field.is),
              ...(field.required && { required: true }),
              ...(field.nullable && { nullable: true }),
            },
          ]),
        ),
        ...(type.oneOf && { oneOf: type.oneOf.map(it => [...it]) }),
        ...rules,
      }
    case 'map':
      return {
        type: 'object',
        values: shape(type.values),
        ...bounds({ minProperties: type.minProperties, maxProperties: type.maxProperties }),
        ...rules,
      }
    case 'list':
      return {
        type: 'array',
        items: shape(type.items),
        ...bounds({ minItems: type.minItems, maxItems: type.maxItems }),
        ...(type.listMapKeys && { listMapKeys: type.listMapKeys }),
        ...rules,
      }
    case 'enum':
      return { type: 'string', enum: type.values.map(it => it.name), ...rules }
    case 'string':
      return {
        type: 'string',
        ...bounds({ minLength: type.minLength, maxLength: type.maxLength, pattern: type.pattern }),
        ...(type.format === 'base64' && { format: 'byte' }),
        ...rules,
      }
    case 'integer':
      return {
        type: 'integer',
        ...(type.format === 'int32' && { format: 'int32' }),
        ...bounds({
          minimum: type.minimum ?? (type.format.startsWith('uint') ? 0 : undefined),
          maximum: type.maximum ?? (type.format === 'uint32' ? 4294967295 : undefined),
        }),
        ...rules,
      }
    case 'number':
      return {
        type: 'number',
        format: 'double',
        ...bounds({ minimum: type.minimum, maximum: type.maximum }),
        ...rules,
      }
    case 'any':
      return { type: type.only, preserve: true }
    case 'boolean':
      return { type: 'boolean' }
    case 'intOrString':
      return { type: 'intOrString' }
  }
}

function expected(schema: Schema): Record<string, unknown> {
  const {
    properties,
    required = [],
    items,
    additionalProperties,
    oneOf,
    allOf,
    'x-kubernetes-validations': validations,
    'x-kubernetes-list-map-keys': listMapKeys,
    'x-kubernetes-list-type': listType,
    'x-kubernetes-preserve-unknown-fields': preserve,
    ...rest
  } = schema
  const groups = [...(oneOf ? [oneOf] : []), ...((allOf as Schema[] | undefined)?.map(it => it.oneOf) ?? [])]
  if (listType !== undefined) expect(listType).toBe('map')
  return {
    ...rest,
    ...(properties && {
      fields: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          { ...expected(value), ...(required.includes(name) && { required: true }) },
        ]),
      ),
    }),
    ...(additionalProperties && { values: expected(additionalProperties) }),
    ...(items && { items: expected(items) }),
    ...(groups.length && { oneOf: groups.map(members) }),
    ...(validations && { rules: [...new Set(validations.map(it => condition(it.rule)))].sort() }),
    ...(listMapKeys ? { listMapKeys } : {}),
    ...(preserve ? { preserve: true } : {}),
  }
}

// The group's own form: none of them, or exactly one of them.
function members(oneOf: unknown): string[] {
  const [none, ...alternatives] = oneOf as [
    { not: { anyOf: { required: string[] }[] } },
    ...{ required: string[] }[],
  ]
  const names = alternatives.map(it => it.required.join())
  expect(none.not.anyOf.map(it => it.required.join())).toEqual(names)
  return names
}

function bounds(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, it]) => it !== undefined))
}

// Upstream attaches one condition twice, under a message that speaks of another.
function condition(rule: string): string {
  const plain = rule.replace(/\s+/g, ' ')
  return plain === '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1'
    ? conditions['tls-names-or-certificates']
    : plain
}

function atMostOne(...names: string[]): string {
  return `${names.map(it => `(has(self.${it}) ? 1 : 0)`).join(' + ')} <= 1`
}

const conditions: Record<CelRule, string> = {
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
  for (const { kind, spec } of kinds) visit(kind, spec.is)
  return found
}
