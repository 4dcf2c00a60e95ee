/** A Gateway for plain HTTP to `shop.example.com`, beside the shop. */
export const publicGateway = gatewayIn('shop')

/** The same in a namespace of its own. */
export const ingressGateway = gatewayIn('istio-ingress')

/** Services that speak HTTP on port 8080, a document for each. */
export function httpServices(...names: readonly string[]): string {
  return names
    .map(
      name => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 8080
`,
    )
    .join('---\n')
}

function gatewayIn(namespace: string): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: ${namespace}
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
`
}
