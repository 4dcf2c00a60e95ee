/** A namespace with sidecars and a Pod in it: what selects `app: cart` selects something. */
export const cartPod = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
---
apiVersion: v1
kind: Pod
metadata:
  name: cart-1
  namespace: shop
  labels:
    app: cart
spec:
  containers:
  - name: app
    image: registry.example.com/cart
  - name: istio-proxy
    image: registry.example.com/proxyv2
`

/** What applies to that Pod, and is the only one of its kind there. */
export const selectingCart = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: cart
  namespace: shop
spec:
  workloadSelector:
    labels:
      app: cart
  egress:
  - hosts:
    - ./*
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    matchLabels:
      app: cart
  accessLogging:
  - providers:
    - name: envoy
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    matchLabels:
      app: cart
  rules:
  - from:
    - source:
        namespaces:
        - shop
---${cartPod}`

/** An EnvoyFilter that says when it is applied. */
export const filterWithPriority = `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: shop
  namespace: shop
spec:
  priority: 10
  configPatches:
  - applyTo: CLUSTER
    match:
      context: SIDECAR_OUTBOUND
    patch:
      operation: MERGE
      value:
        connect_timeout: 1s
`
