import { effective } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { readServiceEntry, scopesOf } from '../../model/services.ts'
import { analysisRule } from './analysis-rule.ts'
import { passthrough } from './good-examples.ts'

export const serviceEntryProtocolConflict = analysisRule({
  id: 'references/service-entry-protocol-conflict',
  severity: 'warning',
  title: 'Port with different protocols',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/serviceentry: ConflictingServiceEntryProtocolAnalyzer',
    codes: ['IST0177'],
  },
  why: `
Istio merges the ServiceEntries of a host, and a port has one protocol: which one wins depends on their age. Use the
same protocol in all of them.
`,
  reads: ['ServiceEntry'],

  check(model, report) {
    const reported = new Set<Resource>()
    const groups = portGroups(effective(model, 'ServiceEntry'))
    for (const [key, own] of groups) {
      const [scope, rest] = splitKey(key)
      const uses = scope === '*' ? own : [...own, ...(groups.get(`*/${rest}`) ?? [])]
      const protocols = new Set(uses.map(it => it.protocol))
      if (protocols.size < 2) continue
      for (const { resource, index, host, number } of uses) {
        if (reported.has(resource)) continue
        reported.add(resource)
        report(resource, {
          path: ['spec', 'ports', index, 'protocol'],
          code: 'IST0177',
          message: `Port ${number} of ${host} is declared as ${[...protocols].map(it => it || 'none').join(' and ')}.`,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
#                                               ^^^^^
  resolution: DNS
---
kind: ServiceEntry
metadata: { name: api-2, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
#                                             ^^^
  resolution: DNS
`,
      },
    ],
    good: [passthrough],
  },
})

interface PortUse {
  readonly resource: Resource
  readonly index: number
  readonly host: string
  readonly number: number
  readonly protocol: string
}

/** Ports by `scope/number/host`. */
function portGroups(resources: readonly Resource[]): Map<string, PortUse[]> {
  const groups = new Map<string, PortUse[]>()
  for (const resource of resources) {
    const { hosts, ports, exportTo } = readServiceEntry(resource)
    for (const { text: host } of hosts)
      for (const { number, protocol, index } of ports)
        for (const scope of scopesOf(exportTo, resource.namespace)) {
          const key = `${scope}/${number}/${host}`
          const use = { resource, index, host, number, protocol: protocol.toUpperCase() }
          groups.set(key, [...(groups.get(key) ?? []), use])
        }
  }
  return groups
}

function splitKey(key: string): [string, string] {
  const slash = key.indexOf('/')
  return [key.slice(0, slash), key.slice(slash + 1)]
}
