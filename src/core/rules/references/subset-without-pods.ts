import { readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { findService } from '../../model/services.ts'
import { podLabels, podsOf } from '../../model/workloads.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const subsetWithoutPods = analysisRuleForEach({
  id: 'references/subset-without-pods',
  severity: 'error',
  title: 'Subset without Pods',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/destinationrule: PodNotSelectedAnalyzer',
    codes: ['IST0173'],
  },
  why: `
Requests to the subset get a 503: no Pod has its labels. Use labels of existing Pods. This is checked only if the files
contain Pods.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry', 'WorkloadEntry', 'Pod', 'Node'],
  applies: model => model.settings.complete || model.ofKind('Pod').length > 0,

  check(model, resource, report) {
    const { host, exportTo, subsets } = readDestinationRule(resource)
    const service = findService(model, { namespace: resource.namespace, exportTo, host })
    if (!service) return
    const pods = placedPods(model)
    // Of several subsets with one name the last counts.
    const last = new Map(subsets.map(it => [it.name, it]))
    for (const { index, name, labels } of last.values()) {
      const wanted = new Map([...(service.workloadSelector ?? []), ...(labels ?? [])])
      if (pods.some(it => selects(wanted, it.labels))) continue
      const path = ['spec', 'subsets', index, 'labels']
      const node = nodeToKnow(pods, wanted)
      const entry = service.kind === 'serviceEntry' ? service.resource : undefined
      if (entry && hasEndpoint(model, entry, service.workloadSelector, labels))
        report({
          path,
          code: 'IST0173',
          message: `istioctl analyze looks for Pods only and is wrong: an endpoint of ServiceEntry ${entry.namespace}/${entry.name} has the labels of subset \`${name}\`.`,
          falseAlarm: true,
        })
      else
        report({
          path,
          code: 'IST0173',
          message: entry
            ? `No endpoint of ServiceEntry ${entry.namespace}/${entry.name} and no Pod has the labels of subset \`${name}\`.`
            : `No Pod has the labels of subset \`${name}\`.`,
          ...(node !== undefined && { outside: { kind: 'Node', namespace: '', name: node } }),
        })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - { name: v2, labels: { version: v2 } }
#                       ^^^^^^^^^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart, version: v1 } }
`,
      },
      {
        yaml: `
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  subsets:
  - { name: east, labels: { site: east } }
#                         ^^^^^^^^^^^^^^
---
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec:
  hosts: [bank.example.com]
  endpoints: [{ address: 192.0.2.7, labels: { site: east } }]
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart } }
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - { name: west, labels: { topology.kubernetes.io/region: us-west-1 } }
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart } }
spec: { nodeName: node-1 }
---
apiVersion: v1
kind: Node
metadata: { name: node-1, labels: { topology.kubernetes.io/region: us-west-1 } }
`,
    ],
  },
})

/** A Pod with the labels that Istio gives its endpoints: its own, and those of the Node that tell where it is. */
interface PlacedPod {
  readonly labels: Labels
  /** The Node that it runs on, where the files do not have it. */
  readonly unknownNode: string | undefined
}

const placedPods = memoByKinds(['Pod', 'Service', 'Node'], (model): readonly PlacedPod[] => {
  const nodes = new Map(effective(model, 'Node').map(it => [it.name, podLabels(it)]))
  const assumed = podsOf(model).filter(it => it.isAssumed)
  return [
    ...assumed.map(({ labels }) => ({ labels, unknownNode: undefined })),
    ...effective(model, 'Pod').map((pod): PlacedPod => {
      const nodeName = textAt(pod.spec, 'nodeName')
      const node = nodeName === undefined ? undefined : nodes.get(nodeName)
      if (!node || !nodeName) return { labels: podLabels(pod), unknownNode: nodeName }
      const places = [...node].filter(([key]) => topologyKeys.has(key))
      return {
        labels: new Map([...podLabels(pod), ...places, ['kubernetes.io/hostname', nodeName]]),
        unknownNode: undefined,
      }
    }),
  ]
})

const topologyKeys = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
])

/** The Node, not in the files, whose labels may make a Pod one of the subset. */
function nodeToKnow(pods: readonly PlacedPod[], wanted: Labels): string | undefined {
  const own = new Map([...wanted].filter(([key]) => !topologyKeys.has(key)))
  if (own.size === wanted.size) return undefined
  return pods.find(it => it.unknownNode && selects(own, it.labels))?.unknownNode
}

/** Whether an endpoint has the labels: one that the ServiceEntry lists, or a WorkloadEntry that it selects. */
function hasEndpoint(
  model: Model,
  { spec, namespace }: Resource,
  selector: Labels | undefined,
  labels: Labels | undefined,
): boolean {
  const none: Labels = new Map()
  const listed = mapsAt(spec, 'endpoints').map(it => labelsAt(it, 'labels') ?? none)
  const selected = selector
    ? effective(model, 'WorkloadEntry')
        .filter(it => it.namespace === namespace)
        .map(it => labelsAt(it.spec, 'labels') ?? none)
        .filter(it => selects(selector, it))
    : []
  return [...listed, ...selected].some(it => selects(labels, it))
}
