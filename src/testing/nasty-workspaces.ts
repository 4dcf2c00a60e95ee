import type { Files } from '../core/text/file-change.ts'

/** Istio's configuration as people, tools and accidents write it: whole workspaces that are hard to edit without harm. */
export interface NastyWorkspace {
  readonly name: string
  readonly files: Files
}

export const nastyWorkspaces: readonly NastyWorkspace[] = [
  one(
    'destinations that are anchored once and repeated',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: &hosts [shop.example.com] # both gateways
  gateways: &gateways
  - public # outside
  - mesh
  http:
  - name: cart
    match: &match
    - uri: {prefix: /cart} # carts
      gateways: *gateways
    route: &route
    - destination: &v1 {host: shop, subset: v1} # the usual one
      weight: 90
    - destination: {host: shop, subset: v2}
      weight: 10
    retries: &retries
      attempts: 3 # thrice
  - name: other
    match: *match
    route: *route
    retries: *retries
  - route:
    - destination: *v1
  tls:
  - match:
    - port: 443
      sniHosts: *hosts
    route:
    - destination: *v1
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: &all {istio: ingressgateway}
  servers:
  - port: &http {number: 80, name: http, protocol: HTTP}
    hosts: &names [shop.example.com]
  - port: {number: 8080, name: http-8080, protocol: HTTP}
    hosts: *names # the same
`,
  ),
  one(
    'rules that merge what they have in common',
    `x-common: &common
  timeout: 5s # for all
  retries: {attempts: 2, perTryTimeout: 2s}
x-headers: &headers
  headers:
    request: {set: {x-shop: "yes"}}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts:
  - shop
  http:
  - <<: *common
    match:
    - uri: {exact: /a}
    route:
    - destination: {host: shop}
  - timeout: 1s
    <<: [*common, *headers] # both
    name: both
    route: [{destination: {host: shop, subset: v1}, weight: 100}]
  - {<<: *headers, name: short, route: [{destination: {host: shop}}]}
  - <<:
      fault: {abort: {httpStatus: 503}}
    route:
    - destination:
        <<: {host: shop}
        subset: v2
---
kind: DestinationRule
apiVersion: networking.istio.io/v1
metadata: {name: shop}
spec:
  host: shop
  subsets:
  - &v1
    name: v1
    labels: {version: v1}
  - <<: *v1
    name: v2
`,
  ),
  one(
    'whole documents on a line',
    `{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: public}, spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: default }
spec: { hosts: [ shop.example.com, "*.example.com" ], gateways: [ public ], http: [ { match: [ { uri: { prefix: / } } ], route: [ { destination: { host: shop, port: { number: 80 } }, weight: 100 }, ], }, ] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: shop}
spec: {host: shop, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]}
`.replace(/^\{(.*)\}$/m, '# one\n{$1}'),
  ),
  {
    name: 'JSON as kubectl gives it',
    files: [
      {
        name: 'list.json',
        text: `{
    "apiVersion": "v1",
    "items": [
        {
            "apiVersion": "networking.istio.io/v1",
            "kind": "VirtualService",
            "metadata": {
                "name": "shop",
                "namespace": "default"
            },
            "spec": {
                "gateways": ["public"],
                "hosts": [
                    "shop.example.com"
                ],
                "http": [
                    {
                        "route": [
                            {
                                "destination": { "host": "shop", "subset": "v1" },
                                "weight": 100
                            }
                        ]
                    }
                ]
            }
        },
        {
            "apiVersion": "networking.istio.io/v1",
            "kind": "Gateway",
            "metadata": { "name": "public" },
            "spec": { "servers": [] }
        }
    ],
    "kind": "List"
}`,
      },
      {
        name: 'line.json',
        text: '{"apiVersion":"networking.istio.io/v1","kind":"DestinationRule","metadata":{"name":"shop"},"spec":{"host":"shop","subsets":[{"name":"v1","labels":{"version":"v1"}}]}}\n',
      },
    ],
  },
  one(
    'Windows line ends with comments between everything',
    `# head

