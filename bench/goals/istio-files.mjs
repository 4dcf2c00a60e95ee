/**
 * Files of `count` resources without a fault: to each Gateway three Services, two DestinationRules and six VirtualServices,
 * in one file. The same count gives the same text.
 */
export function istioFiles(count) {
  const files = []
  for (let group = 0, left = count; left > 0; group++) {
    const documents = documentsOf(group).slice(0, left)
    left -= documents.length
    files.push({ name: `shop-${group}.yaml`, text: documents.join('---\n') })
  }
  return files
}

function documentsOf(group) {
  const namespace = `team-${group % 20}`
  return [
    gateway(group, namespace),
    ...[0, 1, 2].map(it => service(`svc-${group}-${it}`, namespace)),
    ...[0, 1].map(it => destinationRule(`svc-${group}-${it}`, namespace)),
    ...[0, 1, 2, 3, 4, 5].map(it => virtualService(group, it, namespace)),
  ]
}

function gateway(group, namespace) {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: gw-${group}
  namespace: ${namespace}
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "${namespace}/*.g${group}.example.com"
`
}

function service(name, namespace) {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 8080
    targetPort: 8080
`
}

function destinationRule(name, namespace) {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${name}.${namespace}.svc.cluster.local
  trafficPolicy:
    connectionPool:
      http:
        http1MaxPendingRequests: 100
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`
}

function virtualService(group, index, namespace) {
  const destination = number => `host: svc-${group}-${number}.${namespace}.svc.cluster.local`
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: vs-${group}-${index}
  namespace: ${namespace}
spec:
  hosts:
  - h${index}.g${group}.example.com
  gateways:
  - ${namespace}/gw-${group}
  http:
  - name: api
    match:
    - uri:
        prefix: /api/v${index}
    timeout: 5s
    retries:
      attempts: 2
      perTryTimeout: 2s
    route:
    - destination:
        ${destination(index % 2)}
        subset: v1
        port:
          number: 8080
      weight: 90
    - destination:
        ${destination(index % 2)}
        subset: v2
        port:
          number: 8080
      weight: 10
  - name: rest
    route:
    - destination:
        ${destination(2)}
        port:
          number: 8080
`
}
