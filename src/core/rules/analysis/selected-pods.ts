import { selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { type Pod, podsOf } from '../../model/workloads.ts'

/** The labels a Sidecar or a Telemetry selects Pods by; undefined where it is for all of its namespace. */
export function selectorOf({ kind, spec }: Resource): Labels | undefined {
  const labels =
    kind === 'Sidecar'
      ? labelsAt(mapAt(spec, 'workloadSelector'), 'labels')
      : labelsAt(mapAt(spec, 'selector'), 'matchLabels')
  return labels?.size ? labels : undefined
}

/** The Pods of the object's own namespace that it selects by labels; none without labels. */
export function selectedPods(model: Model, resource: Resource): readonly Pod[] {
  const labels = selectorOf(resource)
  if (!labels) return []
  return podsOf(model).filter(it => it.namespace === resource.namespace && selects(labels, it.labels))
}

/** Other objects of its kind that select one of the Pods that it selects, each with the first such Pod. */
export function rivalsOf(model: Model, resource: Resource): { readonly name: string; readonly pod: Pod }[] {
  const pods = selectedPods(model, resource)
  if (pods.length === 0) return []
  return effective(model, resource.kind).flatMap(other => {
    const labels =
      other.namespace === resource.namespace && other !== resource ? selectorOf(other) : undefined
    const pod = labels && pods.find(it => selects(labels, it.labels))
    return pod ? [{ name: other.name, pod }] : []
  })
}

/** Whether the files say anything about Pods: without any, what selects none may well select some of the cluster. */
export function tellsOfPods(model: Model): boolean {
  return model.settings.complete || model.ofKind('Pod').length > 0
}