# the routes
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop # name
  # nothing else
spec:
  hosts:

  # the first
  - shop.example.com # one
  # the last

  http:
  # about the first rule
  - match: # any of
    # a path
    - uri:
        prefix: /a # a
    # another
    - uri:
        exact: /b

    route:
    # all of it
    - destination:
        host: shop # here
      # the share
      weight: 100
    # the end of the rule

  # the last rule
  - redirect:
      uri: /c
# tail
`.replaceAll('\n', '\r\n'),
  ),
  one(
    'bodies and filters as block scalars',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: closed
  annotations:
    note: >-
      folded over
      two lines # no comment

      and one more
spec:
  hosts: [closed.example.com]
  http:
  - match:
    - uri:
        regex: |-
          /a/[0-9]+
    directResponse:
      status: 503
      body:
        string: |
          <h1>Closed</h1>
            # no comment either

          back soon
    headers:
      response:
        set:
          x-note: |+
            kept

  - directResponse:
      status: 404
      body: {string: "not\\tfound"}
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: {name: lua}
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value:
        name: lua
        inlineCode: |2
            function envoy_on_request(handle)
          end
`,
  ),
  one(
    'tabs and blanks behind values',
    'apiVersion: networking.istio.io/v1\t\nkind: Gateway \t # tabbed\nmetadata:\t\n  name:\tpublic\t# tab\nspec:\n  selector:  {istio:\tingressgateway}\t\n  servers:   \n  -\tport:  {number: 80,\tname: http, protocol: HTTP}  \n  \n  -   port:\t# below\n        number: \t443\n        name: https\t\n        protocol: "HTTPS"\t\t\n      hosts: [ "a\tb" ,\t"*" ]\n      tls: {mode: SIMPLE}\n'
      .replace('  -\tport:', '  - port:')
      .replace('  -   port:\t#', '  - hosts: [x.example.com]\n    port:\t#')
      .replace('      hosts: [ "a\tb" ,\t"*" ]\n      tls', '    minProtocol: "a\tb"\n    tls'),
  ),
  one(
    'a mark, several documents, bare ends and an unfinished line',
    `\uFEFF# the gateway
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["*"]
...
# between
---
# nothing here
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - route:
    - destination: {host: shop} # the end`,
  ),
  one(
    'a list of resources with dashes far from their values',
    `kind: List
apiVersion: v1
items:
# the gateway
-   apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata:
        name: public
    spec:
        servers:
        -   port: {number: 80, name: http, protocol: HTTP}
            hosts:
            -   "*"
# the routes

-   apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata:
        name: shop
    spec:
        hosts:
        -   shop.example.com
        gateways:
        -   public
        http:
        -   match:
            -   uri:
                    prefix: /a
            route:
            -   destination:
                    host: shop
                    subset: v1
-   apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: {name: shop}
    spec: {host: shop, subsets: [{name: v1, labels: {version: v1}}]}
`,
  ),
  one(
    'every key in quotes',
    `"apiVersion": "networking.istio.io/v1"
"kind": "VirtualService"
"metadata": {"name": "shop", 'labels': {'on': 'off', "80": "1"}}
"spec":
  "hosts":
  - "shop.example.com"
  'gateways': ['public', "mesh"]
  "http":
  - "match":
    - "headers": {"x-user": {"exact": "1"}, 'on': {'prefix': "y"}}
    "route":
    - "destination": {"host": "shop"}
      "weight": 100
`,
  ),
  one(
    'keys with a question mark',
    `apiVersion: networking.istio.io/v1
kind: DestinationRule
? metadata
: name: shop
  ? namespace
  : default
? spec
:
  ? host
  : shop # here
  ? subsets
  : - name: v1
      ? labels
      : {? version : v1}
    - ? name
      : v2
      labels: {version: v2}
`,
  ),
  one(
    'very long lines',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: long, annotations: {note: "${'very long '.repeat(200)}"}}
