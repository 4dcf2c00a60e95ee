import { freeNameAmong } from '../data/free-name.ts'
import type { Field, Kind } from '../kinds/field.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { fieldAt } from '../kinds/index.ts'
import { patternOf } from '../kinds/pattern-of.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { freePort } from './free-port.ts'

/**
 * What a new object or list item holds to begin with: enough to be edited, and valid where that can be had without
 * guessing. `siblings` are the items that are there already, `whole` is the resource.
 */
export function starterOf(kind: Kind, path: Path, siblings: readonly Json[], whole: Json = {}): Json {
  const pattern = patternOf(kind, path).replace('spec.subsets.*.trafficPolicy', 'spec.trafficPolicy')
  const starter = Object.hasOwn(starters, pattern) ? starters[pattern] : undefined
  return starter?.(siblings, valueAt(whole, path.slice(0, -1)), whole) ?? requiredOf(kind, path)
}

/** Where the resource leads already: its own name where it leads nowhere yet. */
function destinationIn(whole: Json): { host: string } {
  const found = /"destination":\{[^{}]*?"host":("(?:[^"\\]|\\.)+")/.exec(
    JSON.stringify(valueAt(whole, ['spec']) ?? null),
  )?.[1]
  const host: unknown = found && JSON.parse(found)
  const name = valueAt(whole, ['metadata', 'name'])
  return { host: typeof host === 'string' ? host : String(name || 'service') }
}

const destination = (_siblings: readonly Json[], _owner: unknown, whole: Json): Json => ({
  destination: destinationIn(whole),
})

/** A host that the VirtualService has, as the origin of a page there. */
function originIn(whole: Json): string {
  const hosts = valueAt(whole, ['spec', 'hosts'])
  const named = Array.isArray(hosts)
    ? hosts.find(it => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(String(it)))
    : undefined
  return `https://${named ?? 'www.example.com'}`
}

// What Istio does anyway, so that adding a policy changes nothing yet.
const balanced = { loadBalancer: { simple: 'LEAST_REQUEST' } }

const setsHeader = {
  type: 'RequestHeaderModifier',
  requestHeaderModifier: { set: [{ name: 'x-team', value: 'shop' }] },
}

const starters: Readonly<Record<string, (siblings: readonly Json[], owner: unknown, whole: Json) => Json>> = {
  'Gateway:spec.servers': siblings => {
    const port = freePort(numbersIn(siblings), [80])
    const hosts = valueAt(siblings[0], ['hosts'])
    return {
      port: { number: port, name: `http-${port}`, protocol: 'HTTP' },
      hosts: Array.isArray(hosts) && hosts.length > 0 ? (hosts as Json) : ['*'],
    }
  },
  'Gateway:spec.servers.*.tls': (_, server): Json =>
    // The name of a certificate is the user's to give.
    endsTls(server) ? { mode: 'SIMPLE', credentialName: '' } : { httpsRedirect: true },
  'Gateway:spec.servers.*.tls.tlsCertificates': () => ({
    serverCertificate: '/etc/certs/tls.crt',
    privateKey: '/etc/certs/tls.key',
  }),
  'VirtualService:spec.http.*.match': () => ({ uri: { prefix: '/' } }),
  'VirtualService:spec.http.*.route': destination,
  'VirtualService:spec.http.*.delegate': () => ({ name: 'rules' }),
  'VirtualService:spec.http.*.redirect': () => ({ uri: '/' }),
  'VirtualService:spec.http.*.directResponse': () => ({ status: 200 }),
  'VirtualService:spec.http.*.rewrite': () => ({ uri: '/' }),
  // As many as without; what else Istio does stands greyed in the empty fields.
  'VirtualService:spec.http.*.retries': () => ({ attempts: 2 }),
  'VirtualService:spec.http.*.fault': () => ({ delay: { percentage: { value: 10 }, fixedDelay: '5s' } }),
  'VirtualService:spec.http.*.fault.delay': () => ({ percentage: { value: 10 }, fixedDelay: '5s' }),
  'VirtualService:spec.http.*.fault.abort': () => ({ percentage: { value: 10 }, httpStatus: 503 }),
  'VirtualService:spec.http.*.mirror': (_, __, whole) => destinationIn(whole),
  'VirtualService:spec.http.*.mirrors': destination,
  'VirtualService:spec.http.*.mirrorPercentage': () => ({ value: 100 }),
  'VirtualService:spec.http.*.corsPolicy': (_, __, whole) => ({
    allowOrigins: [{ exact: originIn(whole) }],
  }),
  'VirtualService:spec.tls.*.route': destination,
  'VirtualService:spec.tcp.*.route': destination,
  'DestinationRule:spec.subsets': siblings => {
    const name = `v${siblings.length + 1}`
    return { name, labels: { version: name } }
  },
  'DestinationRule:spec.trafficPolicy': () => balanced,
  'DestinationRule:spec.trafficPolicy.portLevelSettings': () => ({ port: { number: 80 }, ...balanced }),
  'DestinationRule:spec.trafficPolicy.connectionPool': () => ({ tcp: { connectTimeout: '10s' } }),
  'DestinationRule:spec.trafficPolicy.portLevelSettings.*.connectionPool': () => ({
    tcp: { connectTimeout: '10s' },
  }),
  'DestinationRule:spec.trafficPolicy.tunnel': () => ({
    protocol: 'CONNECT',
    targetHost: 'www.example.com',
    targetPort: 443,
  }),
  'Gateway:spec.listeners': siblings => newListener(siblings),
  'ListenerSet:spec.listeners': siblings => newListener(siblings),
  'Gateway:spec.listeners.*.tls': () => ({ certificateRefs: [{ name: '' }] }),
  'ListenerSet:spec.listeners.*.tls': () => ({ certificateRefs: [{ name: '' }] }),
  'HTTPRoute:spec.rules.*.matches.*.headers': siblings => condition(siblings, 'x-canary'),
  'HTTPRoute:spec.rules.*.matches.*.queryParams': siblings => condition(siblings, 'canary'),
  'GRPCRoute:spec.rules.*.matches.*.headers': siblings => condition(siblings, 'x-canary'),
  'BackendTLSPolicy:spec.targetRefs': () => ({ group: '', kind: 'Service', name: '' }),
  'BackendTLSPolicy:spec.validation.caCertificateRefs': () => authorityToName,
  'BackendTLSPolicy:spec.validation.subjectAltNames': (_, validation) => ({
    type: 'Hostname',
    hostname: String(valueAt(validation, ['hostname']) ?? ''),
  }),
  'ReferenceGrant:spec.from': siblings => ({
    group: gatewayApiGroup,
    kind: String(valueAt(siblings.at(-1), ['kind']) ?? 'HTTPRoute'),
    namespace: '',
  }),
  // Without a name it would be all of them.
  'ReferenceGrant:spec.to': () => ({ group: '', kind: 'Service', name: '' }),
  'GatewayClass:spec.parametersRef': () => ({ group: '', kind: 'ConfigMap', name: '' }),
  'TLSRoute:spec.rules': (_, __, whole) => ({ backendRefs: [backendIn(whole)] }),
  'TCPRoute:spec.rules': (_, __, whole) => ({ backendRefs: [backendIn(whole)] }),
  'HTTPRoute:spec.rules.*.matches': () => ({ path: { value: '/path' } }),
  'GRPCRoute:spec.rules.*.matches': () => ({ method: { service: 'shop.Cart' } }),
  'HTTPRoute:spec.rules.*.timeouts': () => ({ request: '10s' }),
  'HTTPRoute:spec.rules.*.retry': () => ({ attempts: 2 }),
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute'].flatMap(it =>
      ['filters', 'backendRefs.*.filters'].map(list => [`${it}:spec.rules.*.${list}`, () => setsHeader]),
    ),
  ),
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map(it => [
      `${it}:spec.rules.*.backendRefs`,
      (_: readonly Json[], __: unknown, whole: Json) => backendIn(whole),
    ]),
  ),
  'ServiceEntry:spec.ports': siblings => newPort(siblings),
  'ServiceEntry:spec.endpoints': () => ({ address: '192.0.2.1' }),
}

