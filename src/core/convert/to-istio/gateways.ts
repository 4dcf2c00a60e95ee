import { type BuiltGateway, nameOf } from '../../istio/gateway-api/gateways.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { serviceOfHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { integerAt, type JsonMap, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { carriedMetadata } from '../conversion/carried-metadata.ts'
import type { MadeObject } from '../conversion/conversion.ts'

/** What a Gateway of Kubernetes becomes: a Gateway of Istio for each part of its listeners that the same VirtualServices are for. */
export interface MadeIstioGateway {
  readonly built: BuiltGateway
  readonly objects: readonly MadeObject[]
  /** The Gateway of Istio that has a listener, as VirtualServices of a namespace name it. */
  readonly nameFor: (listener: BuiltListener, namespace: string) => string
  /** For a Gateway that Istio runs: the Service of its Pods. */
  readonly service: JsonMap | undefined
  /** The Gateway with the certificates of the mesh in place of Secrets that the files do not have. */
  readonly comparable: JsonMap | undefined
  readonly assumed: readonly string[]
}

/** `isWhole` says that VirtualServices for all of its listeners are for the same ones. */
export function makeGateway(
  model: Model,
  built: BuiltGateway,
  isWhole: boolean,
  tellOf: (resource: Resource) => Tell,
): MadeIstioGateway {
  const { resource, isManaged } = built
  const { namespace } = resource
  const tell = tellOf(resource)
  const known = [
    'gatewayClassName',
    'addresses',
    'listeners',
    'allowedListeners',
    'infrastructure',
    'tls',
    'defaultScope',
  ]
  tellOthers(resource.spec, known, ['spec'], tell)
  if (built.role !== 'managed')
    tell('blocked', ['spec', 'gatewayClassName'], 'Istio serves no Gateway of this class itself. Keep it.')
  if (built.addressFault) tell('blocked', ['spec', 'addresses'], built.addressFault.message)
  const selector = selectorOf(model, built, tell)
  const assumed: string[] = []
  const served = listenersOf(built).filter(it => {
    const own = tellOf(it.owner)
    const secret = model.settings.complete ? undefined : missingSecret(it)
    if (secret) assumed.push(`Secret ${secret} is taken to be there, with tls.crt and tls.key.`)
    const isServed = (it.isServed || secret !== undefined) && isOfService(model, built, it)
    if (!isServed) own('carried', it.path, 'Istio serves no such listener today, so nothing is made of it')
    return isServed
  })
  if (served.length === 0) tell('cannot', ['spec', 'listeners'], 'No listener of it is served. Keep it.')
  for (const it of served) {
    const other = served.find(own => own.port === it.port && isPlain(own) !== isPlain(it))
    if (other)
      tellOf(it.owner)(
        'cannot',
        it.path,
        `Port ${it.port} has listeners with TLS and without, of which Istio may serve one alone, by their names. Give each a port of its own.`,
      )
  }
  const parts = isWhole ? [served] : served.map(it => [it])
  const nameOfPart = (part: readonly BuiltListener[]) =>
    isWhole ? resource.name : `${resource.name}-${part[0]?.name.replaceAll('.', '-')}`
  const objects = parts.map(
    (part, i): MadeObject => ({
      of: resource,
      value: {
        apiVersion: 'networking.istio.io/v1',
        kind: 'Gateway',
        metadata: { name: nameOfPart(part), namespace, ...(i === 0 && carriedMetadata(resource)) },
        spec: {
          selector: Object.fromEntries(selector),
          servers: part.map(it => serverOf(built, it, tellOf(it.owner))),
        },
      },
    }),
  )
  return {
    built,
    objects: served.length > 0 ? objects : [],
    nameFor: (listener, own) => {
      const part = parts.find(it => it.includes(listener)) ?? served
      return own === namespace ? nameOfPart(part) : `${namespace}/${nameOfPart(part)}`
    },
    service: isManaged ? podsOf(built, selector) : undefined,
    comparable: assumed.length > 0 ? withMeshCertificates(resource) : undefined,
    assumed: [
      ...assumed,
      ...(isManaged
        ? [`Pods with the labels of Gateway ${nameOf(resource)} are taken to be there after it is gone.`]
        : []),
    ],
  }
}

/** On Pods of a Service a listener is for one of its ports. */
function isOfService(
  model: Model,
  { services, isManaged, resource }: BuiltGateway,
  { port }: BuiltListener,
): boolean {
  const [host] = services
  const name = isManaged || host === undefined ? undefined : serviceOfHost(host, resource.domain)
  const service = name && model.find('Service', name.namespace, name.name)
  return !service || readService(service).ports.some(it => it.number === port)
}

function isPlain({ tls }: BuiltListener): boolean {
  return tls === undefined
}

export function listenersOf({ listeners, sets }: BuiltGateway): readonly BuiltListener[] {
  return [...listeners, ...sets.flatMap(it => it.listeners)]
}

const gatewayName = 'gateway.networking.k8s.io/gateway-name'

