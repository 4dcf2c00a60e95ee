import { describe, expect, it } from 'vitest'
import { recording } from '../../../testing/recordings.ts'
import { describedForm, type Schema, schemaForm } from '../../../testing/schema-forms.ts'
import type { GatewayApiCelRule } from '../field.ts'
import { keyOf, kinds } from '../index.ts'
import type { GatewayApiChannel } from './channel.ts'
import { gatewayApiKinds } from './index.ts'

const recordedFacts = recording('istio/schema-facts-gateway-api.json')

interface Fact {
  readonly group: string
  readonly plural: string
  readonly shortNames: readonly string[]
  readonly scope: string
  readonly versions: Readonly<Record<string, { served: boolean; storage: boolean }>>
  readonly schema: Schema
  readonly schemas?: Readonly<Record<string, Schema>>
}

interface Facts {
  readonly kinds: Readonly<Record<string, Fact>>
  readonly experimental: { readonly kinds: Readonly<Record<string, Fact>> }
}

describe.skipIf(!recordedFacts.isThere)('the kinds of the Gateway API, held against its definitions', () => {
  const facts: Facts = recordedFacts.isThere
    ? (JSON.parse(recordedFacts.text()) as Facts)
    : { kinds: {}, experimental: { kinds: {} } }
  const factOf = (channel: GatewayApiChannel, kind: string): Fact =>
    (channel === 'experimental' ? facts.experimental.kinds[kind] : undefined) ?? facts.kinds[kind]!
  const all = (['standard', 'experimental'] as const).flatMap(channel =>
    gatewayApiKinds(channel).map(kind => [channel, kind.kind, kind] as const),
  )

  it('are all there, and no other', () => {
    expect(
      gatewayApiKinds('standard')
        .map(it => it.kind)
        .sort(),
    ).toEqual(Object.keys(facts.kinds).sort())
  })

  it.each(all)('%s %s has its group, names, scope and versions', (channel, name, kind) => {
    const fact = factOf(channel, name)

    expect(kind.group).toBe(fact.group)
    expect(kind.plural).toBe(fact.plural)
    expect(kind.shortNames).toEqual(fact.shortNames)
    expect(kind.clusterScoped === true).toBe(fact.scope === 'Cluster')
    expect([...kind.versions].sort()).toEqual(
      Object.keys(fact.versions)
        .filter(it => fact.versions[it]?.served)
        .sort(),
    )
  })

  it.each(all)(
    '%s %s has every field with its type, bounds, default and conditions',
    (channel, name, kind) => {
      const { schema, schemas = {} } = factOf(channel, name)

      for (const [version, spec] of [['v1', kind.spec], ...Object.entries(kind.older ?? {})] as const) {
        const whole = schemas[version] ?? schema
        expect(describedForm(spec, it => conditionsOf(it as GatewayApiCelRule))).toEqual({
          ...schemaForm(whole.properties!.spec!, shortened),
          required: true,
        })
      }
      expect(Object.keys(kind.older ?? {}).sort()).toEqual(
        Object.keys(schemas)
          .filter(it => it !== 'v1' && JSON.stringify(schemas[it]) !== JSON.stringify(schema))
          .sort(),
      )
    },
  )

  it.each(all)('%s %s has its status', (channel, name, kind) => {
    const { status } = factOf(channel, name).schema.properties!
    if (!status) expect(kind.statusless).toBe(true)
    else
      expect(
        withoutDefaults(describedForm({ is: kind.status! }, it => conditionsOf(it as GatewayApiCelRule))),
      ).toEqual(withoutDefaults(schemaForm(status, shortened)))
  })
})

describe('the names of kinds', () => {
  it('are one to a kind, with the group where two APIs have the name', () => {
    const keys = kinds.map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('Gateway')
    expect(keys).toContain('Gateway.gateway.networking.k8s.io')
    expect(keys).toContain('HTTPRoute')
  })
})

/** A new object has no status: what would be filled into one does not matter. */
function withoutDefaults(form: unknown): unknown {
  if (Array.isArray(form)) return form.map(withoutDefaults)
  if (typeof form !== 'object' || form === null) return form
  return Object.fromEntries(
    Object.entries(form)
      .filter(([key]) => key !== 'default')
      .map(([key, it]) => [key, withoutDefaults(it)]),
  )
}

