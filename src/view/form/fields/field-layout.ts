import type { Field, Kind } from '../../../core/kinds/field.ts'
import { gatewayApiGroup } from '../../../core/kinds/gateway-api/channel.ts'
import { patternOf } from '../../../core/kinds/pattern-of.ts'
import type { Path } from '../../../core/yaml/path.ts'
import { isStringMatch } from './string-match.ts'

/** A part of a form, with the fields people reach for first. What is not named here is one click away. */
export interface Section {
  readonly title: string
  readonly fields: readonly string[]
  /** Of these fields a rule has one: they are chosen among, not added. */
  readonly choice?: true
  /** The one field fills the section, so that the section's title serves it too. */
  readonly whole?: true
  /** What a server is for is chosen first: it decides the fields. */
  readonly purpose?: true
  /** Where one begins to edit, in place of the first field. */
  readonly begin?: true
}

/**
 * How the fields of an object are grouped, keyed by kind and path with `*` for an index. The kind descriptions say what
 * there is; this says only in which order a person thinks of it. An object that is not listed shows its fields as they come.
 */
const layouts: Readonly<Record<string, readonly Section[]>> = {
  // Istio's and that of the Gateway API.
  'Gateway:spec': [
    { title: '', fields: ['gatewayClassName', 'servers', 'listeners'] },
    { title: 'Runs on', fields: ['selector'] },
  ],
  'Gateway:spec.servers.*': [
    { title: 'Port', fields: ['port'], whole: true, purpose: true },
    { title: '', fields: ['hosts'] },
    { title: 'TLS', fields: ['tls'], whole: true },
  ],
  'VirtualService:spec': [
    { title: 'Applies to', fields: ['hosts', 'gateways'] },
    { title: 'Rules', fields: ['http', 'tls', 'tcp'] },
  ],
  'VirtualService:spec.http.*': [
    { title: '', fields: ['name'] },
    { title: 'When', fields: ['match'], begin: true },
    { title: 'Then', fields: ['route', 'redirect', 'directResponse', 'delegate'], choice: true },
    {
      title: 'Shaped by',
      fields: [
        'timeout',
        'rewrite',
        'retries',
        'fault',
        'mirror',
        'mirrorPercentage',
        'headers',
        'corsPolicy',
      ],
    },
  ],
  'VirtualService:spec.http.*.match.*': [{ title: '', fields: ['uri', 'method', 'headers', 'queryParams'] }],
  'VirtualService:spec.http.*.route.*': [{ title: '', fields: ['destination', 'weight', 'headers'] }],
  'VirtualService:spec.tls.*': [
    { title: 'When', fields: ['match'] },
    { title: 'Then', fields: ['route'] },
  ],
  'VirtualService:spec.tls.*.match.*': [{ title: '', fields: ['sniHosts', 'port'] }],
  'VirtualService:spec.tcp.*': [
    { title: 'When', fields: ['match'] },
    { title: 'Then', fields: ['route'] },
  ],
  'VirtualService:spec.tcp.*.match.*': [{ title: '', fields: ['port', 'destinationSubnets'] }],
  'DestinationRule:spec': [
    { title: 'Applies to', fields: ['host'] },
    { title: '', fields: ['subsets'] },
    { title: 'Traffic policy', fields: ['trafficPolicy'], whole: true },
  ],
  'DestinationRule:spec.subsets.*': [
    { title: '', fields: ['name', 'labels'] },
    { title: 'Traffic policy', fields: ['trafficPolicy'], whole: true },
  ],
  'ServiceEntry:spec': [
    { title: 'Names', fields: ['hosts', 'addresses'] },
    { title: '', fields: ['ports'] },
    { title: 'Where it is', fields: ['location', 'resolution', 'endpoints', 'workloadSelector'] },
  ],
  'ServiceEntry:spec.ports.*': [{ title: '', fields: ['number', 'name', 'protocol', 'targetPort'] }],
}

const listener: readonly Section[] = [
  { title: 'Port', fields: ['name', 'port', 'protocol', 'hostname'], purpose: true },
  { title: 'TLS', fields: ['tls'], whole: true },
  { title: 'Takes routes', fields: ['allowedRoutes'], whole: true },
]

const route: readonly Section[] = [
  { title: 'Applies to', fields: ['parentRefs', 'hostnames'] },
  { title: '', fields: ['rules'] },
]

const routeRule: readonly Section[] = [
  { title: '', fields: ['name'] },
  { title: 'When', fields: ['matches'], begin: true },
  { title: 'Then', fields: ['backendRefs'] },
  { title: 'Shaped by', fields: ['filters', 'timeouts', 'retry'] },
]

/** A redirect is a filter, but what the rule does. */
const httpRouteRule = routeRule.map((it): Section => (it.title === 'Then' ? { ...it, choice: true } : it))

