import type { JsonMap } from '../model/read-value.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { IngressField, TellOfIngress } from './ingress-field.ts'
import {
  appRootsOf,
  type DestinationOf,
  type PathWithCanary,
  type RuleOfIngress,
  routesOf,
} from './ingress-routes.ts'
import { serversOf } from './ingress-servers.ts'
import { type Ingress, type IngressPath, nginx } from './read-ingress.ts'
import { tellAnnotations } from './tell-annotations.ts'

export interface ConvertedIngresses {
  /** Gateways, VirtualServices and DestinationRules. */
  readonly objects: readonly ObjectOfIngress[]
  readonly fields: readonly IngressField[]
}

/** An object, and where in Ingresses it comes from. */
export interface ObjectOfIngress {
  readonly value: JsonMap
  /** The first of those that it is made of. */
  readonly ingress: Ingress
  /** Where in an Ingress a path of it comes from. */
  readonly originOf: (path: Path) => { readonly ingress: Ingress; readonly path: Path }
}

export interface IngressesOptions {
  /** The number of a port that an Ingress names, as the Service has it. */
  readonly portNumber: (namespace: string | undefined, service: string, port: string) => number | undefined
  /** Gives a name that no object of the kind and namespace has. */
  readonly claim: (kind: string, namespace: string | undefined, name: string) => string
  /** Whether paths that are rewritten are written without regular expressions, in letters of their own case alone, where that says what is meant. */
  readonly isPlain?: boolean
}

/**
 * Istio configuration that does what ingress-nginx does with these Ingresses: a Gateway for each namespace, a VirtualService
 * for each host, with the paths of all Ingresses of the host.
 */
export function convertIngresses(
  ingresses: readonly Ingress[],
  options: IngressesOptions,
): ConvertedIngresses {
  const fields: IngressField[] = []
  const tell: TellOfIngress = (ingress, how, path, note) => fields.push({ ingress, how, path, note })
  const namespaces = [...new Set(ingresses.map(it => it.namespace))]
  const objects = namespaces.flatMap(namespace =>
    convertNamespace(
      namespace,
      ingresses.filter(it => it.namespace === namespace),
      options,
      tell,
    ),
  )
  return { objects, fields }
}

