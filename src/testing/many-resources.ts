import type { SourceFile } from '../core/text/file-change.ts'

/**
 * A shop of `count` resources in the proportions people have: a Gateway for every forty resources, and a Service,
 * a DestinationRule and a VirtualService for each of its services; one file a service. The same count gives the
 * same text, and all of it is correct.
 */
export function manyResources(count: number): SourceFile[] {
  const files: SourceFile[] = []
  let left = count
  for (let team = 0; left > 0; team++) {
    files.push({ name: `team-${team}/gateway.yaml`, text: gateway(team) })
    left--
    for (let service = 0; service < servicesOfTeam && left > 0; service++) {
      const documents = [virtualService, destinationRule, kubernetesService]
        .slice(0, left)
        .map(it => it(team, service))
      left -= documents.length
      files.push({ name: `team-${team}/${serviceName(service)}.yaml`, text: documents.join('---\n') })
    }
  }
  return files
}

const servicesOfTeam = 13
const words = ['cart', 'search', 'orders', 'stock', 'prices', 'reviews', 'media', 'login', 'mail', 'offers']

function serviceName(service: number): string {
  const round = Math.floor(service / words.length)
  return `${words[service % words.length]}${round ? `-${round + 1}` : ''}`
}

function hostOf(team: number): string {
  return `team-${team}.example.com`
}

function gateway(team: number): string {
  return `# The way in for team ${team}.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: team-${team}
spec:
  selector:
    istio: ingressgateway-${team}
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "*.${hostOf(team)}"
    tls:
      httpsRedirect: true
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - "*.${hostOf(team)}"
    tls:
      mode: SIMPLE
      credentialName: team-${team}-cert
`
}

function virtualService(team: number, service: number): string {
  const name = serviceName(service)
  const canary = ((team * servicesOfTeam + service) * 7) % 50
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: team-${team}
spec:
  hosts:
  - ${name}.${hostOf(team)}
  gateways:
  - public
  http:
  - name: testers
    match:
    - headers:
        cookie:
          exact: "user=tester-${service}"
    route:
    - destination:
        host: ${name}
        subset: v2
  - name: api
    match:
    - uri:
        prefix: /api/${name}/
      method:
        exact: GET
    timeout: ${1 + (service % 5)}s
    retries:
      attempts: 3
      perTryTimeout: 500ms
    route:
    - destination:
        host: ${name}
        subset: v1
      weight: ${100 - canary}
    - destination:
        host: ${name}
        subset: v2
      weight: ${canary}
  - name: the-rest # last, it takes everything
    route:
    - destination:
        host: ${name}
        subset: v1
`
}

function destinationRule(team: number, service: number): string {
  const name = serviceName(service)
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: team-${team}
spec:
  host: ${name}
  trafficPolicy:
    loadBalancer:
      simple: LEAST_REQUEST
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`
}

function kubernetesService(team: number, service: number): string {
  const name = serviceName(service)
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: team-${team}
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 8080
`
}
