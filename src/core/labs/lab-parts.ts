/** A Gateway for plain HTTP to `shop.example.com`. */
export const publicGateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
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
