import { effective } from '../../model/model.ts'
import { labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import { ingressNamespace } from '../../model/services.ts'
import { isMap } from '../../yaml/is-map.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { meshConfigMap, meshNetworks } from './installation.ts'

export const unknownRegistry = analysisRuleForEach({
  id: 'control-plane/unknown-registry',
  severity: 'error',
  title: 'Network of a cluster that Istio does not know',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/multicluster: MeshNetworksAnalyzer',
    codes: ['IST0126'],
  },
  why: `
The endpoints of that cluster belong to no network, so that calls to them are sent straight to the Pod and not by the gateway of
the network. \`fromRegistry\` is the name of the cluster in its Secret with the label \`istio/multiCluster: "true"\`.
`,
  each: 'ConfigMap',
  reads: ['ConfigMap', 'Secret'],

  check(model, resource, report) {
    if (resource !== meshConfigMap(model)) return
    const known = new Set(['Mock', 'Kubernetes', 'External'])
    for (const secret of effective(model, 'Secret'))
      if (labelsAt(mapAt(secret.value, 'metadata'), 'labels')?.get('istio/multiCluster') === 'true')
        for (const name of Object.keys(mapAt(secret.value, 'data'))) known.add(name)
    const networks = mapAt(meshNetworks(model), 'networks')
    for (const [network, value] of Object.entries(networks)) {
      if (!isMap(value)) continue
      for (const endpoint of mapsAt(value, 'endpoints')) {
        const registry = textAt(endpoint, 'fromRegistry')
        if (!registry || known.has(registry)) continue
        report({
          path: ['data', 'meshNetworks'],
          part: 'key',
          code: 'IST0126',
          message: `Network ${network} has the endpoints of ${registry}, which no Secret of a cluster names.`,
          outside: { kind: 'Secret', namespace: ingressNamespace, name: `istio-remote-secret-${registry}` },
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  meshNetworks: |
# ^^^^^^^^^^^^
    networks:
      network2:
        endpoints: [{ fromRegistry: cluster2 }]
        gateways: [{ address: 192.0.2.2, port: 15443 }]
`,
      },
    ],
    good: [
      `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  meshNetworks: |
    networks:
      network2:
        endpoints: [{ fromRegistry: cluster2 }]
        gateways: [{ address: 192.0.2.2, port: 15443 }]
---
apiVersion: v1
kind: Secret
metadata: { name: istio-remote-secret-cluster2, namespace: istio-system, labels: { istio/multiCluster: "true" } }
data: { cluster2: YQ== }
`,
    ],
  },
})
