import { mapsAt, textAt } from '../../model/read-value.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'
import { containersBehind, workloadKinds } from './service-workloads.ts'

export const targetPortName = translationRuleForEach({
  id: 'advice/target-port-name',
  severity: 'warning',
  title: 'Target port whose name no container has',
  source: {
    advice:
      'A name is looked up in the containers of the Pods, and a port that is not found has no endpoints; Kiali reports it as KIA0701, and numbers that no container lists, which work.',
  },
  why: `
The port has no endpoints, so every call gets a 503. Name a port of a container, or write the number. A number needs no entry in
\`ports\` of a container. This is checked only if the files have the workloads of the Service.
`,
  each: 'Service',
  reads: workloadKinds,

  check(model, resource, report) {
    const containers = containersBehind(model, resource)
    if (containers.length === 0) return
    const names = new Set(containers.flatMap(it => mapsAt(it, 'ports')).map(it => textAt(it, 'name')))
    mapsAt(resource.spec, 'ports').forEach((port, index) => {
      const name = textAt(port, 'targetPort')
      if (name === undefined || /^\d+$/.test(name) || names.has(name)) return
      report({
        path: ['spec', 'ports', index, 'targetPort'],
        message: `No container of the workloads of the Service has a port of the name \`${name}\`.`,
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  selector: { app: cart }
  ports: [{ name: http, port: 80, targetPort: web }]
#                                             ^^^
---
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    metadata: { labels: { app: cart } }
    spec:
      containers: [{ name: cart, image: cart, ports: [{ name: http, containerPort: 8080 }] }]
`,
      },
    ],
    good: [
      shop,
      `
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
    targetPort: web
  - name: http-admin
    port: 81
    targetPort: 9999
---
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
      - name: cart
        image: cart
        ports:
        - name: web
          containerPort: 8080
`,
    ],
  },
})
