/** A Gateway of Kubernetes, a route that attaches to it, and the Service that it leads to. */
export const attachedShop = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    hostname: "*.example.com"
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
  namespace: shop
spec:
  parentRefs:
  - name: public
    sectionName: http
  hostnames:
  - shop.example.com
  rules:
  - backendRefs:
    - name: cart
      port: 80
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
`

/** A Service that serves TLS, and what its callers hold its certificate against. */
export const securedShop = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: cart
  namespace: shop
spec:
  targetRefs:
  - group: ""
    kind: Service
    name: cart
    sectionName: https
  validation:
    hostname: cart.example.com
    wellKnownCACertificates: System
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
  - name: https
    port: 443
`
