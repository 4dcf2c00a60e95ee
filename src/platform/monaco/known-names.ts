import type { Analysis } from '../../core/analysis.ts'
import { kindKey } from '../../core/kinds/kind-key.ts'
import type { KnownNames } from './completions.ts'

/** What can be named in values, as the last analysis found it. Names of another namespace than `namespace` carry theirs. */
export function knownNames(analysis: Analysis | undefined, namespace: string): KnownNames {
  if (!analysis) return {}
  const { resources, graph } = analysis
  const gateways = resources
    .filter(it => kindKey(it) === 'Gateway')
    .map(it => (it.namespace === namespace ? it.name : `${it.namespace}/${it.name}`))
  const services = resources
    .filter(it => kindKey(it) === 'Service' && it.namespace === namespace)
    .map(it => it.name)
  const destinations = graph.nodes.filter(it => it.type === 'destination')
  const hosts = graph.nodes.flatMap(it =>
    it.type === 'host' ? [it.host] : it.type === 'gateway' ? it.rows.flatMap(row => row.hosts) : [],
  )
  const namespaces = resources.map(it => it.namespace)
  return {
    gatewayRef: distinct([...gateways, 'mesh']),
    serviceHost: distinct([...services, ...destinations.map(it => it.host)]),
    subset: distinct(destinations.flatMap(it => it.subset ?? [])),
    host: distinct(hosts.map(it => it.slice(it.indexOf('/') + 1))),
    namespace: distinct(namespaces),
    exportTo: distinct(['.', '*', ...namespaces]),
  }
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)]
}
