import type { Kind } from '../../core/kinds/field.ts'
import type { Path } from '../../core/yaml/path.ts'

/** A part of a form, with the fields people reach for first. What is not named here is one click away. */
export interface Section {
  readonly title: string
  readonly fields: readonly string[]
}

interface Layout {
  readonly sections: readonly Section[]
}

/**
 * How the fields of an object are grouped, keyed by kind and path with `*` for an index. The kind descriptions say what
 * there is; this says only in which order a person thinks of it. An object that is not listed shows its fields as they come.
 */
const layouts: Readonly<Record<string, Layout>> = {
  'Gateway:spec': {
    sections: [
      { title: 'Runs on', fields: ['selector'] },
      { title: 'Servers', fields: ['servers'] },
    ],
  },
  'Gateway:spec.servers.*': {
    sections: [
      { title: 'Port', fields: ['port'] },
      { title: 'Hosts', fields: ['hosts'] },
      { title: 'TLS', fields: ['tls'] },
    ],
  },
  'Gateway:spec.servers.*.port': { sections: [{ title: '', fields: ['number', 'name', 'protocol'] }] },
  'VirtualService:spec': {
    sections: [
      { title: 'Applies to', fields: ['hosts', 'gateways'] },
      { title: 'Rules', fields: ['http', 'tls', 'tcp'] },
    ],
  },
  'VirtualService:spec.http.*': {
    sections: [
      { title: 'Rule', fields: ['name'] },
      { title: 'When', fields: ['match'] },
      { title: 'Then', fields: ['route', 'redirect', 'directResponse', 'delegate', 'rewrite'] },
      {
        title: 'Shaped by',
        fields: ['timeout', 'retries', 'fault', 'mirror', 'mirrorPercentage', 'headers', 'corsPolicy'],
      },
    ],
  },
  'VirtualService:spec.http.*.match.*': {
    sections: [{ title: '', fields: ['uri', 'method', 'headers', 'queryParams'] }],
  },
  'VirtualService:spec.http.*.route.*': { sections: [{ title: '', fields: ['destination', 'weight'] }] },
  'VirtualService:spec.tls.*': {
    sections: [
      { title: 'When', fields: ['match'] },
      { title: 'Then', fields: ['route'] },
    ],
  },
  'VirtualService:spec.tcp.*': {
    sections: [
      { title: 'When', fields: ['match'] },
      { title: 'Then', fields: ['route'] },
    ],
  },
  'DestinationRule:spec': {
    sections: [
      { title: 'Applies to', fields: ['host'] },
      { title: 'Subsets', fields: ['subsets'] },
      { title: 'Traffic policy', fields: ['trafficPolicy'] },
    ],
  },
  'DestinationRule:spec.subsets.*': { sections: [{ title: '', fields: ['name', 'labels'] }] },
  'ServiceEntry:spec': {
    sections: [
      { title: 'Names', fields: ['hosts', 'addresses'] },
      { title: 'Ports', fields: ['ports'] },
      { title: 'Where it is', fields: ['location', 'resolution', 'endpoints', 'workloadSelector'] },
    ],
  },
  'ServiceEntry:spec.ports.*': {
    sections: [{ title: '', fields: ['number', 'name', 'protocol', 'targetPort'] }],
  },
}

/** The sections of the object at a path; undefined where none are laid out. */
export function sectionsOf(kind: Kind, path: Path): readonly Section[] | undefined {
  const pattern = path.map(step => (typeof step === 'number' ? '*' : step)).join('.')
  return layouts[`${kind.kind}:${pattern}`]?.sections
}

/** Where TLS is edited, what a mode takes; the other fields of `tls` are kept out of sight until they are set. */
const certificateFields = [
  'credentialName',
  'credentialNames',
  'serverCertificate',
  'privateKey',
  'tlsCertificates',
]
const clientFields = [
  'caCertificates',
  'caCertCredentialName',
  'caCrl',
  'subjectAltNames',
  'verifyCertificateSpki',
  'verifyCertificateHash',
  'insecureSkipVerify',
]
const protocolFields = ['minProtocolVersion', 'maxProtocolVersion', 'cipherSuites', 'ecdhCurves']

export function serverTlsFields(mode: string | undefined): readonly string[] {
  switch (mode) {
    case 'SIMPLE':
      return ['mode', 'httpsRedirect', ...certificateFields, ...protocolFields]
    case 'MUTUAL':
    case 'OPTIONAL_MUTUAL':
      return ['mode', 'httpsRedirect', ...certificateFields, ...clientFields, ...protocolFields]
    case 'ISTIO_MUTUAL':
      return ['mode', 'httpsRedirect', ...protocolFields]
    default:
      return ['mode', 'httpsRedirect']
  }
}

/** The fields of a TLS object that are open at once for a mode; the rest of what it takes is one click away. */
export function commonTlsFields(mode: string | undefined): readonly string[] {
  const terminates = mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
  return terminates ? ['mode', 'credentialName', 'minProtocolVersion'] : ['mode', 'httpsRedirect']
}

/** `httpsRedirect` → `HTTPS redirect`: a field's name as a label. The YAML name stays visible in its help. */
export function labelOf(field: string): string {
  const known = labels[field]
  if (known) return known
  const words = field
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const labels: Readonly<Record<string, string>> = {
  number: 'Port number',
  tls: 'TLS',
  http: 'HTTP rules',
  tcp: 'TCP rules',
  uri: 'Path',
  sni: 'SNI',
  sniHosts: 'SNI hosts',
  httpsRedirect: 'HTTPS redirect',
  caCertificates: 'CA certificates',
  caCrl: 'CA revocation list',
  corsPolicy: 'CORS',
  httpStatus: 'HTTP status',
  grpcStatus: 'gRPC status',
  queryParams: 'Query parameters',
  withoutHeaders: 'Without headers',
  ignoreUriCase: 'Ignore path case',
  exportTo: 'Export to',
  fixedDelay: 'Delay',
}
