import { type Gateway, selects } from './gateways.ts'
import { memoByKinds, memoByValue } from './memo.ts'
import { effective, type Model } from './model.ts'
import { type Labels, labelsAt, mapAt } from './read-value.ts'
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

/**
 * The namespace in which a Gateway's workload runs, for questions of visibility: that of a Pod, Deployment or Service
 * of the files that fits the selector. Where the files show none, the Gateway's own is assumed, since a gateway is
 * most often kept beside its workload; Istio's default installation in `istio-system` is not guessed at.
 */
export function workloadNamespace(model: Model, gateway: Gateway, own: string): string {
  const { selector } = gateway
  if (!selector || selector.size === 0) return own
  const pod = effective(model, 'Pod').find(it => selects(selector, podLabels(it)))
  if (pod) return pod.namespace
  const deployment = effective(model, 'Deployment').find(it => selects(selector, templateLabels(it)))
  if (deployment) return deployment.namespace
  const service = effective(model, 'Service').find(it => {
    const labels = readService(it).selector
    return labels !== undefined && selects(selector, labels)
  })
  return service?.namespace ?? own
}

const ingressPod: Pod = {
  namespace: ingressNamespace,
  name: 'istio-ingressgateway-dummypod',
  labels: new Map([['istio', 'ingressgateway']]),
  isAssumed: true,
}

const podLabels = memoByValue((it): Labels => labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? new Map())

const templateLabels = memoByValue(
  (it): Labels => labelsAt(mapAt(mapAt(it.spec, 'template'), 'metadata'), 'labels') ?? new Map(),
)
