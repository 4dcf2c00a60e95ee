import { bookinfoGateway } from './bookinfo.ts'
import type { Example } from './example.ts'

const route = `# The rule takes connections that came in on port 27017. The gateway listens for
# MongoDB on 2379, so no connection through it ever gets here: see the drawing.
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: bookinfo-mongo
  namespace: bookinfo-namespace
spec:
  hosts:
  - mongosvr.prod.svc.cluster.local
  gateways:
  - some-config-namespace/my-gateway
  tcp:
  - match:
    - port: 27017
    route:
    - destination:
        host: mongo.prod.svc.cluster.local
        port:
          number: 5555
`

export const mongo: Example = {
  id: 'mongo',
  title: 'MongoDB over TCP',
  doc: 'A TCP rule for port 27017, routed to port 5555 behind the bookinfo gateway.',
  files: [bookinfoGateway, { name: 'mongo.yaml', text: route }],
}
