/**
 * What Istio configuration usually says, the commonest last, so that links need not carry it.
 * Frozen: every link ever made needs these very characters. A better one becomes version 2 beside it.
 */
export const dictionaryV1 = `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
workloadSelector:
configPatches:
applyTo: HTTP_FILTER
resolution: DYNAMIC_DNS
networking.istio.io/v1beta1
kind: Sidecar
egress:
kind: List
items:
kind: WorkloadEntry
kind: PeerAuthentication
kind: AuthorizationPolicy
security.istio.io/v1
gateway.networking.k8s.io/v1
kind: HTTPRoute
kind: List
  annotations:
  labels:
    app.kubernetes.io/name: 
    version: v1
---
apiVersion: v1
kind: Namespace
---
apiVersion: v1
kind: Service
metadata:
  name: frontend
  namespace: istio-system
  labels:
    app: backend
spec:
  type: ClusterIP
  clusterIP: None
  type: LoadBalancer
  type: ExternalName
  externalName: 
  selector:
    app: 
  ports:
  - name: http
    port: 80
    targetPort: 8080
  - name: https
    port: 443
    targetPort: 8443
  - name: grpc
    port: 9090
    protocol: TCP
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: external-api
  namespace: default
spec:
  hosts:
  - api.example.com
  addresses:
  - 10.0.0.0/8
  - 192.168.0.0/16
  exportTo:
  - "."
  - '*'
  location: MESH_INTERNAL
  location: MESH_EXTERNAL
  ports:
  - number: 443
    name: https
    protocol: HTTPS
    targetPort: 
  resolution: NONE
  resolution: STATIC
  resolution: DNS
  endpoints:
  - address: 127.0.0.1
    locality: eu-west-1/
    network: 
    ports:
      http: 8080
      https: 8443
    labels:
      version: v2
  workloadSelector:
    labels:
      app: 
  subjectAltNames:
  - spiffe://cluster.local/ns/default/sa/
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: details
  namespace: production
spec:
  host: ratings.prod.svc.cluster.local
  workloadSelector:
    matchLabels:
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
        connectTimeout: 30ms
        tcpKeepalive:
          time: 7200s
          interval: 75s
      http:
        http1MaxPendingRequests: 1024
        http2MaxRequests: 1000
        maxRequestsPerConnection: 10
        maxRetries: 3
        idleTimeout: 60s
        h2UpgradePolicy: UPGRADE
        useClientProtocol: true
    outlierDetection:
      consecutive5xxErrors: 5
      consecutiveGatewayErrors: 5
      splitExternalLocalOriginErrors: true
      interval: 30s
      baseEjectionTime: 30s
      maxEjectionPercent: 50
      minHealthPercent: 
    loadBalancer:
      localityLbSetting:
        enabled: true
        distribute:
        - from: eu-west/*
          to:
            "eu-west/*": 80
        failover:
        failoverPriority:
        - topology.istio.io/
      warmup:
        duration: 
      consistentHash:
        httpHeaderName: x-user
        httpCookie:
          name: user
          path: /
          ttl: 0s
        useSourceIp: true
        httpQueryParameterName: 
        minimumRingSize: 
      simple: PASSTHROUGH
      simple: RANDOM
      simple: LEAST_REQUEST
      simple: ROUND_ROBIN
    portLevelSettings:
    - port:
        number: 9080
      tls:
        mode: DISABLE
    tls:
      mode: ISTIO_MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: /etc/certs/client.key
      caCertificates: /etc/certs/root.pem
      insecureSkipVerify: true
      sni: 
  subsets:
  - name: canary
    labels:
      version: canary
  - name: stable
    labels:
      version: stable
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
    trafficPolicy:
      loadBalancer:
        simple: LEAST_CONN
  - name: v3
    labels:
      version: v3
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: passthrough
  namespace: bookinfo-namespace
spec:
  hosts:
  - "*.example.com"
  exportTo:
  - "*"
  gateways:
  - istio-ingress/public
  - istio-system/ingressgateway
  - mesh
  tls:
  - match:
    - port: 443
      sniHosts:
      - www.example.com
      - login.example.com
    route:
    - destination:
        host: login.prod.svc.cluster.local
        port:
          number: 8443
  tcp:
  - match:
    - port: 27017
      destinationSubnets:
      sourceLabels:
        app: 
    route:
    - destination:
        host: mongo.prod.svc.cluster.local
        port:
          number: 5555
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: default
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - name: primary
    delegate:
      name: 
      namespace: 
  - match:
    - uri:
        regex: ^/api/v[0-9]+/.*$
      ignoreUriCase: true
      scheme:
        exact: https
      authority:
        prefix: www.
      queryParams:
        debug:
          exact: "true"
      withoutHeaders:
        x-
      sourceNamespace: 
      gateways:
      - mesh
    corsPolicy:
      allowOrigins:
      - exact: https://example.com
      allowMethods:
      - POST
      - GET
      - OPTIONS
      - PUT
      - DELETE
      allowCredentials: false
      allowHeaders:
      - x-request-id
      - content-type
      - authorization
      exposeHeaders:
      maxAge: 24h
    fault:
      delay:
        percentage:
          value: 0.1
        fixedDelay: 5s
      abort:
        percentage:
          value: 100
        httpStatus: 503
    mirror:
      host: reviews
      subset: v2
    mirrors:
    mirrorPercentage:
      value: 10.0
    directResponse:
      status: 404
      body:
        string: "not found"
    redirect:
      uri: /v1/
      authority: www.example.com
      scheme: https
      redirectCode: 301
      derivePort: FROM_PROTOCOL_DEFAULT
    headers:
      request:
        set:
          x-forwarded-proto: https
        add:
        remove:
        - x-
      response:
        set:
          cache-control: no-store
    retries:
      attempts: 3
      perTryTimeout: 2s
      retryOn: connect-failure,refused-stream,unavailable,cancelled,gateway-error,5xx,retriable-status-codes
    timeout: 10s
  - match:
    - method:
        exact: GET
      headers:
        end-user:
          exact: jason
        user-agent:
          regex: ".*Chrome.*"
        cookie:
          exact: "user=dev-123"
      uri:
        exact: /health
    - uri:
        prefix: /productpage
    - uri:
        prefix: "/api/"
    rewrite:
      uri: /
    route:
    - destination:
        host: reviews.prod.svc.cluster.local
        subset: v1
        port:
          number: 8080
      weight: 90
    - destination:
        host: reviews.qa.svc.cluster.local
        subset: v2
        port:
          number: 7777
      weight: 10
  - route:
    - destination:
        host: reviews
        subset: v1
      weight: 80
    - destination:
        host: reviews
        subset: v2
      weight: 20
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my-gateway
  namespace: some-config-namespace
spec:
  selector:
    app: my-gateway-controller
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - "*"
      tls:
        httpsRedirect: true
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - www.example.com
      tls:
        mode: SIMPLE
        credentialName: 
---
apiVersion: networking.istio.io/v1
kind: VirtualService
spec:
  hosts:
    - "*"
  gateways:
    - my-gateway
  http:
    - match:
        - uri:
            prefix: /
      route:
        - destination:
            host: frontend
            port:
              number: 8080
          weight: 100
        - destination:
            host: frontend
            subset: v2
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
spec:
  selector:
    istio: egressgateway
  servers:
  - port:
      number: 9080
      name: http-wildcard
      protocol: HTTP2
    bind: 127.0.0.1
    hosts:
    - "*"
  - port:
      number: 15443
      name: grpc-web
      protocol: GRPC
    hosts:
    - ns1/*
    - ./*
    tls:
      mode: AUTO_PASSTHROUGH
      minProtocolVersion: TLSV1_2
      maxProtocolVersion: TLSV1_3
      cipherSuites:
      - ECDHE-RSA-AES128-GCM-SHA256
  - port:
      number: 27018
      name: mongo
      protocol: MONGO
    hosts:
    - "*"
  - port:
      number: 2379
      name: mongo
      protocol: MONGO
    hosts:
    - "*"
  - port:
      number: 31400
      name: tcp
      protocol: TCP
    hosts:
    - '*'
  - port:
      number: 443
      name: tls
      protocol: TLS
    hosts:
    - "bookinfo-namespace/*.bookinfo.com"
    tls:
      mode: PASSTHROUGH
  - port:
      number: 8443
      name: https-443
      protocol: HTTPS
    hosts:
    - uk.bookinfo.com
    - eu.bookinfo.com
    tls:
      mode: MUTUAL
      mode: OPTIONAL_MUTUAL
      serverCertificate: /etc/certs/servercert.pem
      privateKey: /etc/certs/privatekey.pem
      caCertificates: /etc/certs/ca.pem
      credentialName: bookinfo-secret
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
  - port:
      number: 9443
      name: https-9443
      protocol: HTTPS
    hosts:
    - shop.example.com
    - "*.example.com"
    tls:
      mode: SIMPLE
      credentialName: 
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - www.example.com
    tls:
      httpsRedirect: true
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - "*"
    tls:
      mode: SIMPLE
      credentialName: 
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
spec:
  host: reviews
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
spec:
  hosts:
  - reviews
  gateways:
  - 
  http:
  - match:
    - uri:
        prefix: /
    route:
    - destination:
        host: 
        port:
          number: 
      weight: 
    - destination:
        host: 
        subset: 
["Untitled",[["gateway.yaml",1000],["virtual-service.yaml",800],["destination-rule.yaml",300],["service-entry.yaml",400],["services.yaml",900],["istio.yaml",2100]],["default",0,"Gateway/default/","Service/default/","Namespace/"],[["VirtualService/default/",["DestinationRule/default/",120,80]],["Gateway/default/","spec","servers",0,"http",0,"route",0]]
["bookinfo",[["bookinfo.yaml",2101]]]
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: `
