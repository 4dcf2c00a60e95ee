import { field, flag, int32, listOf, mapOf, object, text, texts } from './describe.ts'
import type { FieldType } from './field.ts'

/** A Kubernetes kind that the editor reads for what others refer to. Only its structure is checked, and only as far as it is told here. */
export interface KubernetesKind {
  readonly kind: string
  readonly apiVersions: readonly string[]
  /** One sentence: what it is to the mesh. */
  readonly doc: string
  readonly namespaced: boolean
  readonly object: FieldType
}

const anything: FieldType = { type: 'any' }

/** What every object of Kubernetes has, Istio's included. */
export const objectMeta: FieldType = object({
  name: field(text(), 'The name of the object, unique among those of its kind in the namespace.'),
  namespace: field(text('namespace'), 'The namespace of the object.', { default: "the client's" }),
  labels: field(mapOf(text()), 'Labels that others select the object by.'),
  annotations: field(mapOf(text()), 'Notes on the object for tools.'),
  generateName: field(text(), 'The beginning of a name that the server completes.'),
  finalizers: field(texts(), 'Names of those who must agree before the object goes.'),
  ownerReferences: field(listOf(anything), 'The objects that this one belongs to.'),
  creationTimestamp: field(text('date-time'), 'When the object was made.', { hidden: true }),
  deletionTimestamp: field(text('date-time'), 'When the object is to go.', { hidden: true }),
  deletionGracePeriodSeconds: field({ type: 'integer', format: 'int64' }, 'How long it may take to go.', {
    hidden: true,
  }),
  generation: field({ type: 'integer', format: 'int64' }, 'How often its spec was changed.', {
    hidden: true,
  }),
  managedFields: field(listOf(anything), 'Who wrote which field.', { hidden: true }),
  resourceVersion: field(text(), 'The version that the server holds.', { hidden: true }),
  selfLink: field(text(), 'The address of the object.', { hidden: true }),
  uid: field(text(), 'What tells the object from others of its name.', { hidden: true }),
})

const servicePort = object({
  name: field(text(), 'The name of the port; its beginning tells Istio the protocol.'),
  port: field(int32, 'The port that clients use.'),
  targetPort: field({ type: 'intOrString' }, 'The port of the Pods, by number or by name.'),
  protocol: field(text(), 'TCP, UDP or SCTP.', { default: 'TCP' }),
  appProtocol: field(text(), 'What is spoken on the port; it outranks the name.'),
  nodePort: field(int32, 'The port on every node.'),
})

const service = object({
  selector: field(mapOf(text()), 'The labels of the Pods behind the service.'),
  ports: field(listOf(servicePort), 'The ports of the service.'),
  type: field(text(), 'How the service is exposed.', { default: 'ClusterIP' }),
  clusterIP: field(text('ip'), 'The address of the service.'),
  clusterIPs: field(texts('ip'), 'The addresses of the service.'),
  externalIPs: field(texts('ip'), 'Further addresses of the service.'),
  externalName: field(text('host'), 'The host that the service stands for.'),
  externalTrafficPolicy: field(text(), 'Whether traffic from outside may change nodes.'),
  internalTrafficPolicy: field(text(), 'Whether traffic from inside may change nodes.'),
  trafficDistribution: field(text(), 'Which endpoints are preferred.'),
  publishNotReadyAddresses: field(flag, 'Whether Pods count before they are ready.'),
  loadBalancerIP: field(text('ip'), 'The address of the load balancer.'),
  loadBalancerSourceRanges: field(texts(), 'Who may use the load balancer.'),
  loadBalancerClass: field(text(), 'The kind of load balancer.'),
  allocateLoadBalancerNodePorts: field(flag, 'Whether the load balancer has node ports.'),
  healthCheckNodePort: field(int32, 'The port on which nodes tell their health.'),
  ipFamilies: field(texts(), 'The IP families of the service.'),
  ipFamilyPolicy: field(text(), 'Whether it has one IP family or two.'),
  sessionAffinity: field(text(), 'Whether a client stays with a Pod.'),
  sessionAffinityConfig: field(anything, 'For how long it does.'),
})

