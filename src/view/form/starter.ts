import type { Field, Kind } from '../../core/kinds/field.ts'
import { fieldAt } from '../../core/kinds/index.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'

/**
 * What a new object or list item holds to begin with: enough to be edited, and valid where that can be had without
 * guessing. `siblings` are the items that are there already.
 */
export function starterOf(kind: Kind, path: Path, siblings: readonly Json[]): Json {
  const pattern = path.map(step => (typeof step === 'number' ? '*' : step)).join('.')
  return starters[`${kind.kind}:${pattern}`]?.(siblings) ?? requiredOf(kind, path)
}

const destination = { destination: { host: 'service' } }

const starters: Readonly<Record<string, (siblings: readonly Json[]) => Json>> = {
  'Gateway:spec.servers': siblings => {
    const port = freePort(siblings)
    return { port: { number: port, name: `http-${port}`, protocol: 'HTTP' }, hosts: ['*'] }
  },
  'Gateway:spec.servers.*.tls': () => ({ mode: 'SIMPLE', credentialName: 'certificate' }),
  'VirtualService:spec.http': () => ({ route: [destination] }),
  'VirtualService:spec.http.*.match': () => ({ uri: { prefix: '/' } }),
  'VirtualService:spec.http.*.route': weighted,
  'VirtualService:spec.http.*.delegate': () => ({ name: 'rules' }),
  'VirtualService:spec.http.*.redirect': () => ({ uri: '/' }),
  'VirtualService:spec.http.*.directResponse': () => ({ status: 200 }),
  'VirtualService:spec.http.*.rewrite': () => ({ uri: '/' }),
  'VirtualService:spec.http.*.retries': () => ({ attempts: 3, perTryTimeout: '2s' }),
  'VirtualService:spec.http.*.fault': () => ({ delay: { percentage: { value: 10 }, fixedDelay: '5s' } }),
  'VirtualService:spec.http.*.fault.delay': () => ({ percentage: { value: 10 }, fixedDelay: '5s' }),
  'VirtualService:spec.http.*.fault.abort': () => ({ percentage: { value: 10 }, httpStatus: 503 }),
  'VirtualService:spec.http.*.mirrorPercentage': () => ({ value: 100 }),
  'VirtualService:spec.http.*.corsPolicy': () => ({ allowOrigins: [{ exact: 'https://www.example.com' }] }),
  'VirtualService:spec.tls': () => ({ match: [{ sniHosts: ['www.example.com'] }], route: [destination] }),
  'VirtualService:spec.tcp': () => ({ route: [destination] }),
  'VirtualService:spec.tls.*.route': weighted,
  'VirtualService:spec.tcp.*.route': weighted,
  'DestinationRule:spec.subsets': siblings => {
    const name = `v${siblings.length + 1}`
    return { name, labels: { version: name } }
  },
  'ServiceEntry:spec.ports': () => ({ number: 443, name: 'https', protocol: 'HTTPS' }),
  'ServiceEntry:spec.endpoints': () => ({ address: '192.0.2.1' }),
}

/** Beside others a destination carries a weight; 0 until the user gives it a share. */
function weighted(siblings: readonly Json[]): Json {
  return siblings.length ? { ...destination, weight: 0 } : destination
}

function freePort(siblings: readonly Json[]): number {
  const text = JSON.stringify(siblings)
  const taken = new Set([...text.matchAll(/"number":(\d+)/g)].map(it => Number(it[1])))
  let port = 80
  while (taken.has(port)) port = port === 80 ? 8080 : port + 1
  return port
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
      return first ?? ''
  }
}
