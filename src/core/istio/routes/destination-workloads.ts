import { destinationRulesFor, readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import { serviceOfHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapAt } from '../../model/read-value.ts'
import { readService } from '../../model/services.ts'

/**
 * The Deployments and Pods of the files that a service, or a subset of it, consists of, by name in their order. Empty where
 * the files show none: then the destination itself is all that can be said.
 */
export function destinationWorkloads(model: Model, host: string, subset: string): readonly string[] {
  const service = serviceOfHost(host, model.settings.domain)
  const resource = service && model.find('Service', service.namespace, service.name)
  const selector = resource && readService(resource).selector
  if (!service || !selector || selector.size === 0) return []
  const labels = subset === '' ? undefined : subsetLabels(model, host, service.namespace, subset)
  if (subset !== '' && !labels) return []
  const all = workloads(model).filter(
    it =>
      it.namespace === service.namespace &&
      selects(selector, it.labels) &&
      (!labels || selects(labels, it.labels)),
  )
  return [...new Set(all.map(it => it.name))]
}

function subsetLabels(model: Model, host: string, namespace: string, name: string): Labels | undefined {
  for (const rule of destinationRulesFor(model, host, namespace)) {
    const subset = readDestinationRule(rule).subsets.find(it => it.name === name)
    if (subset) return subset.labels ?? new Map()
  }
  return undefined
}

const workloads = memoByKinds(['Deployment', 'Pod'], model => [
  ...effective(model, 'Deployment').map(({ name, namespace, spec }) => ({
    name,
    namespace,
    labels: labelsAt(mapAt(mapAt(spec, 'template'), 'metadata'), 'labels') ?? none,
  })),
  ...effective(model, 'Pod').map(({ name, namespace, value }) => ({
    name,
    namespace,
    labels: labelsAt(mapAt(value, 'metadata'), 'labels') ?? none,
  })),
])

const none: Labels = new Map()