function selectorOf(
  model: Model,
  { resource, isManaged, services }: BuiltGateway,
  tell: Tell,
): ReadonlyMap<string, string> {
  if (isManaged) {
    tell(
      'approximated',
      ['spec', 'gatewayClassName'],
      `Istio runs Pods for this Gateway and takes them away with it. Install a gateway whose Pods have the label ${gatewayName}: ${resource.name}, or let the selector name another; DNS has to lead there.`,
    )
    return new Map([[gatewayName, resource.name]])
  }
  const [host, ...more] = services
  const name = host === undefined ? undefined : serviceOfHost(host, resource.domain)
  const service = name && model.find('Service', name.namespace, name.name)
  const selector = service && readService(service).selector
  if (more.length > 0 || !selector?.size || service?.namespace !== resource.namespace) {
    tell(
      'cannot',
      ['spec', 'addresses'],
      'Its Pods are those of its Service, which the files do not have beside it. Add it.',
    )
    return new Map()
  }
  tell('carried', ['spec', 'addresses'], `The selector of Service ${service.name}`)
  return selector
}

function serverOf(built: BuiltGateway, listener: BuiltListener, tell: Tell): JsonMap {
  const { path, name, port, protocol, hosts, owner } = listener
  const tls = tlsOf(built, listener, tell)
  tell('carried', path, `A server of port ${port} for ${listener.hostname ?? '*'}`)
  return {
    port: { number: port, name: name.replaceAll('.', '-').slice(0, 63), protocol },
    hosts: hosts.map(it => hostOf(it, owner.namespace, built.resource.namespace)),
    ...(tls && { tls }),
  }
}

/** A host of every namespace is written without a namespace, and the Gateway's own as a dot. */
function hostOf(host: string, _owner: string, gateway: string): string {
  const slash = host.indexOf('/')
  const [namespace, name] = [host.slice(0, slash), host.slice(slash + 1)]
  if (namespace === '*') return name
  // Nobody may attach to such a one, and nobody names it.
  return `${namespace === gateway || namespace === '~' ? '.' : namespace}/${name}`
}

function tlsOf({ resource }: BuiltGateway, listener: BuiltListener, tell: Tell): JsonMap | undefined {
  const { tls, serverTls, path, owner } = listener
  if (!tls || !serverTls) return undefined
  const at = [...path, 'tls']
  const mode = textAt(serverTls, 'mode') ?? 'SIMPLE'
  if (!terminates(listener)) return { mode: 'PASSTHROUGH' }
  const options = mapAt(tls, 'options')
  const suites = textAt(options, 'gateway.istio.io/tls-cipher-suites')
  const refs = mapsAt(tls, 'certificateRefs')
  const asked = textAt(options, 'gateway.istio.io/tls-terminate-mode')
  const rest = { ...(suites && { cipherSuites: suites.split(',').map(it => it.trim()) }) }
  if (asked === 'ISTIO_SIMPLE' || asked === 'ISTIO_MUTUAL') {
    if (asked === 'ISTIO_SIMPLE')
      tell(
        'cannot',
        [...at, 'options'],
        'A server takes the certificate of the mesh for ISTIO_MUTUAL alone. Name a Secret.',
      )
    return { mode: asked, ...rest }
  }
  const names = refs.map(it => textAt(it, 'name') ?? '')
  if (refs.some(it => (textAt(it, 'namespace') ?? owner.namespace) !== resource.namespace))
    tell(
      'cannot',
      [...at, 'certificateRefs'],
      'A server takes Secrets from the namespace of its Pods. Copy it there.',
    )
  else tell('carried', [...at, 'certificateRefs'], `credentialName: ${names.join(', ')}`)
  const isByFrontend = asked === undefined && mode !== 'SIMPLE'
  if (isByFrontend)
    tell(
      'approximated',
      ['spec', 'tls', 'frontend'],
      `A server takes the authority of its clients from Secret ${names[0]}-cacert, or from ca.crt of its own. Put it there.`,
    )
  const credentials: JsonMap =
    names.length > 1 ? { credentialNames: names } : { credentialName: names[0] ?? '' }
  return { mode, ...credentials, ...rest }
}

/** The Secret that alone keeps a listener from being served: the files do not have it. */
function missingSecret({ tlsFault, conflict, protocolFault, isParent }: BuiltListener): string | undefined {
  const missing = tlsFault?.missing
  if (missing?.kind !== 'Secret' || conflict || protocolFault || !isParent) return undefined
  return `${missing.namespace}/${missing.name}`
}

/** The Service that Istio makes for a Gateway. */
function podsOf(built: BuiltGateway, selector: ReadonlyMap<string, string>): JsonMap | undefined {
  const [host] = built.services
  const name = host === undefined ? undefined : serviceOfHost(host, built.resource.domain)
  if (!name) return undefined
  const ports = [...new Set([15021, ...listenersOf(built).map(it => it.port)])]
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: name.name, namespace: name.namespace },
    spec: {
      selector: Object.fromEntries(selector),
      ports: ports.map(port => ({ name: `tcp-${port}`, port })),
    },
  }
}

/** A listener without its Secret would not be served; that of the mesh serves for the comparison, and on the other side nobody looks. */
function withMeshCertificates({ value, spec }: Resource): JsonMap {
  const listeners = mapsAt(spec, 'listeners').map(it => {
    const tls = mapAt(it, 'tls')
    const isPassed = textAt(tls, 'mode') === 'Passthrough' || integerAt(it, 'port') === undefined
    const options = mapAt(tls, 'options')
    const mode = 'gateway.istio.io/tls-terminate-mode'
    const isMutual = /MUTUAL/.test(textAt(options, mode) ?? '')
    if (!('tls' in it) || isPassed) return it
    const { certificateRefs: _, ...rest } = tls
    return {
      ...it,
      tls: { ...rest, options: { ...options, [mode]: isMutual ? 'ISTIO_MUTUAL' : 'ISTIO_SIMPLE' } },
    }
  })
  return { ...value, spec: { ...spec, listeners } }
}
