/** Objects of the smaller kinds that every rule is content with. */

export const goodTelemetry = `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: logs
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  accessLogging:
  - providers:
    - name: envoy
  metrics:
  - reportingInterval: 10s
`

export const goodRequestAuthentication = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: tokens
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  jwtRules:
  - issuer: https://www.example.com
    jwksUri: https://www.example.com/keys
`

export const goodPeerAuthentication = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: strict
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  mtls:
    mode: STRICT
  portLevelMtls:
    "9090":
      mode: PERMISSIVE
`

export const goodAuthorizationPolicy = `
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
        namespaces:
        - web
    to:
    - operation:
        methods:
        - GET
`

export const goodWorkloadGroup = `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: machines
  namespace: shop
spec:
  template:
    address: unix:///var/run/app.sock
    serviceAccount: machines
  probe:
    httpGet:
      port: 8080
      scheme: HTTPS
`

export const goodEnvoyFilter = `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: buffer
  namespace: shop
spec:
  priority: 10
  workloadSelector:
    labels:
      app: shop
  configPatches:
  - applyTo: HTTP_FILTER
    match:
      context: GATEWAY
    patch:
      operation: INSERT_BEFORE
      value:
        name: envoy.filters.http.buffer
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer
          max_request_bytes: 65536
`

export const goodWasmPlugin = `
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: auth
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  url: oci://registry.example.com/filters/auth:1.0
  vmConfig:
    env:
    - name: LEVEL
      value: info
`

export const goodTrafficExtension = `
apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
metadata:
  name: headers
  namespace: shop
spec:
  targetRefs:
  - group: gateway.networking.k8s.io
    kind: Gateway
    name: public
  phase: AUTHN
  match:
  - mode: SERVER
    ports:
    - number: 8080
  lua:
    inlineCode: |
      function envoy_on_request(handle)
        handle:headers():add("x-shop", "1")
      end
`
