import { integerAt, type JsonMap, labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

const page = {
  severity: 'warning',
  why: `
The sidecar runs as user 1337, and traffic of that user bypasses it. An application with the same user bypasses the mesh: no rules apply
to its requests, and they are not encrypted. Run it as another user.
`,
} as const

export const podRunsAsProxy = analysisRuleForEach({
  ...page,
  id: 'workloads/pod-runs-as-proxy',
  title: 'Pod with the user of the sidecar',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/deployment: ApplicationUIDAnalyzer',
    codes: ['IST0144'],
  },
  each: 'Pod',
  reads: [],
  check: (_model, resource, report) => checkUsers(resource, resource.spec, ['spec'], report),
  examples: {
    bad: [
      {
        yaml: `
kind: Pod
metadata: { name: cart, namespace: shop }
spec:
  containers:
  - name: app
    securityContext: { runAsUser: 1337 }
#                                 ^^^^
`,
      },
    ],
    good: [
      `
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
spec:
  securityContext:
    runAsUser: 1000
  containers:
  - name: app
    image: registry.example.com/cart
`,
    ],
  },
})

export const deploymentRunsAsProxy = analysisRuleForEach({
  ...page,
  id: 'workloads/deployment-runs-as-proxy',
  title: 'Deployment with the user of the sidecar',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/deployment: ApplicationUIDAnalyzer',
    codes: ['IST0144'],
  },
  each: 'Deployment',
  reads: [],
  check: (_model, resource, report) =>
    checkUsers(
      resource,
      mapAt(mapAt(resource.spec, 'template'), 'spec'),
      ['spec', 'template', 'spec'],
      report,
    ),
  examples: {
    bad: [
      {
        yaml: `
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    spec:
      securityContext: { runAsUser: 1337 }
#                                   ^^^^
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
    spec:
      containers:
      - name: app
        image: registry.example.com/cart
`,
    ],
  },
})

const proxyUser = 1337

function checkUsers({ value }: Resource, pod: JsonMap, at: Path, report: Report): void {
  if (labelsAt(mapAt(value, 'metadata'), 'labels')?.has('istio')) return
  const places = [
    { of: pod, path: at },
    ...mapsAt(pod, 'containers').map((of, i) => ({ of, path: [...at, 'containers', i] })),
  ]
  for (const { of, path } of places) {
    const context = of.securityContext
    if (!isMap(context) || textAt(of, 'name') === 'istio-proxy') continue
    if (integerAt(context, 'runAsUser') !== proxyUser) continue
    report({
      path: [...path, 'securityContext', 'runAsUser'],
      code: 'IST0144',
      message: 'User 1337 is the user of the sidecar.',
    })
  }
}