spec:
  hosts: [${Array.from({ length: 60 }, (_, i) => `host-${i}.example.com`).join(', ')}]
  http:
  - match:
    - uri: {regex: '${'(a|b)'.repeat(100)}'}
    - headers: {cookie: {regex: "^(.*?;)?(user=${'x'.repeat(900)})(;.*)?$"}}
    route:
    - destination: {host: ${'a'.repeat(60)}.example.com} # ${'a long comment '.repeat(40)}
`,
  ),
  one(
    'indented in as many ways as there are lists',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
   name: mixed
spec:
    hosts:
    - a.example.com
    -   b.example.com
    gateways:
      - public
    http:
          - match:
              - uri:
                 prefix: /a
              -
                uri:
                     exact: /b
            route:
            - destination:
                       host: a
              weight: 50
            -
              destination: {host: b}

              weight: 50
          -
            # alone
            redirect:
             uri: /c
`,
  ),
  one(
    'no line break at the end, in a list in a list',
    `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  servers:
  - hosts:
    - a.example.com
    port: {number: 80, name: http, protocol: HTTP}
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - "*"`,
  ),
  one(
    'keys twice and a resource twice',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, name: shop}
spec:
  hosts: [old.example.com]
  hosts: [shop.example.com] # counts
  http:
  - route:
    - destination: {host: shop, host: cart}
      weight: 1
      weight: 100
    timeout: 1s
    # again
    timeout: 2s
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec: {hosts: [shop], http: [{route: [{destination: {host: shop}}]}]}
`,
  ),
  one(
    'values that are missing, null or of the wrong sort',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: odd}
spec:
  hosts:
  gateways: ~
  http:
  -
  - route:
  - match: null
    route:
    - destination:
    -
  - match: {uri: /a}
    route: nowhere
  - text
  tcp: {}
  tls: none
---
kind: Gateway
metadata: {name: odd}
spec:
  servers: # none yet
  selector: {}
---
kind: DestinationRule
metadata:
spec: []
---
kind: VirtualService
spec: text
`,
  ),
  one(
    'only carriage returns',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: mac # old
spec:
  hosts:
  - shop.example.com
  # and
  - www.example.com
  http:
  - route:
    - destination:
        host: shop
`.replaceAll('\n', '\r'),
  ),
  {
    name: 'one host named in many files',
    files: [
      {
        name: 'gateways/public.yaml',
        text: 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: public, namespace: edge}\nspec:\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: ["shop/shop.example.com"] # of the shop\n',
      },
      {
        name: 'shop/routes.yaml',
        text: 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: shop\n  namespace: shop\nspec:\n  hosts: [shop.example.com]\n  gateways:\n  - edge/public # outside\n  - mesh\n  http:\n  - match:\n    - uri: {prefix: /cart}\n      gateways: [ edge/public ]\n    delegate: {name: cart, namespace: cart}\n  - route:\n    - destination: {host: shop.shop.svc.cluster.local, subset: "v1"}\n    mirror: {host: shop}\n',
      },
      {
        name: 'shop/service.yaml',
        text: "apiVersion: v1\r\nkind: Service\r\nmetadata: {name: shop, namespace: shop}\r\nspec:\r\n  ports: [{name: http, port: 80}]\r\n---\r\napiVersion: networking.istio.io/v1\r\nkind: DestinationRule\r\nmetadata: {name: shop, namespace: shop}\r\nspec:\r\n  host: 'shop'\r\n  subsets:\r\n  - {name: v1, labels: {version: v1}}",
      },
      {
        name: 'cart/cart.yaml',
        text: '# delegate\nkind: VirtualService\napiVersion: networking.istio.io/v1\nmetadata: {name: cart, namespace: cart}\nspec:\n  http:\n  - route:\n    - {destination: {host: shop.shop.svc.cluster.local, subset: v1}, weight: 1}\n    - {destination: {host: cart}, weight: 1}\n',
      },
    ],
  },
  one(
    'a template that is filled in and one that is not',
    `# rendered
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: "api"
  labels:
    "helm.sh/chart": 'api-1.0.0'
spec:
  hosts: ["api.example.com",
    "www.example.com"]
  ports:
    - {number: 443, name: tls, protocol: TLS}
  resolution: DNS
  location: "MESH_\\
    EXTERNAL"
---
kind: Gateway
metadata: {name: {{ .Values.name }}}
spec:
  servers: [
---
kind: ServiceEntry
metadata: {name: after}
spec: {hosts: [after.example.com]}
`,
  ),
  one(
    'tags, numbers and words that YAML reads otherwise',
    `apiVersion: !!str networking.istio.io/v1
kind: ServiceEntry
metadata: !!map
  name: yes-or-no
  labels: {on: "on", off: 'off', y: "y", "1": "010", version: "1.0", empty: ""}
spec:
  hosts: !!seq
  - !!str 1.example.com
  addresses: [ "10.0.0.1/8", '::1', 0x1f.example.com ]
  ports:
  - number: 0x50
    name: "on"
    protocol: HTTP
    targetPort: 8_080
  - {number: 0o17, name: no-name, protocol: ! TCP}
  resolution: !<tag:yaml.org,2002:str> STATIC
  endpoints:
  - address: 1.2.3.4
    weight: 1e1
    labels: {v: 1_000, w: .5, date: 2024-01-02, time: 12:30:45}
`,
  ),
  one(
    'empty brackets, with and without something in them',
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { }
spec:
  hosts: [ # none yet
  ]
  gateways: []
  exportTo: [ ]
  http: [
    # the first
    {
      match: [ ],
      route: [ { destination: { } , }, ], # behind
      # nothing else
    },

    { # nothing
    },
  ]
  tcp: [ { match: [{ }], route: [
  ] } ]
  tls: {}
---
{}
---
kind: Gateway
metadata: {}
spec: {}
`,
  ),
  one(
    'routes of the Gateway API that refer across namespaces',
    `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra} # the only one
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs:
      - name: cert # beside
      - {kind: Secret, name: cert, namespace: "certs"}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  parentRefs: &parents
  - namespace: infra # of the platform
    name: public
  - {group: "", kind: Service, name: cart}
  rules:
  - backendRefs: &backends
    # the stable one
    - name: cart
      port: 80
    - {name: cart, namespace: far, port: 80, weight: 0}
    filters:
    - type: RequestMirror
      requestMirror: {backendRef: {name: 'cart', port: 80}}
  - backendRefs: *backends
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: cart}
spec:
  parentRefs: [{name: public, namespace: infra}, ]
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: more}
spec:
  parentRef: {name: public, namespace: infra} # outside
---
apiVersion: v1
kind: Service
metadata: {name: cart}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: far}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Secret
metadata: {name: cert, namespace: infra}
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: cart, namespace: far}
spec:
  from:
  - {group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default}
  to:
  - group: ""
    kind: Service
    name: cart # no other
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: cart, namespace: far}
spec:
  targetRefs:
  - {group: "", kind: Service, name: cart}
  validation: {wellKnownCACertificates: System, hostname: cart.example.com}
`,
  ),
  one(
    'listeners, rules and backends of the Gateway API in every style',
    `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: default}
spec:
  gatewayClassName: istio
  listeners:
  - {name: http, port: 80, protocol: HTTP, hostname: "*.example.com"} # plain
  - name: https
    port: 443
    protocol: HTTPS
    hostname: shop.example.com # the shop
    tls: &tls
      mode: Terminate
      certificateRefs: [{name: cert}] # by cert-manager
      options: {a: b}
    allowedRoutes: {namespaces: {from: All}, kinds: [{kind: HTTPRoute}]}
  -   name: sni
      port: 8443
      protocol: TLS
      tls: {mode: Passthrough}
  - name: ended
    port: 9443
    protocol: "TLS"
    tls: *tls
  - { name: tcp, port: 9000, protocol: TCP, allowedRoutes: { kinds: [ { kind: TCPRoute } ] } }
  - name: odd
    port: 1
    protocol: HTTPS
    tls: {mode: Passthrough}
---
{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": {"name": "json"},
 "spec": {"parentRefs": [{"name": "edge", "sectionName": "http"}, {"name": "edge", "sectionName": "https"}],
 "rules": [{"matches": [{"path": {"value": "/a"}}], "backendRefs": [{"name": "web", "port": 80, "weight": 3}, {"name": "web-v2", "port": 80}]},
 {"filters": [{"type": "RequestRedirect", "requestRedirect": {"scheme": "https"}}]}]}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: called}
spec:
  parentRefs:
  - {group: "", kind: Service, name: web} # calls in the mesh
  rules:
  - matches:
    # by hand
    - headers: [{name: canary, value: "yes"}]
    backendRefs:
    -   name: web # the old one
        port: 80

        weight: 1
    - {group: networking.istio.io, kind: Hostname, name: api.example.com, port: 443, weight: 9} # outside
    filters:
    - type: RequestMirror # a copy
      requestMirror:
        backendRef: {name: web, namespace: default, port: 80}
  -
    backendRefs:
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: grpc}
spec:
  parentRefs: [ {name: edge, port: 80} ]
  rules:
  - backendRefs: [ {name: web, port: 9000}, ]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: through}
spec:
  parentRefs: [{name: edge, sectionName: sni}]
  hostnames: [shop.example.com]
  rules:
  - backendRefs: [{name: web, port: 443, weight: 2}, {name: web-v2, port: 443, weight: 2}] # half
---
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: {name: bytes}
spec:
  parentRefs: [{name: edge, sectionName: tcp}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80}, {name: https, port: 443}]}
`,
  ),
  one(
    'filters of routes in every style, and routes of the mesh that refer far',
    `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: filtered}
spec:
  rules:
  - filters:
    - type: URLRewrite # to the old paths
      urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /old}}
    # a copy of half
    - type: RequestMirror
      requestMirror:
        backendRef: {name: web, port: 80}
        fraction: # of two
          numerator: 1
          denominator: 2
    backendRefs:
    - {name: web, namespace: far, port: 80}
  - filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}, {type: RequestHeaderModifier, requestHeaderModifier: &set {set: [{name: a, value: b}]}}] # both
  - backendRefs: [{name: web, namespace: far, port: 80}, {name: api, namespace: "far", port: 80}]
    filters: [ { type: "ResponseHeaderModifier", responseHeaderModifier: *set, urlRewrite: null }, ]
  - filters:
    - requestRedirect: {port: 8443}
      type: RequestRedirect
    -
    - {type: RequestMirror, requestMirror: { backendRef: { name: web, namespace: far, port: 80 }, percent: 10 } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: calls}
spec:
  parentRefs:
  - {group: "", kind: Service, name: web} # the mesh alone
  rules:
  - backendRefs:
    - {name: api, namespace: far, port: 80} # no grant
    filters:
    - type: RequestMirror
      requestMirror: {backendRef: {name: web, port: 80}, fraction: {numerator: 1}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge}
spec:
  gatewayClassName: istio
  listeners: [{name: http, port: 80, protocol: HTTP}]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: web, namespace: far}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default}]
  to: [{group: "", kind: Service, name: web}] # not the others
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80}]}
`,
  ),
]

function one(name: string, text: string): NastyWorkspace {
  return { name, files: [{ name: 'a.yaml', text }] }
}
