/** What the workloads of a namespace may reach. */
export const scope = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress:
  - port:
      number: 3306
      name: mysql
      protocol: TCP
    bind: 127.0.0.1
    hosts:
    - shop/mysql.shop.svc.cluster.local
  - port:
      number: 0
      name: cache
      protocol: TCP
    bind: unix:///var/run/cache.sock
    hosts:
    - ~legacy/*
    - "./*.example.com"
  - hosts:
    - ./*
    - istio-system/*
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
`

/** The inbound listeners of a workload. */
export const inbound = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: ratings
  namespace: shop
spec:
  workloadSelector:
    labels:
      app: ratings
  ingress:
  - port:
      number: 9443
      name: https
      protocol: HTTPS
    bind: 0.0.0.0
    defaultEndpoint: 127.0.0.1:8080
    tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
  - port:
      number: 9080
      name: http
      protocol: HTTP
    defaultEndpoint: unix:///var/run/app.sock
    connectionPool:
      http:
        http1MaxPendingRequests: 10
  inboundConnectionPool:
    tcp:
      maxConnections: 100
  outboundTrafficPolicy:
    mode: ALLOW_ANY
`
