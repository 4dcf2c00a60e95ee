import { selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'

const withTemplates = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout'] as const

/** The kinds whose objects are Pods, or make some. */
export const workloadKinds = ['Pod', ...withTemplates] as const

/** The labels of every workload of the files that a Service selects; empty where the files show none. */
export function labelsBehind(model: Model, service: Resource): readonly Labels[] {
  const { selector } = readService(service)
  if (!selector || selector.size === 0) return []
  return allWorkloads(model)
    .filter(it => it.namespace === service.namespace && selects(selector, it.labels))
    .map(it => it.labels)
}

const allWorkloads = memoByKinds(workloadKinds, model => [
  ...effective(model, 'Pod').map(it => ({
    namespace: it.namespace,
    labels: labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? none,
  })),
  ...withTemplates.flatMap(kind =>
    effective(model, kind).map(({ namespace, spec }) => ({
      namespace,
      labels: labelsAt(mapAt(mapAt(spec, 'template'), 'metadata'), 'labels') ?? none,
    })),
  ),
])

const none: Labels = new Map()