const podSpec = object(
  {
    nodeName: field(text(), 'The node that the Pod runs on.'),
    serviceAccountName: field(text(), 'The identity of the Pod.'),
    containers: field(
      listOf(
        object(
          {
            name: field(text(), 'The name of the container.'),
            image: field(text(), 'The image that it runs.'),
            ports: field(
              listOf(
                object(
                  {
                    name: field(text(), 'The name of the port.'),
                    containerPort: field(int32, 'The number of the port.'),
                    protocol: field(text(), 'TCP, UDP or SCTP.'),
                  },
                  { open: true },
                ),
              ),
              'The ports that the container listens on.',
            ),
          },
          { open: true },
        ),
      ),
      'The containers of the Pod.',
    ),
  },
  { open: true },
)

const podTemplate = object({
  metadata: field(objectMeta, 'The labels of the Pods.'),
  spec: field(podSpec, 'The Pods.'),
})

const deployment = object(
  {
    replicas: field(int32, 'How many Pods there are.'),
    selector: field(
      object({ matchLabels: field(mapOf(text()), 'Labels of the Pods.') }, { open: true }),
      'Which Pods belong to it.',
    ),
    template: field(podTemplate, 'What the Pods are made from.'),
  },
  { open: true },
)

export const kubernetesKinds: readonly KubernetesKind[] = [
  {
    kind: 'Service',
    apiVersions: ['v1'],
    doc: 'A name and ports for a group of Pods; the registry of the mesh is made of them.',
    namespaced: true,
    object: whole({ spec: field(service, 'The service.'), status: field(anything, 'What is.') }),
  },
  {
    kind: 'Pod',
    apiVersions: ['v1'],
    doc: 'Running containers; a gateway is a Pod whose labels a Gateway selects.',
    namespaced: true,
    object: whole({ spec: field(podSpec, 'The Pod.'), status: field(anything, 'What is.') }),
  },
  {
    kind: 'Deployment',
    apiVersions: ['apps/v1'],
    doc: 'Keeps a number of Pods running.',
    namespaced: true,
    object: whole({ spec: field(deployment, 'The Pods.'), status: field(anything, 'What is.') }),
  },
  {
    kind: 'Secret',
    apiVersions: ['v1'],
    doc: 'Certificates and keys; a gateway takes them by name from its own namespace.',
    namespaced: true,
    object: whole({
      type: field(text(), 'What the Secret holds.', { examples: ['kubernetes.io/tls', 'Opaque'] }),
      data: field(mapOf(text('base64')), 'The contents, as base64.'),
      stringData: field(mapOf(text()), 'The contents, as text.'),
      immutable: field(flag, 'Whether the contents can no longer be changed.'),
    }),
  },
  {
    kind: 'Namespace',
    apiVersions: ['v1'],
    doc: 'A space of names; its labels say whether its Pods are in the mesh.',
    namespaced: false,
    object: whole({
      spec: field(object({ finalizers: field(texts(), 'Who must agree before it goes.') }), 'The namespace.'),
      status: field(anything, 'What is.'),
    }),
  },
  {
    kind: 'ConfigMap',
    apiVersions: ['v1'],
    doc: 'Settings; the mesh configuration is one.',
    namespaced: true,
    object: whole({
      data: field(mapOf(text()), 'The contents, as text.'),
      binaryData: field(mapOf(text('base64')), 'The contents, as base64.'),
      immutable: field(flag, 'Whether the contents can no longer be changed.'),
    }),
  },
]

/** The Kubernetes kind an object says it is, or undefined where the editor does not read it. */
export function kubernetesKindOf(apiVersion: string, kind: string): KubernetesKind | undefined {
  return kubernetesKinds.find(it => it.kind === kind && it.apiVersions.includes(apiVersion))
}

function whole(fields: Parameters<typeof object>[0]): FieldType {
  return object({
    apiVersion: field(text(), 'The group and version of the kind.'),
    kind: field(text(), 'The kind.'),
    metadata: field(objectMeta, 'The name and labels of the object.'),
    ...fields,
  })
}
