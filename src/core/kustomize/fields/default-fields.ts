import type { KindSelector } from '../traced/resource-id.ts'
import type { FieldSpec } from './field-spec.ts'

/** A kind whose name others refer to, and the fields that do. */
export interface NameReference extends KindSelector {
  readonly fields: readonly FieldSpec[]
}

/** Which fields kustomize's transformers touch: its defaults and what `configurations` add. */
export interface TransformerFields {
  readonly namePrefix: readonly FieldSpec[]
  readonly nameSuffix: readonly FieldSpec[]
  readonly namespace: readonly FieldSpec[]
  readonly commonLabels: readonly FieldSpec[]
  readonly templateLabels: readonly FieldSpec[]
  readonly labels: readonly FieldSpec[]
  readonly commonAnnotations: readonly FieldSpec[]
  readonly replicas: readonly FieldSpec[]
  readonly nameReference: readonly NameReference[]
}

const metadataLabels: readonly FieldSpec[] = [
  { path: 'metadata/labels', create: true },
  { path: 'spec/template/metadata/labels', create: true, version: 'v1', kind: 'ReplicationController' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].map(kind => template('labels', { kind })),
  template('labels', { group: 'apps', kind: 'StatefulSet' }),
  ...jobs('labels'),
]

function template(field: string, kind: KindSelector): FieldSpec {
  return { path: `spec/template/metadata/${field}`, create: true, ...kind }
}

function jobs(field: string): FieldSpec[] {
  return [
    template(field, { group: 'batch', kind: 'Job' }),
    { path: `spec/jobTemplate/metadata/${field}`, create: true, group: 'batch', kind: 'CronJob' },
    {
      path: `spec/jobTemplate/spec/template/metadata/${field}`,
      create: true,
      group: 'batch',
      kind: 'CronJob',
    },
  ]
}

const affinityLabels = [
  'affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'topologySpreadConstraints/labelSelector/matchLabels',
]

