import { field, int32Between, listOf, object, required } from '../describe.ts'
import type { Field, FieldType } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { groupName, kindName, namespaceName, objectName, portNumber, sectionName } from './names.ts'

/** How the Gateway API's kinds refer to other objects. */

const ownNamespace = { default: 'the namespace of this object' }

/** The listeners or services that a route is attached to. */
export function parentRefs(channel: GatewayApiChannel): FieldType {
  return listOf(parentRef, {
    maxItems: 32,
    cel: [channel === 'standard' ? 'parent-refs-unique' : 'parent-refs-unique-by-port'],
  })
}

/** A Gateway, ListenerSet or Service, and which part of it. */
const parentRef = object({
  group: field(groupName, 'The API group of the parent; empty for a Service.', {
    default: gatewayApiGroup,
    defaulted: gatewayApiGroup,
    examples: [gatewayApiGroup, '""', 'networking.istio.io'],
  }),
  kind: field(kindName, 'The kind of the parent: a Gateway or ListenerSet, or a Service within the mesh.', {
    default: 'Gateway',
    defaulted: 'Gateway',
    examples: ['Gateway', 'ListenerSet', 'Service', 'ServiceEntry'],
  }),
  namespace: field(namespaceName, 'The namespace of the parent.', ownNamespace),
  name: required(objectName, 'The name of the parent.'),
  sectionName: field(sectionName, 'The listener of the parent that the route is attached to.', {
    default: 'every listener that takes it',
  }),
  port: field(portNumber, 'The port of the listeners, or of the Service.', { default: 'every port' }),
})

/** The Gateway that a ListenerSet adds its listeners to. */
export const parentGateway: FieldType = object({
  group: field(groupName, 'The API group of the Gateway.', {
    default: gatewayApiGroup,
    defaulted: gatewayApiGroup,
  }),
  kind: field(kindName, 'The kind of the parent, which is Gateway.', {
    default: 'Gateway',
    defaulted: 'Gateway',
  }),
  namespace: field(namespaceName, 'The namespace of the Gateway.', ownNamespace),
  name: required(objectName, 'The name of the Gateway.'),
})

const backendFields = {
  group: field(groupName, 'The API group of the destination; empty for a Service.', {
    default: '""',
    defaulted: '',
    examples: ['""', 'networking.istio.io'],
  }),
  kind: field(kindName, 'The kind of the destination.', {
    default: 'Service',
    defaulted: 'Service',
    examples: ['Service', 'Hostname'],
  }),
  name: required(objectName, 'The name of the Service, or the host where the kind is Hostname.'),
  namespace: field(
    namespaceName,
    'The namespace of the Service; another than ours needs a ReferenceGrant there.',
    {
      default: 'the namespace of the route',
    },
  ),
  port: field(portNumber, 'The port of the Service; a Service needs one.', {
    examples: ['80', '8080', '9080'],
  }),
} as const

const weight: Field = field(
  int32Between(0, 1000000),
  'The share of the requests, in proportion to the other weights of the rule; 0 sends none.',
  { default: '1', defaulted: 1 },
)

/** A destination without a share. */
export const backend: FieldType = object(backendFields, { cel: ['service-with-port'] })

/** Destinations with their shares, and with filters of their own where the route has them. */
export function backendRefs(bounds: { minItems?: number }, filters?: Field): FieldType {
  return listOf(
    object({ ...backendFields, weight, ...(filters && { filters }) }, { cel: ['service-with-port'] }),
    {
      ...bounds,
      maxItems: 16,
    },
  )
}

/** A Secret, or another object that holds a certificate. */
export const secretRef: FieldType = object({
  group: field(groupName, 'The API group of the object; empty for a Secret.', {
    default: '""',
    defaulted: '',
  }),
  kind: field(kindName, 'The kind of the object.', { default: 'Secret', defaulted: 'Secret' }),
  name: required(objectName, 'The name of the Secret.'),
  namespace: field(
    namespaceName,
    'The namespace of the Secret; another than ours needs a ReferenceGrant there.',
    {
      ...ownNamespace,
    },
  ),
})

/** An object with CA certificates, in any namespace. */
export const caRef: FieldType = object({
  group: required(groupName, 'The API group of the object; `""` for a ConfigMap.', { examples: ['""'] }),
  kind: required(kindName, 'The kind of the object.', { examples: ['ConfigMap', 'Secret'] }),
  name: required(objectName, 'The name of the object, which holds the certificates under `ca.crt`.'),
  namespace: field(
    namespaceName,
    'The namespace of the object; another than ours needs a ReferenceGrant there.',
    {
      ...ownNamespace,
    },
  ),
})

/** An object of the same namespace. */
export function localRef(of: string): FieldType {
  return object({
    group: required(groupName, `The API group of ${of}; \`""\` for those of Kubernetes' core.`),
    kind: required(kindName, `The kind of ${of}.`),
    name: required(objectName, `The name of ${of}.`),
  })
}