function convertNamespace(
  namespace: string | undefined,
  all: readonly Ingress[],
  { portNumber, claim, isPlain = false }: IngressesOptions,
  tell: TellOfIngress,
): ObjectOfIngress[] {
  const canaries = all.filter(it => nginx(it, 'canary') === 'true')
  const mains = all.filter(it => !canaries.includes(it))
  for (const it of all) tellAnnotations(it, tell)

  const destinationOf: DestinationOf = ({ service, port }, ingress, path) => {
    const number = typeof port === 'string' ? portNumber(namespace, service, port) : port
    if (port !== undefined && number === undefined)
      tell(
        ingress,
        'cannot',
        path,
        `The port ${port} of Service ${service} is not in the files; write its number.`,
      )
    return { host: service, ...(number !== undefined && { port: { number } }) }
  }

  const used = new Set<Ingress>()
  const withCanary = (ingress: Ingress, path: IngressPath): PathWithCanary => {
    for (const it of canaries) {
      const own = it.paths.find(other => other.host === path.host && other.path === path.path)
      if (!own?.backend) continue
      used.add(it)
      tell(it, 'carried', own.at, `With path ${path.path} of ${titleOf(ingress)}, whose canary it is`)
      return { ingress, path, canary: { ingress: it, path: own, backend: own.backend } }
    }
    return { ingress, path, canary: undefined }
  }

  const gatewayName = claim('Gateway', namespace, 'ingress')
  const hosts = [
    ...new Set(mains.flatMap(it => (it.hosts.length > 0 ? it.hosts : it.defaultBackend ? ['*'] : []))),
  ]
  const virtualServices = hosts.flatMap((host): ObjectOfIngress[] => {
    const here = mains.filter(it => it.hosts.includes(host) || (host === '*' && it.hosts.length === 0))
    const paths = here.flatMap(it =>
      it.paths.filter(path => path.host === host).map(path => withCanary(it, path)),
    )
    const rules: RuleOfIngress[] = [
      ...here.flatMap(appRootsOf),
      ...paths.toSorted(byPrecedence).flatMap(it => routesOf(it, destinationOf, isPlain, tell)),
    ]
    const otherwise = here.find(it => it.defaultBackend)
    const isOpen = rules.every(it => it.rule.match !== undefined)
    if (otherwise?.defaultBackend && isOpen) {
      const path = ['spec', 'defaultBackend']
      const destination = destinationOf(otherwise.defaultBackend, otherwise, path)
      rules.push({ rule: { route: [{ destination }] }, ingress: otherwise, path })
    }
    const [first] = rules
    if (!first) return []
    const name = claim('VirtualService', namespace, nameOf(host))
    for (const it of rules) tell(it.ingress, 'carried', it.path, `A rule of VirtualService ${name}`)
    const spec = { hosts: [host], gateways: [gatewayName], http: rules.map(it => it.rule) }
    return [
      {
        value: resource('networking.istio.io/v1', 'VirtualService', name, namespace, spec),
        ingress: first.ingress,
        originOf: path => (path[1] === 'http' ? rules[Number(path[2])] : undefined) ?? rulesOf(first.ingress),
      },
    ]
  })
  for (const it of canaries)
    if (!used.has(it))
      tell(
        it,
        'approximated',
        ['spec', 'rules'],
        'No other Ingress has its host and path, so it is the canary of nothing.',
      )
  const [first] = mains
  if (virtualServices.length === 0 || !first) return []

  const served = virtualServices.map(
    it => (it.value as unknown as { spec: { hosts: string[] } }).spec.hosts[0]!,
  )
  const servers = serversOf(mains, served, tell)
  const gateway: ObjectOfIngress = {
    value: resource('networking.istio.io/v1', 'Gateway', gatewayName, namespace, {
      selector: { istio: 'ingressgateway' },
      servers: servers.map(it => it.value),
    }),
    ingress: first,
    originOf: path =>
      (path[1] === 'servers' ? servers[Number(path[2])] : undefined) ?? {
        ingress: first,
        path: first.className !== undefined ? ['spec', 'ingressClassName'] : ['spec'],
      },
  }
  return [gateway, ...virtualServices, ...destinationRules(all, namespace, claim, tell)]
}

function rulesOf(ingress: Ingress): { readonly ingress: Ingress; readonly path: Path } {
  return { ingress, path: ['spec', 'rules'] }
}

/** ingress-nginx speaks TLS to such a Service and takes any certificate. */
function destinationRules(
  ingresses: readonly Ingress[],
  namespace: string | undefined,
  claim: IngressesOptions['claim'],
  tell: TellOfIngress,
): ObjectOfIngress[] {
  const overTls = ingresses.filter(it => /^(HTTPS|GRPCS)$/i.test(nginx(it, 'backend-protocol') ?? ''))
  const services = new Map<string, IngressPath & { readonly ingress: Ingress }>()
  for (const ingress of overTls)
    for (const path of ingress.paths)
      if (path.backend && !services.has(path.backend.service))
        services.set(path.backend.service, { ...path, ingress })
  return [...services].map(([host, { ingress, at }]) => {
    const name = claim('DestinationRule', namespace, host)
    if (name !== host)
      tell(
        ingress,
        'cannot',
        [...at, 'backend'],
        `There is a DestinationRule ${host} already. Write tls into that one: nginx speaks TLS to the Service.`,
      )
    return {
      value: resource('networking.istio.io/v1', 'DestinationRule', name, namespace, {
        host,
        trafficPolicy: { tls: { mode: 'SIMPLE', insecureSkipVerify: true } },
      }),
      ingress,
      originOf: () => ({ ingress, path: at }),
    }
  })
}

function resource(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | undefined,
  spec: Json,
): JsonMap {
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

/** What a sentence calls an Ingress. */
export function titleOf({ name, namespace }: Ingress): string {
  return `Ingress ${namespace === undefined ? name : `${namespace}/${name}`}`
}