const selectorLabels: readonly FieldSpec[] = [
  { path: 'spec/selector', create: true, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create: true, version: 'v1', kind: 'ReplicationController' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].map(kind => {
    return { path: 'spec/selector/matchLabels', create: true, kind }
  }),
  { path: 'spec/selector/matchLabels', create: true, group: 'apps', kind: 'StatefulSet' },
  ...['Deployment', 'StatefulSet'].flatMap(kind =>
    affinityLabels.map(it => ({ path: `spec/template/spec/${it}`, group: 'apps', kind })),
  ),
  { path: 'spec/selector/matchLabels', group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/spec/selector/matchLabels', group: 'batch', kind: 'CronJob' },
  { path: 'spec/selector/matchLabels', group: 'policy', kind: 'PodDisruptionBudget' },
  ...['podSelector', 'ingress/from/podSelector', 'egress/to/podSelector'].map(it => {
    return { path: `spec/${it}/matchLabels`, group: 'networking.k8s.io', kind: 'NetworkPolicy' }
  }),
]

const claimLabels: FieldSpec = {
  path: 'spec/volumeClaimTemplates[]/metadata/labels',
  create: true,
  group: 'apps',
  kind: 'StatefulSet',
}

/** Kinds that make Pods, and where the Pod's `spec` stands in them. */
const podSpecs = new Map([
  ['Pod', 'spec'],
  ['PodTemplate', 'template/spec'],
  ['Deployment', 'spec/template/spec'],
  ['ReplicaSet', 'spec/template/spec'],
  ['DaemonSet', 'spec/template/spec'],
  ['StatefulSet', 'spec/template/spec'],
  ['Job', 'spec/template/spec'],
  ['CronJob', 'spec/jobTemplate/spec/template/spec'],
])

function inPods(paths: readonly string[], but: readonly string[] = []): FieldSpec[] {
  return [...podSpecs].flatMap(([kind, spec]) =>
    but.includes(kind) ? [] : paths.map(it => ({ path: `${spec}/${it}`, kind })),
  )
}

const roles = ['Role', 'ClusterRole'].map(kind => ({ path: 'rules/resourceNames', kind }))
const rbac = 'rbac.authorization.k8s.io'
const admission = 'admissionregistration.k8s.io'

/** Names that builtin kinds refer to. Kinds of Istio and of the Gateway API are not among them: their references stay. */
const nameReferences: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(kind => {
    return { kind, fields: [{ path: 'spec/scaleTargetRef/name', kind: 'HorizontalPodAutoscaler' }] }
  }),
  {
    kind: 'ConfigMap',
    version: 'v1',
    fields: [
      ...inPods([
        'volumes/configMap/name',
        'containers/env/valueFrom/configMapKeyRef/name',
        'initContainers/env/valueFrom/configMapKeyRef/name',
        'containers/envFrom/configMapRef/name',
        'initContainers/envFrom/configMapRef/name',
        'volumes/projected/sources/configMap/name',
      ]),
      ...roles,
      {
        path: 'metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap',
        kind: 'Ingress',
      },
    ],
  },
  {
    kind: 'Secret',
    version: 'v1',
    fields: [
      ...inPods([
        'volumes/secret/secretName',
        'containers/env/valueFrom/secretKeyRef/name',
        'initContainers/env/valueFrom/secretKeyRef/name',
        'containers/envFrom/secretRef/name',
        'initContainers/envFrom/secretRef/name',
        'imagePullSecrets/name',
        'volumes/projected/sources/secret/name',
      ]),
      { path: 'spec/tls/secretName', kind: 'Ingress' },
      ...['ingress.kubernetes.io\\/auth-secret', 'nginx.ingress.kubernetes.io\\/auth-secret'].map(it => {
        return { path: `metadata/annotations/${it}`, kind: 'Ingress' }
      }),
      { path: 'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret', kind: 'Ingress' },
      { path: 'imagePullSecrets/name', kind: 'ServiceAccount' },
      ...roles,
    ],
  },
  {
    kind: 'Service',
    version: 'v1',
    fields: [
      { path: 'spec/serviceName', kind: 'StatefulSet', group: 'apps' },
      ...[
        'spec/rules/http/paths/backend/serviceName',
        'spec/backend/serviceName',
        'spec/rules/http/paths/backend/service/name',
        'spec/defaultBackend/service/name',
      ].map(path => ({ path, kind: 'Ingress' })),
      { path: 'spec/service/name', kind: 'APIService', group: 'apiregistration.k8s.io' },
      ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(kind => {
        return { path: 'webhooks/clientConfig/service', kind, group: admission }
      }),
    ],
  },
  { kind: 'Role', group: rbac, fields: [{ path: 'roleRef/name', kind: 'RoleBinding', group: rbac }] },
  {
    kind: 'ClusterRole',
    group: rbac,
    fields: ['RoleBinding', 'ClusterRoleBinding'].map(kind => ({ path: 'roleRef/name', kind, group: rbac })),
  },
  {
    kind: 'ServiceAccount',
    version: 'v1',
    fields: [
      ...['RoleBinding', 'ClusterRoleBinding'].map(kind => ({ path: 'subjects', kind, group: rbac })),
      ...inPods(['serviceAccountName'], ['PodTemplate', 'ReplicaSet']),
      { path: 'spec/template/spec/serviceAccountName', kind: 'ReplicationController' },
    ],
  },
  {
    kind: 'PersistentVolumeClaim',
    version: 'v1',
    fields: [
      ...inPods(['volumes/persistentVolumeClaim/claimName'], ['PodTemplate', 'ReplicaSet']),
      { path: 'spec/template/spec/volumes/persistentVolumeClaim/claimName', kind: 'ReplicationController' },
    ],
  },
  {
    kind: 'PriorityClass',
    version: 'v1',
    group: 'scheduling.k8s.io',
    fields: inPods(['priorityClassName'], ['PodTemplate', 'ReplicaSet']),
  },
]

/** sigs.k8s.io/kustomize/api/internal/konfig/builtinpluginconsts. */
export const defaultFields: TransformerFields = {
  namePrefix: [{ path: 'metadata/name' }],
  nameSuffix: [{ path: 'metadata/name' }],
  namespace: [
    { path: 'metadata/name', kind: 'Namespace', create: true },
    { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create: true },
    {
      path: 'spec/conversion/webhook/clientConfig/service/namespace',
      group: 'apiextensions.k8s.io',
      kind: 'CustomResourceDefinition',
    },
  ],
  commonLabels: [...selectorLabels, ...metadataLabels, claimLabels],
  templateLabels: metadataLabels,
  labels: [],
  commonAnnotations: [
    { path: 'metadata/annotations', create: true },
    {
      path: 'spec/template/metadata/annotations',
      create: true,
      version: 'v1',
      kind: 'ReplicationController',
    },
    ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].map(kind =>
      template('annotations', { kind }),
    ),
    ...jobs('annotations'),
  ],
  replicas: ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(kind => {
    return { path: 'spec/replicas', create: true, kind }
  }),
  nameReference: nameReferences,
}
