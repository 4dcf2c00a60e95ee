/** Policies for all, for one port and for a subset. */
export const shopPolicies = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: shop
  namespace: shop
spec:
  host: shop.shop.svc.cluster.local
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
        connectTimeout: 2s
        idleTimeout: 30m
        tcpKeepalive:
          time: 2h
          interval: 75s
      http:
        http1MaxPendingRequests: 50
        idleTimeout: 5m
        http2KeepAlive:
          interval: 30s
          timeout: 5s
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
      maxEjectionPercent: 50
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 5
    portLevelSettings:
    - port:
        number: 8443
      tls:
        mode: ISTIO_MUTUAL
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
    trafficPolicy:
      loadBalancer:
        simple: ROUND_ROBIN
`

/** Sticky sessions, near endpoints first. */
export const balancing = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpCookie:
          name: cart
          ttl: 0s
          attributes:
          - name: SameSite
            value: Lax
        maglev:
          tableSize: 65537
      localityLbSetting:
        failover:
        - from: eu-west
          to: eu-central
        failoverPriority:
        - topology.istio.io/network
    outlierDetection:
      interval: 10s
`

/** Shares of traffic from one region to others, and new endpoints that warm up. */
export const shares = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: search
  namespace: shop
spec:
  host: search.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      simple: ROUND_ROBIN
      warmup:
        duration: 60s
        minimumPercent: 20
        aggression: 1.5
      localityLbSetting:
        distribute:
        - from: eu-west/a/*
          to:
            eu-west/a/*: 80
            eu-west/b/*: 20
`

/** A certificate of the client's own, for one workload. */
export const clientCertificate = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
  namespace: shop
spec:
  host: partner.example.com
  workloadSelector:
    matchLabels:
      app: checkout
  exportTo:
  - .
  trafficPolicy:
    tls:
      mode: MUTUAL
      clientCertificate: /etc/certs/client.crt
      privateKey: /etc/certs/client.key
      caCertificates: /etc/certs/ca.crt
`

/** Traffic that leaves through a proxy. */
export const tunnelled = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: proxy
  namespace: shop
spec:
  host: proxy.example.com
  trafficPolicy:
    tunnel:
      protocol: CONNECT
      targetHost: api.example.com
      targetPort: 443
`
