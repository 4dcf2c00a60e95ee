import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapAt } from '../../model/read-value.ts'
import { readSidecar } from '../../model/sidecars.ts'
import { isMeshBound, readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { readSourceText } from '../../request/source-text.ts'
import type { MeshWorkload } from './mesh-workload.ts'

/** A workload of the mesh as a request's source. It needs not be in the files: namespace and labels are all that counts. */
export interface KnownMeshWorkload {
  readonly type: 'mesh'
  /** `mesh: shop app=web`. */
  readonly id: string
  readonly label: string
  readonly workload: MeshWorkload
  /** None: a sidecar takes every port. */
  readonly ports: readonly []
}

/** The source that a text names, as `readSourceText` reads it. */
export function readMeshSource(text: string): KnownMeshWorkload | undefined {
  const workload = readSourceText(text)
  return workload && meshSource(workload)
}

export function meshSource(workload: MeshWorkload): KnownMeshWorkload {
  const labels = formatLabels(workload.labels)
  return {
    type: 'mesh',
    id: `mesh: ${formatMeshSource(workload)}`,
    label: `${labels || 'a workload'} in ${workload.namespace}`,
    workload,
    ports: [],
  }
}

/** A source as `readMeshSource` takes it: `shop app=web,version=v1`. */
export function formatMeshSource({ namespace, labels }: MeshWorkload): string {
  return [namespace, formatLabels(labels)].filter(Boolean).join(' ')
}

export function formatLabels(labels: Labels): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(',')
}

/** Labels that workloads of a namespace are known to have, and where from. */
export interface LabelSuggestion {
  readonly labels: string
  readonly from: string
}

/** The namespaces that the files tell of, those with rules for the mesh first. */
export function meshNamespaces(model: Model): readonly string[] {
  const ruled = effective(model, 'VirtualService').filter(it => isMeshBound(readVirtualService(it)))
  const sources = ruled.flatMap(it =>
    rulesOf(readVirtualService(it)).flatMap(rule =>
      rule.matches.flatMap(match => match.sourceNamespace ?? []),
    ),
  )
  const others = model.resources.filter(it => !clusterKinds.has(it.kind)).map(it => it.namespace)
  return [...new Set([...ruled.map(it => it.namespace), ...sources, ...others])].filter(Boolean)
}

const clusterKinds = new Set(['Namespace', 'CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding'])

/** What the labels of a workload in a namespace may be, by its Pods and Deployments, and by what rules and Sidecars ask for. */
export function labelSuggestions(model: Model, namespace: string): readonly LabelSuggestion[] {
  const found = new Map<string, string>()
  for (const it of allLabels(model)) {
    const text = formatLabels(it.labels)
    const here = it.namespace === undefined || it.namespace === namespace
    if (here && text !== '' && !found.has(text)) found.set(text, it.from)
  }
  return [...found].map(([labels, from]) => ({ labels, from }))
}

const allLabels = memoByKinds(
  ['Deployment', 'Pod', 'VirtualService', 'Sidecar'],
  (
    model,
  ): readonly {
    readonly namespace: string | undefined
    readonly labels: Labels
    readonly from: string
  }[] => [
    ...effective(model, 'Deployment').map(it => ({
      namespace: it.namespace,
      labels: labelsAt(mapAt(mapAt(it.spec, 'template'), 'metadata'), 'labels') ?? none,
      from: `Deployment ${it.name}`,
    })),
    ...effective(model, 'Pod').map(it => ({
      namespace: it.namespace,
      labels: labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? none,
      from: `Pod ${it.name}`,
    })),
    ...effective(model, 'VirtualService').flatMap(it =>
      rulesOf(readVirtualService(it)).flatMap(rule =>
        rule.matches.flatMap(({ sourceLabels, sourceNamespace }) =>
          sourceLabels
            ? [{ namespace: sourceNamespace, labels: sourceLabels, from: `rule of ${it.name}` }]
            : [],
        ),
      ),
    ),
    ...effective(model, 'Sidecar').map(it => ({
      namespace: it.namespace,
      labels: readSidecar(it).selector ?? none,
      from: `Sidecar ${it.name}`,
    })),
  ],
)

const none: Labels = new Map()

/** The source to begin with: the first namespace with rules for the mesh. Undefined where the files have nothing that a workload could call. */
export function likelyMeshSource(model: Model): KnownMeshWorkload | undefined {
  const callable = ['VirtualService', 'Service', 'ServiceEntry'].some(kind =>
    effective(model, kind).some(it => kind !== 'VirtualService' || isMeshBound(readVirtualService(it))),
  )
  const [namespace] = meshNamespaces(model)
  return callable && namespace !== undefined ? meshSource({ namespace, labels: none }) : undefined
}
