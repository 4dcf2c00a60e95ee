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
const someObject: FieldType = { type: 'any', only: 'object' }

/** What every object of Kubernetes has, Istio's included. */
export const objectMeta: FieldType = object({
  name: field(text(), 'The name of the object, unique among those of its kind in the namespace.'),
  namespace: field(text('namespace'), 'The namespace of the object.', { default: "the client's" }),
  labels: field(mapOf(text()), 'Labels that others select the object by.'),
  annotations: field(mapOf(text()), 'Notes on the object for tools.'),
  generateName: field(text(), 'The prefix of a name that the API server generates.'),
  finalizers: field(texts(), 'Controllers that must finish before the object is deleted.'),
  ownerReferences: field(listOf(someObject), 'The objects that this one belongs to.'),
  creationTimestamp: field(text('date-time'), 'When the object was created.', { hidden: true }),
  deletionTimestamp: field(text('date-time'), 'When the object is to be deleted.', { hidden: true }),
  deletionGracePeriodSeconds: field({ type: 'integer', format: 'int64' }, 'How long the deletion may take.', {
    hidden: true,
  }),
  generation: field({ type: 'integer', format: 'int64' }, 'The number of changes of the spec.', {
    hidden: true,
  }),
  managedFields: field(listOf(someObject), 'Which client manages which field.', { hidden: true }),
  resourceVersion: field(text(), 'The version of the object in the API server.', { hidden: true }),
  selfLink: field(text(), 'The address of the object.', { hidden: true }),
  uid: field(text(), 'The unique id of the object.', { hidden: true }),
})

const servicePort = object({
  name: field(text(), 'The name of the port; its beginning tells Istio the protocol.'),
  port: field(int32, 'The port that clients use.'),
  targetPort: field({ type: 'intOrString' }, 'The port of the Pods, by number or by name.'),
  protocol: field(text(), 'TCP, UDP or SCTP.', { default: 'TCP' }),
  appProtocol: field(text(), 'The protocol of the port; it takes precedence over the name.'),
  nodePort: field(int32, 'The port on every node.'),
})

const service = object({
  selector: field(mapOf(text()), 'The labels of the Pods behind the service.'),
  ports: field(listOf(servicePort), 'The ports of the service.'),
  type: field(text(), 'How the service is exposed.', { default: 'ClusterIP' }),
  clusterIP: field(text('ip'), 'The address of the service.'),
  clusterIPs: field(texts('ip'), 'The addresses of the service.'),
  externalIPs: field(texts('ip'), 'More addresses of the service.'),
  externalName: field(text('host'), 'The host that the service stands for.'),
  externalTrafficPolicy: field(text(), 'Whether external traffic stays on its node.'),
  internalTrafficPolicy: field(text(), 'Whether internal traffic stays on its node.'),
  trafficDistribution: field(text(), 'Which endpoints are preferred.'),
  publishNotReadyAddresses: field(flag, 'Whether Pods are published before they are ready.'),
  loadBalancerIP: field(text('ip'), 'The address of the load balancer.'),
  loadBalancerSourceRanges: field(texts(), 'The address ranges that may use the load balancer.'),
  loadBalancerClass: field(text(), 'The kind of load balancer.'),
  allocateLoadBalancerNodePorts: field(flag, 'Whether the load balancer has node ports.'),
  healthCheckNodePort: field(int32, 'The health check port of the nodes.'),
  ipFamilies: field(texts(), 'The IP families of the service.'),
  ipFamilyPolicy: field(text(), 'Whether the service has one IP family or two.'),
  sessionAffinity: field(text(), 'Whether a client stays with a Pod.'),
  sessionAffinityConfig: field(anything, 'The settings of the session affinity.'),
})

const podSpec = object(
  {
    nodeName: field(text(), 'The node that the Pod runs on.'),
    serviceAccountName: field(text(), 'The service account of the Pod.'),
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
      'The Pods that belong to it.',
    ),
    template: field(podTemplate, 'The template of the Pods.'),
  },
  { open: true },
)

export const kubernetesKinds: readonly KubernetesKind[] = [
  {
    kind: 'Service',
    apiVersions: ['v1'],
    doc: 'A name and ports for a group of Pods; part of the registry of the mesh.',
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
    doc: 'Certificates and keys; a gateway reads them by name from its own namespace.',
    namespaced: true,
    object: whole({
      type: field(text(), 'The type of the Secret.', { examples: ['kubernetes.io/tls', 'Opaque'] }),
      data: field(mapOf(text('base64')), 'The contents, as base64.'),
      stringData: field(mapOf(text()), 'The contents, as text.'),
      immutable: field(flag, 'Whether the contents can no longer be changed.'),
    }),
  },
  {
    kind: 'Namespace',
    apiVersions: ['v1'],
    doc: 'A namespace; its labels say whether its Pods are in the mesh.',
    namespaced: false,
    object: whole({
      spec: field(
        object({ finalizers: field(texts(), 'Controllers that must finish before it is deleted.') }),
        'The namespace.',
      ),
      status: field(anything, 'What is.'),
    }),
  },
  {
    kind: 'ConfigMap',
    apiVersions: ['v1'],
    doc: 'Settings, such as the mesh configuration.',
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
