import type { Example } from './example.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my-tcp-ingress
spec:
  selector:
    app: my-tcp-ingressgateway
  servers:
  - port:
      number: 27018
      name: mongo
      protocol: MONGO
    hosts:
    - "*"
`

export const mongoGateway: Example = {
  id: 'mongo-gateway',
  title: 'MongoDB port',
  doc: 'A gateway that takes MongoDB connections on port 27018.',
  files: [{ name: 'gateway.yaml', text: gateway }],
}
