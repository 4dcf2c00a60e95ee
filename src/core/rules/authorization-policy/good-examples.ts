/** Readers from one namespace, by method and path. */
export const readers = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: readers
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  action: ALLOW
  rules:
  - from:
    - source:
        namespaces: [web]
        notPrincipals: ["*/sa/batch"]
    - source:
        ipBlocks: [10.0.0.0/8]
    to:
    - operation:
        methods: [GET]
        paths: ["/items/{*}", /health]
        ports: ["8080"]
    when:
    - key: request.headers[x-user]
      values: [admin]
    - key: destination.port
      notValues: ["9090"]
`

/** A policy that a provider decides, on the service that it is attached to. */
export const external = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: login
  namespace: shop
spec:
  targetRefs:
  - kind: Service
    name: shop
  action: CUSTOM
  provider:
    name: login
  rules:
  - from:
    - source:
        remoteIpBlocks: [203.0.113.0/24]
    to:
    - operation:
        paths: [/admin/*]
    when:
    - key: request.headers[cookie]
      values: ["*"]
`

/** Callers by their service accounts; a port that nobody may call. */
export const accounts = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: metrics
  namespace: shop
spec:
  action: DENY
  rules:
  - from:
    - source:
        notServiceAccounts: [monitoring/prometheus]
        trustDomains: [cluster.local]
    to:
    - operation:
        ports: ["9090"]
    when:
    - key: source.trustDomain
      notValues: ["*.example.com"]
`
