import { dictionaryV1 } from './v1-dictionary.ts'

/** What version 1 does not know: kinds that came later, and the fields that a link has gained. */
const later = `["Untitled",[["istio.yaml",1200]],0,0,0,0,0,[1,["gateway.yaml",1,12,1,20,3,2,40]],["changes",0,0,0,0],1]
["request","traffic","https://shop.example.com/cart","istio=ingressgateway",0]
["Gateway/default/public","spec","servers",0] ["VirtualService/default/shop","spec","http",0,"route",0]
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: istio
spec:
  controllerName: istio.io/gateway-controller
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: istio-ingress
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    hostname: "*.example.com"
    port: 443
    protocol: HTTPS
    tls:
      mode: Terminate
      certificateRefs:
      - kind: Secret
        group: ""
        name: cert
    allowedRoutes:
      namespaces:
        from: All
        from: Same
        from: Selector
        selector:
          matchLabels:
            kubernetes.io/metadata.name: 
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
spec:
  parentRefs:
  - name: gateway
    sectionName: https
  hostnames:
  - shop.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /
      headers:
      - type: Exact
        name: x-user
        value: 
      method: GET
    filters:
    - type: RequestHeaderModifier
    - type: URLRewrite
      urlRewrite:
        path:
          type: ReplacePrefixMatch
          replacePrefixMatch: /
    - type: RequestRedirect
      requestRedirect:
        scheme: https
        statusCode: 301
    backendRefs:
    - name: reviews
      port: 9080
      weight: 90
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls:
    mode: STRICT
    mode: PERMISSIVE
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: allow
spec:
  selector:
    matchLabels:
      app: 
  action: ALLOW
  action: DENY
  rules:
  - from:
    - source:
        principals:
        - cluster.local/ns/default/sa/
        namespaces:
        - istio-ingress
        requestPrincipals: ["*"]
    to:
    - operation:
        methods: ["GET", "POST"]
        paths: ["/api/*"]
    when:
    - key: request.auth.claims[iss]
      values: 
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://issuer.example.com/
    jwksUri: https://issuer.example.com/.well-known/jwks.json
    forwardOriginalToken: true
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
---
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews-v1
  labels:
    app: reviews
    version: v1
spec:
  replicas: 1
  selector:
    matchLabels:
      app: reviews
      version: v1
  template:
    metadata:
      labels:
        app: reviews
        version: v1
    spec:
      serviceAccountName: 
      containers:
      - name: 
        image: docker.io/istio/
        imagePullPolicy: IfNotPresent
        ports:
        - containerPort: 9080
---
`

/** What version 2 has read before the content. Frozen: every link of it needs these very characters. */
export const dictionaryV2 = later + dictionaryV1