function conditionsOf(name: GatewayApiCelRule): readonly string[] {
  if (name === 'match-count') return [matchCount]
  if (name === 'grpc-match-count') return [`${matchCount}, where there are any`]
  return conditions[name]
}

/** The sum over sixteen rules, written out. */
const matchCount = 'the matches of all rules <= 128'

/** Conditions as they are told here. */
function shortened(rule: string): string {
  if (!rule.endsWith(' <= 128')) return rule
  return rule.includes('has(self[0].matches)') ? `${matchCount}, where there are any` : matchCount
}

const conditions: Record<
  Exclude<GatewayApiCelRule, 'match-count' | 'grpc-match-count'>,
  readonly string[]
> = {
  unchanged: ['self == oldSelf'],
  'parent-refs-unique': [
    "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '')) : true))",
    "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName))))",
  ],
  'parent-refs-unique-by-port': [
    "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__)) ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '') && (!has(p1.port) || p1.port == 0) == (!has(p2.port) || p2.port == 0)): true))",
    "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || ( has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName)) && (((!has(p1.port) || p1.port == 0) && (!has(p2.port) || p2.port == 0)) || (has(p1.port) && has(p2.port) && p1.port == p2.port))))",
  ],
  'target-refs-unique': [
    "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '')) : true))",
    "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName))))",
  ],
  'service-with-port': ["(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"],
  'listener-tls': [
    "self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)",
    "self.all(l, (l.protocol == 'HTTPS' && has(l.tls)) ? (l.tls.mode == '' || l.tls.mode == 'Terminate') : true)",
    "self.all(l, (l.protocol == 'TLS' ? has(l.tls) && has(l.tls.mode) && l.tls.mode != '' : true))",
  ],
  'listener-hostname': [
    "self.all(l, l.protocol in ['TCP', 'UDP'] ? (!has(l.hostname) || l.hostname == '') : true)",
  ],
  'listener-names-unique': ['self.all(l1, self.exists_one(l2, l1.name == l2.name))'],
  'listeners-unique': [
    'self.all(l1, self.exists_one(l2, l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))',
  ],
  'set-listeners-unique': [
    'self.all(l1, !has(l1.port) || self.exists_one(l2, has(l2.port) && l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))',
  ],
  'certificates-to-terminate': [
    "self.mode == 'Terminate' ? size(self.certificateRefs) > 0 || size(self.options) > 0 : true",
  ],
  'tls-ports-unique': ['self.all(t1, self.exists_one(t2, t1.port == t2.port))'],
  'addresses-unique': [
    "self.all(a1, a1.type == 'IPAddress' && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )",
    "self.all(a1, a1.type == 'Hostname' && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )",
  ],
  'hostname-address': [
    'self.type == \'Hostname\' ? (!has(self.value) || self.value.matches(r"""^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$""")): true',
  ],
  'status-hostname-address': [
    'self.type == \'Hostname\' ? self.value.matches(r"""^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"""): true',
  ],
  'label-keys': [
    'self.all(key, key.matches(r"""^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$"""))',
    'self.all(key, key.split("/")[0].size() < 253)',
  ],
  'rule-names-unique': [
    'self.all(l1, !has(l1.name) || self.exists_one(l2, has(l2.name) && l1.name == l2.name))',
  ],
  'redirect-without-backends': [
    '(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true',
  ],
  'prefix-match-alone': [
    "(has(self.filters) && self.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true",
    "(has(self.filters) && self.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true",
    "(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true",
    "(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true",
  ],
  'header-filter-of-type': [
    "!(has(self.requestHeaderModifier) && self.type != 'RequestHeaderModifier')",
    "!(!has(self.requestHeaderModifier) && self.type == 'RequestHeaderModifier')",
    "!(has(self.responseHeaderModifier) && self.type != 'ResponseHeaderModifier')",
    "!(!has(self.responseHeaderModifier) && self.type == 'ResponseHeaderModifier')",
    "!(has(self.requestMirror) && self.type != 'RequestMirror')",
    "!(!has(self.requestMirror) && self.type == 'RequestMirror')",
    "!(has(self.extensionRef) && self.type != 'ExtensionRef')",
    "!(!has(self.extensionRef) && self.type == 'ExtensionRef')",
  ],
  'http-filter-of-type': [
    "!(has(self.cors) && self.type != 'CORS')",
    "!(!has(self.cors) && self.type == 'CORS')",
    "!(has(self.requestRedirect) && self.type != 'RequestRedirect')",
    "!(!has(self.requestRedirect) && self.type == 'RequestRedirect')",
    "!(has(self.urlRewrite) && self.type != 'URLRewrite')",
    "!(!has(self.urlRewrite) && self.type == 'URLRewrite')",
  ],
  'auth-filter-of-type': [
    "!(has(self.externalAuth) && self.type != 'ExternalAuth')",
    "!(!has(self.externalAuth) && self.type == 'ExternalAuth')",
  ],
  'header-filters-once': [
    "self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1",
    "self.filter(f, f.type == 'ResponseHeaderModifier').size() <= 1",
  ],
  'http-filters-once': [
    "self.filter(f, f.type == 'CORS').size() <= 1",
    "self.filter(f, f.type == 'RequestRedirect').size() <= 1",
    "self.filter(f, f.type == 'URLRewrite').size() <= 1",
  ],
  'redirect-or-rewrite': [
    "!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))",
  ],
  'path-modifier-of-type': [
    "self.type == 'ReplaceFullPath' ? has(self.replaceFullPath) : true",
    "has(self.replaceFullPath) ? self.type == 'ReplaceFullPath' : true",
    "self.type == 'ReplacePrefixMatch' ? has(self.replacePrefixMatch) : true",
    "has(self.replacePrefixMatch) ? self.type == 'ReplacePrefixMatch' : true",
  ],
  'path-value': [
    "(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/./') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/../') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2f') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2F') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('#') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/..') : true",
    "(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/.') : true",
    "self.type in ['Exact','PathPrefix'] || self.type == 'RegularExpression'",
    '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.matches(r"""^(?:[-A-Za-z0-9/._~!$&\'()*+,;=:@]|[%][0-9a-fA-F]{2})+$""") : true',
  ],
  'percent-or-fraction': ['!(has(self.percent) && has(self.fraction))'],
  'fraction-at-most-one': ['self.numerator <= self.denominator'],
  'star-alone': ["!('*' in self && self.size() > 1)"],
  'timeouts-in-order': [
    "!(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request))",
  ],
  'permanent-with-timeout': [
    "!has(self.cookieConfig) || !has(self.cookieConfig.lifetimeType) || self.cookieConfig.lifetimeType != 'Permanent' || has(self.absoluteTimeout)",
  ],
  'cookie-of-type': ["!has(self.cookieConfig) || self.type == 'Cookie'"],
  'auth-settings-of-protocol': [
    "self.protocol == 'GRPC' ? has(self.grpc) : true",
    "has(self.grpc) ? self.protocol == 'GRPC' : true",
    "self.protocol == 'HTTP' ? has(self.http) : true",
    "has(self.http) ? self.protocol == 'HTTP' : true",
  ],
  'grpc-service-or-method': ['has(self.type) ? has(self.service) || has(self.method) : true'],
  'grpc-names': [
    '(!has(self.type) || self.type == \'Exact\') && has(self.service) ? self.service.matches(r"""^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$"""): true',
    '(!has(self.type) || self.type == \'Exact\') && has(self.method) ? self.method.matches(r"""^[A-Za-z_][A-Za-z_0-9]*$"""): true',
  ],
  'sni-hostnames': [
    'self.all(h, !isIP(h))',
    "self.all(h, !h.contains('*') ? h.matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$') : true)",
    "self.all(h, h.contains('*') ? (h.startsWith('*.') && h.substring(2).matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$')) : true)",
  ],
  'one-source-of-certificates': [
    '!(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 && has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")',
    '(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 || has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")',
  ],
  'alternative-name-of-type': [
    '!(self.type == "Hostname" && (!has(self.hostname) || self.hostname == ""))',
    '!(self.type != "Hostname" && has(self.hostname) && self.hostname != "")',
    '!(self.type == "URI" && (!has(self.uri) || self.uri == ""))',
    '!(self.type != "URI" && has(self.uri) && self.uri != "")',
  ],
}
