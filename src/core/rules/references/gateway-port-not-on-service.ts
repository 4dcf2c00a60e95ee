import { type Gateway, readGateway, selectorText, selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import {
  assumesIngressGateway,
  ingressNamespace,
  ingressPorts,
  readService,
  type Service,
} from '../../model/services.ts'
import { type Pod, podsByLabel } from '../../model/workloads.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const gatewayPortNotOnService = analysisRuleForEach({
  id: 'references/gateway-port-not-on-service',
  severity: 'warning',
  title: 'Gateway port that no Service exposes',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/gateway: IngressGatewayPortAnalyzer',
    codes: ['IST0162'],
  },
  why: `
The gateway listens on the port, but its Service does not expose it, so clients cannot reach it through the Service. Add
the port to the Service, or use one that it has.
`,
  each: 'Gateway',
  reads: ['Pod', 'Service'],

  check(model, resource, report) {
    const gateway = readGateway(resource)
    const { pods, ports, assumed } = exposedPorts(model, gateway)
    if (pods === 0) return
    for (const server of gateway.servers) {
      if (!server.hasPort || ports.has(server.number ?? 0)) continue
      report({
        path: [...server.path, 'port', 'number'],
        code: 'IST0162',
        message: `No Service for the Pods of the gateway (${selectorText(gateway.selector) || 'any labels'}) has port ${server.number ?? 0}.`,
        ...(assumed && {
          outside: { kind: 'Service', namespace: ingressNamespace, name: 'istio-ingressgateway' },
        }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { app: public-gateway }
  servers:
  - port: { number: 8080, name: http, protocol: HTTP }
#                   ^^^^
    hosts: [shop.example.com]
---
kind: Pod
metadata: { name: public-gateway-1, namespace: shop, labels: { app: public-gateway } }
---
kind: Service
metadata: { name: public-gateway, namespace: shop }
spec:
  selector: { app: public-gateway }
  ports: [{ name: http, port: 80, protocol: TCP }]
`,
      },
    ],
    good: [shop],
  },
})

interface Exposed {
  readonly pods: number
  readonly ports: ReadonlySet<number>
  /** Whether only the assumed ingress gateway's are meant. */
  readonly assumed: boolean
}

/** The ports under which Services lead to a Gateway's Pods; most Gateways have the selector of another. */
function exposedPorts(model: Model, { selector }: Gateway): Exposed {
  const known = bySelector(model)
  const key = selector ? JSON.stringify([...selector]) : ''
  const found = known.get(key) ?? portsBehind(model, selector)
  known.set(key, found)
  return found
}

const bySelector = memoByKinds(['Pod', 'Service'], () => new Map<string, Exposed>())

function portsBehind(model: Model, selector: Gateway['selector']): Exposed {
  const ports = new Set<number>()
  const pods = podsByLabel(model).selected(selector)
  const hasDefault = assumesIngressGateway(model)
  let onlyDefault = true
  for (const pod of pods) {
    const isBehindDefault = hasDefault && isIngressPod(pod)
    if (isBehindDefault) for (const port of ingressPorts) ports.add(port)
    else onlyDefault = false
    for (const service of servicesIn(model).get(pod.namespace) ?? []) {
      if (!selects(service.selector, pod.labels)) continue
      onlyDefault = false
      for (const { number, protocol, targetPort } of service.ports) {
        // A port without a protocol counts for none, as Istio reads files, where nothing fills it in.
        if (protocol !== 'TCP') continue
        ports.add(number)
        if (targetPort !== undefined) ports.add(targetPort)
      }
    }
  }
  return { pods: pods.length, ports, assumed: onlyDefault }
}

/** The Services of each namespace. */
const servicesIn = memoByKinds(['Service'], model => {
  const found = new Map<string, Service[]>()
  for (const resource of effective(model, 'Service')) {
    const list = found.get(resource.namespace)
    if (list) list.push(readService(resource))
    else found.set(resource.namespace, [readService(resource)])
  }
  return found
})

/** Whether the Service of Istio's own ingress gateway selects a Pod: one of the files too. */
function isIngressPod({ namespace, labels }: Pod): boolean {
  return namespace === ingressNamespace && labels.get('istio') === 'ingressgateway'
}
