import { integerAt, type JsonMap, labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isProtocol } from '../../syntax/protocol.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const servicePortName = analysisRuleForEach({
  id: 'references/service-port-name',
  severity: 'info',
  title: 'Service port without a known protocol',
  source: { analyzer: 'pkg/config/analysis/analyzers/service: PortNameAnalyzer', codes: ['IST0118'] },
  why: `
Istio takes the protocol from \`appProtocol\`, or from the first word of the port's name, as in \`http\` or \`grpc-api\`.
Otherwise it detects HTTP from the first bytes of a connection, and treats everything else as plain TCP.
`,
  each: 'Service',
  reads: [],

  check(_model, resource, report) {
    if (isControlPlane(resource) || textAt(resource.spec, 'type') === 'ExternalName') return
    mapsAt(resource.spec, 'ports').forEach((port, i) => {
      if (!isUnclear(port)) return
      report({
        path: ['spec', 'ports', i, textAt(port, 'appProtocol') ? 'appProtocol' : 'name'],
        code: 'IST0118',
        message: `The name of port ${integerAt(port, 'port') ?? i + 1} does not begin with a protocol that Istio knows.`,
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: web, port: 8080 }]
#                 ^^^
`,
      },
    ],
    good: [shop],
  },
})

export const externalNamePort = analysisRuleForEach({
  id: 'references/external-name-port',
  severity: 'warning',
  title: 'ExternalName Service with a TCP port',
  source: { analyzer: 'pkg/config/analysis/analyzers/service: PortNameAnalyzer', codes: ['IST0150'] },
  why: `
An ExternalName Service is an alias for a host, and plain TCP carries no host name, so sidecars may send all TCP traffic
on this port there. Begin the name of the port with its protocol, such as \`https\`.
`,
  each: 'Service',
  reads: [],

  check(_model, resource, report) {
    if (isControlPlane(resource) || textAt(resource.spec, 'type') !== 'ExternalName') return
    mapsAt(resource.spec, 'ports').forEach((port, i) => {
      if (!isUnclear(port) && textAt(port, 'name') !== 'tcp') return
      report({
        path: ['spec', 'ports', i, 'name'],
        code: 'IST0150',
        message: `Port ${integerAt(port, 'port') ?? i + 1} of the ExternalName Service is plain TCP.`,
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Service
metadata: { name: partner, namespace: shop }
spec:
  type: ExternalName
  externalName: api.example.com
  ports: [{ name: tcp, port: 443 }]
#                 ^^^
`,
      },
    ],
    good: [shop],
  },
})

function isControlPlane({ value }: Resource): boolean {
  const labels = labelsAt(mapAt(value, 'metadata'), 'labels')
  return (
    labels !== undefined &&
    (labels.has('istio') || labels.get('release') === 'istio' || labels.has('gateway.istio.io/managed'))
  )
}

function isUnclear(port: JsonMap): boolean {
  if (textAt(port, 'protocol') === 'UDP') return false
  const stated = textAt(port, 'appProtocol')
  if (stated !== undefined && kubernetesProtocols.has(stated)) return false
  const name = stated || (textAt(port, 'name') ?? '')
  if (name.toLowerCase().startsWith('grpc-web')) return false
  if (isProtocol(name.split('-', 1)[0]!)) return false
  return !wellKnownPorts.has(integerAt(port, 'port') ?? 0)
}

const kubernetesProtocols = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'])
/** Ports on which the server speaks first: nobody expects them to be told apart. */
const wellKnownPorts = new Set([25, 53, 3306, 27017])
