import { type Gateway, selects } from './gateways.ts'
import { memoByKinds, memoByValue } from './memo.ts'
import { effective, type Model } from './model.ts'
import { type Labels, labelsAt, mapAt } from './read-value.ts'
import type { Resource } from './resource.ts'
import { assumesIngressGateway, ingressNamespace, readService } from './services.ts'

/** Something that runs: a Pod of the files, or the ingress gateway that Istio comes with. */
export interface Pod {
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
  /** Whether it is the ingress gateway that Istio comes with, which is in no file. */
  readonly isAssumed: boolean
}

/** The Pods of the files, and Istio's usual ingress gateway where the files have none of its name. */
export const podsOf = memoByKinds(['Pod', 'Service'], (model): readonly Pod[] => {
  const pods = effective(model, 'Pod').map(it => ({
    namespace: it.namespace,
    name: it.name,
    labels: podLabels(it),
    isAssumed: false,
  }))
  return assumesIngressGateway(model) ? [...pods, ingressPod] : pods
})

/** The same, to be found by a selector. */
export const podsByLabel = memoByKinds(['Pod', 'Service'], model =>
  indexLabels(podsOf(model), it => it.labels),
)

/** Where the workload of a Gateway runs, and with which labels. */
export interface GatewayHome {
  readonly namespace: string
  readonly labels: Labels
  /** The object of the files that says so: `Deployment shop/ingress`; undefined where it is assumed. */
  readonly statedBy: string | undefined
}

/**
 * The one answer to where a Gateway's workload runs: where a Pod, Deployment or Service of the files with the labels of its
 * selector is; else, for the labels of Istio's own ingress gateway, that one in `istio-system`; else beside the Gateway.
 * Without a selector every gateway is meant: Istio's own where the files leave it to be assumed.
 */
export function gatewayHome(model: Model, { selector }: Pick<Gateway, 'selector'>, own: string): GatewayHome {
  const asked = selector ?? new Map<string, string>()
  const found = asked.size > 0 ? homeInFiles(model, asked) : undefined
  if (found) return found
  const isIngress = assumesIngressGateway(model) && selects(asked, ingressPod.labels)
  return isIngress
    ? { namespace: ingressPod.namespace, labels: ingressPod.labels, statedBy: undefined }
    : { namespace: own, labels: asked, statedBy: undefined }
}

function homeInFiles(model: Model, selector: Labels): GatewayHome | undefined {
  const { pods, deployments, services } = labelled(model)
  const [pod] = pods.selected(selector)
  if (pod) return homeOf(pod, podLabels(pod))
  const [deployment] = deployments.selected(selector)
  if (deployment) return homeOf(deployment, templateLabels(deployment))
  const [service] = services.selected(selector)
  return service && homeOf(service, selector)
}

/** By the labels of what runs, or may run; a Service is known by its selector. */
const labelled = memoByKinds(['Pod', 'Deployment', 'Service'], model => ({
  pods: indexLabels(effective(model, 'Pod'), podLabels),
  deployments: indexLabels(effective(model, 'Deployment'), it => templateLabels(it)),
  services: indexLabels(effective(model, 'Service'), it => readService(it).selector),
}))

function homeOf({ kind, namespace, name }: Resource, labels: Labels): GatewayHome {
  return { namespace, labels, statedBy: `${kind} ${namespace}/${name}` }
}

const ingressPod: Pod = {
  namespace: ingressNamespace,
  name: 'istio-ingressgateway-dummypod',
  labels: new Map([['istio', 'ingressgateway']]),
  isAssumed: true,
}

export const podLabels = memoByValue(
  (it): Labels => labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? new Map(),
)

const templateLabels = memoByValue(
  (it): Labels => labelsAt(mapAt(mapAt(it.spec, 'template'), 'metadata'), 'labels') ?? new Map(),
)

/** Things by their labels, so that those which a selector takes are found without a look at all of them. */
export interface LabelIndex<T> {
  /** Those whose labels satisfy a selector, in their order; all of them where it is empty or absent. */
  selected(selector: Labels | undefined): readonly T[]
}

/** What has no labels at all (undefined) is taken by no selector, not even by an empty one. */
export function indexLabels<T>(things: readonly T[], labelsOf: (it: T) => Labels | undefined): LabelIndex<T> {
  const labelled = things.filter(it => labelsOf(it) !== undefined)
  const byLabel = new Map<string, T[]>()
  for (const it of labelled)
    for (const [key, value] of labelsOf(it)!) {
      const label = labelText(key, value)
      const list = byLabel.get(label)
      if (list) list.push(it)
      else byLabel.set(label, [it])
    }
  return {
    selected(selector) {
      let fewest: readonly T[] = labelled
      for (const [key, value] of selector ?? []) {
        const having = byLabel.get(labelText(key, value)) ?? []
        if (having.length < fewest.length) fewest = having
      }
      return fewest.filter(it => selects(selector, labelsOf(it)!))
    },
  }
}

function labelText(key: string, value: string): string {
  return `${key.length} ${key}${value}`
}
