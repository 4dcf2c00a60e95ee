import type { Lab } from './lab.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "shop/*.example.com"
`

const pay = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: pay
  namespace: pay
spec:
  hosts:
  - pay.example.com
  gateways:
  - istio-ingress/public
  http:
  - route:
    - destination:
        host: pay
        port:
          number: 8080
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: pay
  namespace: pay
spec:
  ports:
  - name: http
    port: 8080
`

export const hostOfAnotherNamespace: Lab = {
  id: 'host-of-another-namespace',
  title: '404 for one team: the Gateway gives the host to another namespace',
  topic: 'Gateways and TLS',
  symptom: 'The VirtualService of team `pay` names the right Gateway and the right host. Requests get 404.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'pay.yaml', text: pay },
    { name: 'services.yaml', text: services },
  ],
  request: {
    name: 'http://pay.example.com/',
    request: 'http://pay.example.com/',
    expect: 'pay.pay.svc.cluster.local',
  },
  ends: '404',
  finding: 'references/host-not-in-gateway',
  cause:
    'A host of a server may have a namespace in front: `shop/*.example.com` takes VirtualServices of `shop` only.',
  fix: 'Add a host for the other namespace, such as `pay/pay.example.com`.',
  changes: [
    {
      file: 'gateway.yaml',
      from: '    - "shop/*.example.com"\n',
      to: `    - "shop/*.example.com"
    - "pay/pay.example.com"
`,
    },
  ],
}
