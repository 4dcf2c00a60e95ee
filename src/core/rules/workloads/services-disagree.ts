import { selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { field, integerAt, type JsonMap, labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Report } from '../define-rule.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { injectionOf, isInjected } from './injection.ts'

export const servicesDisagree = analysisRuleForEach({
  id: 'workloads/services-disagree',
  severity: 'warning',
  title: 'Services that disagree about a port',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/deployment: ServiceAssociationAnalyzer',
    codes: ['IST0116', 'IST0137'],
  },
  why: `
A sidecar has one configuration for each port of its Pods. If two Services give the port different protocols, or
different port numbers for one target port, requests through one of them get the configuration of the other. Make the
Services agree.
`,
  each: 'Deployment',
  reads: ['Service', 'Namespace'],

  check(model, resource, report) {
    const template = mapAt(resource.spec, 'template')
    const asked = injectionOf(mapAt(template, 'metadata'))
    if (asked === 'false' || (asked !== 'true' && !isInjected(model, resource.namespace))) return
    const ports = portsOf(model, resource, mapAt(template, 'metadata'))
    for (const number of new Set(ports.map(it => it.number))) {
      const same = ports.filter(it => it.number === number)
      reportIf(
        same,
        it => it.protocol,
        report,
        'IST0116',
        values => `port ${number} is ${values}`,
      )
    }
    for (const target of new Set(ports.flatMap(it => it.target || []))) {
      const same = ports.filter(it => it.target === target)
      reportIf(
        same,
        it => String(it.number),
        report,
        'IST0137',
        values => `ports ${values} lead to ${target}`,
      )
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
kind: Deployment
metadata: { name: cart, namespace: shop }
#                 ^^^^
spec:
  template:
    metadata: { labels: { app: cart } }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  selector: { app: cart }
  ports: [{ name: http, port: 80, targetPort: 8080, protocol: TCP }]
---
kind: Service
metadata: { name: cart-admin, namespace: shop }
spec:
  selector: { app: cart }
  ports: [{ name: http, port: 81, targetPort: 8080, protocol: TCP }]
`,
      },
    ],
    good: [
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    matchLabels:
      app: cart
  template:
    metadata:
      labels:
        app: cart
        sidecar.istio.io/inject: "true"
    spec:
      containers:
      - name: app
        image: registry.example.com/cart
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    app: cart
  ports:
  - name: http
    port: 80
    targetPort: 8080
    protocol: TCP
`,
    ],
  },
})

interface UsedPort {
  readonly service: string
  readonly number: number
  readonly protocol: string
  /** Empty where it is not written. */
  readonly target: string
}

function portsOf(model: Model, { namespace }: Resource, metadata: JsonMap): UsedPort[] {
  const labels = labelsAt(metadata, 'labels') ?? new Map()
  return effective(model, 'Service')
    .filter(it => it.namespace === namespace && selects(labelsAt(it.spec, 'selector'), labels))
    .flatMap(({ name, spec }) =>
      mapsAt(spec, 'ports').map(port => ({
        service: name,
        number: integerAt(port, 'port') ?? 0,
        protocol: textAt(port, 'protocol') ?? '',
        target: String(field(port, 'targetPort') ?? ''),
      })),
    )
}

/** Reports ports that should say the same and are told differently by several Services. */
function reportIf(
  ports: readonly UsedPort[],
  asked: (port: UsedPort) => string,
  report: Report,
  code: string,
  words: (values: string) => string,
): void {
  const values = [...new Set(ports.map(asked))]
  const services = [...new Set(ports.map(it => it.service))]
  if (values.length < 2 || services.length < 2) return
  report({
    path: ['metadata', 'name'],
    code,
    message: `In the Services ${services.join(' and ')}, ${words(values.map(it => it || 'no protocol').join(' and '))}.`,
  })
}