/** The object of CA certificates that a policy trusts, but for its name. */
export const authorityToName = { group: '', kind: 'ConfigMap', name: '' }

/** A condition that its list does not have yet: names are unique there. */
function condition(siblings: readonly Json[], name: string): Json {
  const names = siblings.map(it => valueAt(it, ['name']))
  return { name: freeNameAmong(names, name), value: 'true' }
}

function newPort(siblings: readonly Json[]): Json {
  const number = freePort(numbersIn(siblings), [443, 80])
  const protocol = number === 443 ? 'HTTPS' : 'HTTP'
  const names = siblings.map(it => valueAt(it, ['name']))
  const name = protocol.toLowerCase()
  return { number, name: names.includes(name) ? freeNameAmong(names, `${name}-${number}`) : name, protocol }
}

function newListener(siblings: readonly Json[]): Json {
  const port = freePort(
    siblings.map(it => valueAt(it, ['port'])),
    [80],
  )
  return { name: port === 80 ? 'http' : `http-${port}`, port, protocol: 'HTTP' }
}

/** Where a route leads already, as often as it is named; a name to be changed where it leads nowhere yet. */
function backendIn(whole: Json): Json {
  const name = /"backendRefs":\[[^\]]*?"name":("(?:[^"\\]|\\.)+")/.exec(
    JSON.stringify(valueAt(whole, ['spec']) ?? null),
  )?.[1]
  return { name: name ? (JSON.parse(name) as string) : 'web', port: 80 }
}

function endsTls(server: unknown): boolean {
  const protocol = valueAt(server, ['port', 'protocol'])
  return typeof protocol === 'string' && ['HTTPS', 'TLS'].includes(protocol.toUpperCase())
}

/** The port numbers anywhere in some items: of a port itself, or below it. */
function numbersIn(siblings: readonly Json[]): number[] {
  return [...JSON.stringify(siblings).matchAll(/"number":(\d+)/g)].map(it => Number(it[1]))
}

/** An object with the fields the schema requires, each with the emptiest value of its type. */
function requiredOf(kind: Kind, path: Path): Json {
  const field = fieldAt(kind, path)
  const is = field?.is.type === 'list' ? field.is.items : field?.is
  if (is?.type !== 'object') return {}
  const required = Object.entries(is.fields).filter(([, it]) => it.required)
  return Object.fromEntries(required.map(([name, it]) => [name, emptiestOf(it)]))
}

function emptiestOf(field: Field): Json {
  const first = field.examples?.[0]
  switch (field.is.type) {
    case 'integer':
    case 'number':
      return Number(first ?? field.is.minimum ?? 0) || 0
    case 'boolean':
      return false
    case 'enum':
      return field.is.values[0]?.name ?? ''
    case 'list':
      return []
    case 'object':
    case 'map':
    case 'any':
      return {}
    case 'string':
    case 'intOrString':
      return first === '""' ? '' : (first ?? '')
  }
}
