import { selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, type Labels, labelsAt, mapAt, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'

/** The kinds whose objects are Pods, or make some. */
export const workloadKinds = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
] as const

/** The labels of every workload of the files that a Service selects; empty where the files show none. */
export function labelsBehind(model: Model, service: Resource): readonly Labels[] {
  return workloadsBehind(model, service).map(it => it.labels)
}

/** The containers, those for the start included, of every workload of the files that a Service selects. */
export function containersBehind(model: Model, service: Resource): readonly JsonMap[] {
  return workloadsBehind(model, service)
    .map(it => mapAt(it.pod, 'spec'))
    .flatMap(it => [...mapsAt(it, 'containers'), ...mapsAt(it, 'initContainers')])
}

function workloadsBehind(model: Model, service: Resource): readonly Workload[] {
  const { selector } = readService(service)
  if (!selector || selector.size === 0) return []
  return allWorkloads(model).filter(it => it.namespace === service.namespace && selects(selector, it.labels))
}

interface Workload {
  readonly namespace: string
  readonly labels: Labels
  /** The Pod, or the template of it. */
  readonly pod: JsonMap
}

const allWorkloads = memoByKinds(workloadKinds, (model): readonly Workload[] =>
  workloadKinds.flatMap(kind =>
    effective(model, kind).map(it => {
      const pod = kind === 'Pod' ? it.value : mapAt(it.spec, 'template')
      return { namespace: it.namespace, labels: labelsAt(mapAt(pod, 'metadata'), 'labels') ?? none, pod }
    }),
  ),
)

const none: Labels = new Map()
