import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Json } from '../yaml/source-document.ts'
import { appRootOf, type DestinationOf, type PathWithCanary, routesOf } from './ingress-routes.ts'
import { serversOf } from './ingress-servers.ts'
import { type NotCarried, notesOf } from './not-carried.ts'
import { type Ingress, type IngressPath, nginx } from './read-ingress.ts'

export interface ConvertedIngresses {
  /** Gateways, VirtualServices and DestinationRules, below a comment that says what is not carried. */
  readonly text: string
  readonly notCarried: readonly NotCarried[]
}

/** The number of a port that an Ingress names, as the Service has it. */
export type PortNumber = (namespace: string | undefined, service: string, port: string) => number | undefined

/**
 * Istio configuration that does what ingress-nginx does with these Ingresses: a Gateway for each namespace, a VirtualService
 * for each host, with the paths of all Ingresses of the host.
 */
export function convertIngresses(ingresses: readonly Ingress[], portNumber: PortNumber): ConvertedIngresses {
  const notCarried: NotCarried[] = []
  const namespaces = [...new Set(ingresses.map(it => it.namespace))]
  const documents = namespaces.flatMap(namespace =>
    convertNamespace(
      namespace,
      ingresses.filter(it => it.namespace === namespace),
      portNumber,
      it => notCarried.push(it),
    ),
  )
  const comment = [
    `# Made of ${ingresses.map(titleOf).join(', ')}.`,
    ...(notCarried.length > 0 ? ['# Not carried, or in another way:'] : []),
    ...notCarried.map(it => `# - ${it.of}: ${it.note}`),
  ]
  const text = `${comment.map(it => it.replace(/[\r\n]+/g, ' ')).join('\n')}\n${documents.map(it => writeDocument(it)).join('---\n')}`
  return { text, notCarried }
}

function convertNamespace(
  namespace: string | undefined,
  all: readonly Ingress[],
  portNumber: PortNumber,
  tell: (it: NotCarried) => void,
): Json[] {
  const canaries = all.filter(it => nginx(it, 'canary') === 'true')
  const mains = all.filter(it => !canaries.includes(it))
  for (const it of all) for (const note of notesOf(it)) tell({ of: titleOf(it), note })

  const destinationOf: DestinationOf = ({ service, port }, ingress) => {
    const number = typeof port === 'string' ? portNumber(namespace, service, port) : port
    if (port !== undefined && number === undefined)
      tell({
        of: titleOf(ingress),
        note: `The port ${port} of Service ${service} is not in the files; write its number.`,
      })
    return { host: service, ...(number !== undefined && { port: { number } }) }
  }

  const used = new Set<Ingress>()
  const withCanary = (ingress: Ingress, path: IngressPath): PathWithCanary => {
    for (const it of canaries) {
      const own = it.paths.find(other => other.host === path.host && other.path === path.path)
      if (!own?.backend) continue
      used.add(it)
      return { ingress, path, canary: { ingress: it, backend: own.backend } }
    }
    return { ingress, path, canary: undefined }
  }

  const hosts = [
    ...new Set(mains.flatMap(it => (it.hosts.length > 0 ? it.hosts : it.defaultBackend ? ['*'] : []))),
  ]
  const virtualServices = hosts.flatMap((host): Json[] => {
    const here = mains.filter(it => it.hosts.includes(host) || (host === '*' && it.hosts.length === 0))
    const paths = here.flatMap(it =>
      it.paths.filter(path => path.host === host).map(path => withCanary(it, path)),
    )
    const http = [
      ...here.flatMap(appRootOf),
      ...paths.toSorted(byPrecedence).flatMap(it => routesOf(it, destinationOf)),
    ]
    const otherwise = here.find(it => it.defaultBackend)
    const isOpen = http.every(it => it.match !== undefined)
    if (otherwise?.defaultBackend && isOpen)
      http.push({ route: [{ destination: destinationOf(otherwise.defaultBackend, otherwise) }] })
    if (http.length === 0) return []
    return [
      resource('networking.istio.io/v1', 'VirtualService', nameOf(host), namespace, {
        hosts: [host],
        gateways: ['ingress'],
        http,
      }),
    ]
  })
  for (const it of canaries)
    if (!used.has(it))
      tell({
        of: titleOf(it),
        note: 'No other Ingress has its host and path, so it is the canary of nothing.',
      })
  if (virtualServices.length === 0) return []

  const served = virtualServices.map(it => (it as { spec: { hosts: string[] } }).spec.hosts[0]!)
  const servers = serversOf(mains, served, (ingress, note) => tell({ of: titleOf(ingress), note }))
  const gateway = resource('networking.istio.io/v1', 'Gateway', 'ingress', namespace, {
    selector: { istio: 'ingressgateway' },
    servers,
  })
  return [gateway, ...virtualServices, ...destinationRules(all, namespace)]
}

/** ingress-nginx speaks TLS to such a Service and takes any certificate. */
function destinationRules(ingresses: readonly Ingress[], namespace: string | undefined): Json[] {
  const overTls = ingresses.filter(it => /^(HTTPS|GRPCS)$/i.test(nginx(it, 'backend-protocol') ?? ''))
  const services = new Set(overTls.flatMap(it => it.paths.flatMap(path => path.backend?.service ?? [])))
  return [...services].map(host =>
    resource('networking.istio.io/v1', 'DestinationRule', host, namespace, {
      host,
      trafficPolicy: { tls: { mode: 'SIMPLE', insecureSkipVerify: true } },
    }),
  )
}

function resource(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | undefined,
  spec: Json,
): Json {
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, spec }
}

/** nginx tries exact paths first, then longer ones before shorter ones. */
function byPrecedence(a: PathWithCanary, b: PathWithCanary): number {
  const rank = ({ path }: PathWithCanary) => (path.type === 'Exact' ? 0 : 1)
  return rank(a) - rank(b) || b.path.path.length - a.path.path.length
}

function nameOf(host: string): string {
  if (host === '*') return 'any-host'
  return host
    .replace(/^\*/, 'wildcard')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

function titleOf({ name, namespace }: Ingress): string {
  return `Ingress ${namespace === undefined ? name : `${namespace}/${name}`}`
}