const routeLayouts: Readonly<Record<string, readonly Section[]>> = {
  'ListenerSet:spec': [
    { title: 'Adds to', fields: ['parentRef'], whole: true },
    { title: '', fields: ['listeners'] },
  ],
  'BackendTLSPolicy:spec': [
    { title: 'Applies to', fields: ['targetRefs'] },
    { title: 'Certificate of the backend', fields: ['validation'], whole: true },
  ],
  'BackendTLSPolicy:spec.validation': [
    { title: '', fields: ['hostname'] },
    { title: 'Trusts', fields: ['wellKnownCACertificates', 'caCertificateRefs'], choice: true },
    { title: '', fields: ['subjectAltNames'] },
  ],
  'Gateway:spec.listeners.*': listener,
  'ListenerSet:spec.listeners.*': listener,
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].flatMap(kind => [
      [`${kind}:spec`, route],
      [`${kind}:spec.rules.*`, kind === 'HTTPRoute' ? httpRouteRule : routeRule],
    ]),
  ),
}

/** What a reference of the Gateway API says, by the field that holds it: the name first, and the group, which is seldom another, last. */
const references: Readonly<Record<string, readonly Section[]>> = Object.fromEntries(
  Object.entries({
    parentRefs: ['name', 'namespace', 'sectionName', 'port', 'kind', 'group'],
    parentRef: ['name', 'namespace', 'kind', 'group'],
    backendRefs: ['name', 'namespace', 'port', 'weight', 'kind', 'group', 'filters'],
    backendRef: ['name', 'namespace', 'port', 'kind', 'group'],
    certificateRefs: ['name', 'namespace', 'kind', 'group'],
    caCertificateRefs: ['name', 'namespace', 'kind', 'group'],
    targetRefs: ['name', 'sectionName', 'kind', 'group'],
    from: ['kind', 'namespace', 'group'],
    to: ['kind', 'name', 'group'],
  }).map(([holder, fields]) => [holder, [{ title: '', fields }]]),
)

/** The sections of the object at a path; undefined where none are laid out. */
export function sectionsOf(kind: Kind, path: Path): readonly Section[] | undefined {
  const pattern = patternOf(kind, path)
  const found = Object.hasOwn(layouts, pattern) ? layouts : routeLayouts
  if (Object.hasOwn(found, pattern)) return found[pattern]
  const holder = referenceHolder(path)
  return kind.group === gatewayApiGroup && holder !== undefined ? references[holder] : undefined
}

/** The field that an object is a reference of, or one of several in. */
function referenceHolder(path: Path): string | undefined {
  const holder = String(typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1))
  return Object.hasOwn(references, holder) ? holder : undefined
}

/** Objects so small that their fields stand among those of what they belong to. */
export function isFlat(path: Path): boolean {
  return typeof path.at(-1) === 'string' && ['port', 'destination'].includes(String(path.at(-1)))
}

/** The one field of an object that is no more than a value in a wrapping: a percentage, a port by number. */
export function onlyFieldOf(field: Field): { readonly name: string; readonly field: Field } | undefined {
  if (field.is.type !== 'object' || field.is.open) return undefined
  const [first, ...others] = Object.entries(field.is.fields).filter(([, it]) => !it.hidden)
  if (!first || others.length > 0) return undefined
  const [name, only] = first
  const isScalar = !['object', 'list', 'map', 'any'].includes(only.is.type)
  return isScalar ? { name, field: only } : undefined
}

/** Whether a field without a value is a line to fill in; what is bigger is a button that adds it. */
export function isLine(field: Field): boolean {
  if (field.is.type === 'object') return isStringMatch(field) || onlyFieldOf(field) !== undefined
  return !['list', 'map', 'any'].includes(field.is.type)
}

/** How many of six columns a field takes, by its name and what it belongs to. */
export function spanOf(path: Path, field: Field): 2 | 3 | 6 {
  const name = String(path.at(-1))
  const parent = String(path.findLast((it, i) => i < path.length - 1 && typeof it === 'string'))
  if (['port', 'ports'].includes(parent) && ['number', 'name', 'protocol'].includes(name)) return 2
  if (parent === 'destination' || parent === 'mirror') return name === 'host' ? 6 : 3
  if (parent.endsWith('Refs') || parent.endsWith('Ref'))
    return name === 'port' || name === 'weight' || name === 'kind' ? 3 : 6
  if (!isLine(field) || isStringMatch(field)) return 6
  return halves.has(name) ||
    field.is.type === 'boolean' ||
    field.is.type === 'integer' ||
    onlyFieldOf(field) !== undefined
    ? 3
    : 6
}

const halves = new Set(
  (
    'timeout perTryTimeout backoff fixedDelay httpStatus grpcStatus scheme redirectCode derivePort status maxAge ' +
    'location resolution minProtocolVersion maxProtocolVersion interval baseEjectionTime connectTimeout idleTimeout ' +
    'locality network weight sourceNamespace statPrefix unmatchedPreflights ttl'
  ).split(' '),
)
