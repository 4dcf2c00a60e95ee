import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const sidecar = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
  egress:
  - hosts:
    - "./*"
`

const pay = `apiVersion: v1
kind: Service
metadata:
  name: pay
  namespace: pay
spec:
  ports:
  - name: http
    port: 8080
`

export const sidecarHidesAService: Lab = {
  id: 'sidecar-hides-a-service',
  title: 'A call to a service fails: the Sidecar of the namespace leaves it out',
  topic: 'Calls between services',
  symptom:
    '`web` in `shop` calls `pay` in the namespace `pay`. The Sidecar lists `./*` only, and the call fails with 502.',
  files: [
    { name: 'sidecar.yaml', text: sidecar },
    { name: 'pay.yaml', text: pay },
    { name: 'services.yaml', text: httpServices('web') },
  ],
  request: {
    name: 'http://pay.pay:8080/',
    request: 'http://pay.pay:8080/',
    from: 'shop app=web',
    expect: 'pay.pay.svc.cluster.local',
  },
  ends: '502',
  cause:
    "A Sidecar's `egress` is all that its workloads know of the mesh. What it leaves out is unknown to them.",
  fix: 'List the namespace of the service.',
  changes: [
    {
      file: 'sidecar.yaml',
      from: '    - "./*"\n',
      to: `    - "./*"
    - "pay/*"
`,
    },
  ],
}
