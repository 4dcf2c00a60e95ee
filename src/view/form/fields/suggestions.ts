import { useCallback } from 'react'
import { gatewayApiGroup } from '../../../core/kinds/gateway-api/channel.ts'
import type { Resource } from '../../../core/model/resource.ts'
import type { KnownValues } from '../../../core/questions/known-values.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import { useAnswerItself } from '../../use-answer.ts'
import { referenceSuggestions } from '../gateway-api/reference-suggestions.ts'
import { valueText } from './value-text.ts'

const nothing: readonly string[] = []
const nobody: KnownValues = {
  gateways: ['mesh'],
  hosts: [],
  delegates: [],
  secrets: [],
  subsets: [],
  referents: [],
}

/** What the files offer for a field of the resource: gateways to name, hosts to route to, subsets of a host. */
export function useSuggestions(resource: Resource | undefined): (path: Path) => readonly string[] {
  const question = resource && ({ type: 'knownValues', namespace: resource.namespace } as const)
  const answer = useAnswerItself(question, 'Suggestions')
  const known = answer ?? nobody
  return useCallback(
    path => {
      const field = path.findLast(it => typeof it === 'string')
      if (field === 'gateways') return known.gateways
      if (field === 'credentialName' || field === 'credentialNames') return known.secrets
      if (path.at(-2) === 'delegate')
        return [...new Set(known.delegates.map(it => (field === 'name' ? it.name : it.namespace)))]
      if (field === 'host') return known.hosts
      if (resource && isOfGatewayApi(resource)) return referenceSuggestions(known.referents, resource, path)
      if (field !== 'subset' || !resource) return nothing
      const host = valueText(valueAt(resource.value, [...path.slice(0, -1), 'host']))
      return known.subsets.filter(it => sameService(it.host, host)).flatMap(it => it.names)
    },
    [known, resource],
  )
}

function isOfGatewayApi({ apiVersion }: Resource): boolean {
  return apiVersion.startsWith(`${gatewayApiGroup}/`)
}

/** Whether two hosts may well be the same service; only to offer names, so the first label is enough. */
function sameService(a: string, b: string): boolean {
  return a !== '' && a.split('.')[0] === b.split('.')[0]
}
