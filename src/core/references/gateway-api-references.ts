import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { serviceHost } from './host-references.ts'
import { localReference, looseReference, objectReference } from './object-references.ts'
import type { Reference } from './reference.ts'
import { itemsAt } from './rule-paths.ts'

const aGateway = { group: gatewayApiGroup, kind: 'Gateway' } as const
const aService = { group: '', kind: 'Service' } as const
const aSecret = { group: '', kind: 'Secret' } as const

/** What a route names: its parents and the backends of its rules, those of mirrors too. */
export function routeReferences(from: Resource): Reference[] {
  const rules = itemsAt(from.value, ['spec', 'rules'])
  return [
    ...itemsAt(from.value, ['spec', 'parentRefs']).flatMap(it => objectReference(from, it, aGateway)),
    ...rules.flatMap(rule => {
      const backends = itemsAt(from.value, [...rule, 'backendRefs'])
      const filters = [rule, ...backends].flatMap(it => itemsAt(from.value, [...it, 'filters']))
      return [
        ...backends.flatMap(it => backendReference(from, it)),
        ...filters.flatMap(it => filterReferences(from, it)),
      ]
    }),
  ]
}

function filterReferences(from: Resource, filter: Path): Reference[] {
  return [
    ...backendReference(from, [...filter, 'requestMirror', 'backendRef']),
    ...backendReference(from, [...filter, 'externalAuth', 'backendRef']),
    ...localReference(from, [...filter, 'extensionRef']),
  ]
}

/** A Service; or, of Istio's kind `Hostname`, the host of one. */
function backendReference(from: Resource, path: Path): Reference[] {
  const isHostname =
    valueAt(from.value, [...path, 'kind']) === 'Hostname' &&
    valueAt(from.value, [...path, 'group']) === 'networking.istio.io'
  return isHostname ? serviceHost(from, [...path, 'name']) : objectReference(from, path, aService)
}

/** What a Gateway names: its class, certificates and authorities, and the Services that it is reached by. */
export function gatewayReferences(from: Resource): Reference[] {
  const frontend = ['spec', 'tls', 'frontend']
  const validations = [
    [...frontend, 'default'],
    ...itemsAt(from.value, [...frontend, 'perPort']).map(it => [...it, 'tls']),
  ]
  return [
    ...looseReference(from, ['spec', 'gatewayClassName'], 'GatewayClass'),
    ...certificateReferences(from),
    ...validations
      .flatMap(it => itemsAt(from.value, [...it, 'validation', 'caCertificateRefs']))
      .flatMap(it => objectReference(from, it)),
    ...objectReference(from, ['spec', 'tls', 'backend', 'clientCertificateRef'], aSecret),
    ...localReference(from, ['spec', 'infrastructure', 'parametersRef']),
    ...itemsAt(from.value, ['spec', 'addresses'])
      .filter(it => valueAt(from.value, [...it, 'type']) === 'Hostname')
      .flatMap(it => serviceHost(from, [...it, 'value'])),
  ]
}

export function listenerSetReferences(from: Resource): Reference[] {
  return [...objectReference(from, ['spec', 'parentRef'], aGateway), ...certificateReferences(from)]
}

function certificateReferences(from: Resource): Reference[] {
  return itemsAt(from.value, ['spec', 'listeners'])
    .flatMap(it => itemsAt(from.value, [...it, 'tls', 'certificateRefs']))
    .flatMap(it => objectReference(from, it, aSecret))
}

export function backendTlsPolicyReferences(from: Resource): Reference[] {
  return [
    ...itemsAt(from.value, ['spec', 'targetRefs']),
    ...itemsAt(from.value, ['spec', 'validation', 'caCertificateRefs']),
  ].flatMap(it => localReference(from, it))
}

/** The objects that a ReferenceGrant opens by name, beside it. Whom it opens them to it tells by kind and namespace alone. */
export function referenceGrantReferences(from: Resource): Reference[] {
  return itemsAt(from.value, ['spec', 'to']).flatMap(it => localReference(from, it))
}
