import { useCallback, useMemo } from 'react'
import { locateResources } from '../../../core/model/locate.ts'
import type { Resource } from '../../../core/model/resource.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { valueText } from './value-text.ts'

const nothing: readonly string[] = []

/** What the files offer for a field of the resource: gateways to name, hosts to route to, subsets of a host. */
export function useSuggestions(resource: Resource | undefined): (path: Path) => readonly string[] {
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.settings)
  const known = useMemo(() => {
    const all = (kind: string) => locateResources(files, kind, settings).map(it => it.resource)
    return {
      gateways: ['mesh', ...all('Gateway').map(it => referenceTo(it, resource))],
      services: [
        ...all('Service').map(it => `${it.name}.${it.namespace}.svc.cluster.local`),
        ...all('ServiceEntry').flatMap(it => texts(it.spec.hosts)),
      ],
      delegates: all('VirtualService').filter(it => texts(it.spec.hosts).length === 0),
      secrets: all('Secret').map(it => it.name),
      subsets: all('DestinationRule').map(it => ({
        host: valueText(it.spec.host),
        names: subsetNames(it),
      })),
    }
  }, [files, settings, resource])

  return useCallback(
    path => {
      const field = path.findLast(it => typeof it === 'string')
      if (field === 'gateways') return known.gateways
      if (field === 'credentialName' || field === 'credentialNames') return known.secrets
      if (path.at(-2) === 'delegate')
        return [...new Set(known.delegates.map(it => (field === 'name' ? it.name : it.namespace)))]
      if (field === 'host') return known.services
      if (field !== 'subset' || !resource) return nothing
      const host = valueText(valueAt(resource.value, [...path.slice(0, -1), 'host']))
      return known.subsets.filter(it => sameService(it.host, host)).flatMap(it => it.names)
    },
    [known, resource],
  )
}

function referenceTo(gateway: Resource, from: Resource | undefined): string {
  return gateway.namespace === from?.namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`
}

function subsetNames(rule: Resource): string[] {
  const subsets = rule.spec.subsets
  return Array.isArray(subsets) ? subsets.flatMap(it => texts([valueAt(it, ['name']) as string])) : []
}

/** Whether two hosts may well be the same service; only to offer names, so the first label is enough. */
function sameService(a: string, b: string): boolean {
  return a !== '' && a.split('.')[0] === b.split('.')[0]
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(it => typeof it === 'string') : []
}
