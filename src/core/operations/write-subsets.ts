import { destinationRulesFor } from '../model/destination-rules.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { addResource } from './add-resource.ts'
import { allOf } from './all-of.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'

/** A version and the labels of its pods. */
export interface Version {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
}

/** The DestinationRule that holds the subsets of a host as a namespace names it. */
export function destinationRuleOf(
  files: Files,
  settings: AnalysisSettings,
  host: string,
  namespace: string,
): Resource | undefined {
  return destinationRulesFor(readModel(files, settings), host, namespace)[0]
}

/** Adds subsets to a DestinationRule, or writes one for the host that a VirtualService names. */
export function writeSubsets(
  rule: Resource | undefined,
  virtualService: Resource,
  host: string,
  subsets: readonly Version[],
): Operation {
  const steps = rule ? addSubsets(rule, subsets) : writeDestinationRule(virtualService, host, subsets)
  return allOf(`Add subsets of ${host}`, steps)
}

function addSubsets(rule: Resource, missing: readonly Version[]): Operation[] {
  const list = { resource: rule.id, path: ['spec', 'subsets'] }
  return missing.map(it => insertItem(list, Number.POSITIVE_INFINITY, { ...it }))
}

/** In the namespace of the service, where it holds for every client. */
function writeDestinationRule(
  virtualService: Resource,
  host: string,
  subsets: readonly Version[],
): Operation[] {
  const service = serviceOfHost(fullHost(host, virtualService), virtualService.domain)
  const namespace = service?.namespace ?? virtualService.namespace
  const ownHost = service && namespace !== virtualService.namespace ? service.name : host
  return [
    addResource({
      kind: 'DestinationRule',
      name: service?.name ?? host,
      namespace,
      file: virtualService.file,
      template: { host: ownHost, subsets: subsets.map(it => ({ ...it })) },
    }),
  ]
}
