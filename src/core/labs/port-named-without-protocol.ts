import type { Lab } from './lab.ts'

const cart = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  hosts:
  - cart
  http:
  - match:
    - uri:
        exact: /health
    directResponse:
      status: 200
  - route:
    - destination:
        host: cart
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    app: cart
  ports:
  - name: tcp-web
    port: 8080
`

export const portNamedWithoutProtocol: Lab = {
  id: 'port-named-without-protocol',
  title: 'HTTP rules do not apply: the port of the Service is named as TCP',
  topic: 'Calls between services',
  symptom:
    '`web` calls `cart`. The VirtualService should answer `/health` itself, but the call goes to `cart`.',
  files: [
    { name: 'cart.yaml', text: cart },
    { name: 'services.yaml', text: services },
  ],
  request: {
    name: 'http://cart:8080/health',
    request: 'http://cart:8080/health',
    from: 'shop app=web',
    expect: '200',
  },
  ends: 'cart.shop.svc.cluster.local:8080',
  cause:
    'Istio takes the protocol of a port from the beginning of its name, or from `appProtocol`. `tcp-web` is plain TCP, and the sidecar does not look into it.',
  fix: 'Name the port `http`, or set `appProtocol: http`.',
  changes: [{ file: 'services.yaml', from: 'name: tcp-web', to: 'name: http-web' }],
}
