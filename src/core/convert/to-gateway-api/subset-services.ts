import { destinationRuleFor } from '../../istio/routes/destination-rule-for.ts'
import { readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import { fullHost, serviceOfHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, optionalMapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'
import type { Path } from '../../yaml/path.ts'
import type { Tell } from '../conversion/carried.ts'
import type { MadeObject } from '../conversion/conversion.ts'

/** Services in place of the subsets of DestinationRules: a backendRef names no subset. */
export interface SubsetServices {
  /** The Service for a subset; undefined where the files do not tell its Pods, which is told. */
  serviceFor(asked: AskedSubset, path: Path, tell: Tell): SubsetService | undefined
  readonly made: readonly SubsetService[]
}

export interface AskedSubset {
  /** The full name. */
  readonly host: string
  readonly subset: string
  /** Whose DestinationRules count. */
  readonly viewer: string
  /** Of the host, where the files have it. */
  readonly service: Resource | undefined
}

export interface SubsetService {
  readonly name: string
  readonly namespace: string
  readonly host: string
  readonly subset: string
  /** The Service, and a DestinationRule where there are settings for its traffic; none where the files have the Service. */
  readonly objects: readonly MadeObject[]
}

/** None yet. */
export function subsetServices(model: Model): SubsetServices {
  const made = new Map<string, SubsetService>()
  return {
    get made() {
      return [...made.values()]
    },
    serviceFor(asked, path, tell) {
      const { host, subset, viewer, service } = asked
      const rule = destinationRuleFor(model, host, viewer, subset)
      const known = made.get(`${host} ${subset} ${rule?.id}`)
      if (known) return told(known)
      const labels = rule && readDestinationRule(rule).subsets.find(it => it.name === subset)?.labels
      const selector = service && readService(service).selector
      if (
        !rule ||
        !labels ||
        !service ||
        !selector?.size ||
        serviceOfHost(host, service.domain) === undefined
      ) {
        tell(
          'cannot',
          [...path, 'subset'],
          `A backendRef names no subset, and the files do not tell its Pods: add the Service ${host} and the DestinationRule with subset ${subset}, or make a Service that selects its Pods.`,
        )
        return undefined
      }
      const both = new Map([...selector, ...labels])
      const name = `${service.name}-${subset}`
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '')
      const taken = model.find('Service', service.namespace, name)
      const isTheSame = taken !== undefined && saysSo(taken, both, service)
      if (taken && !isTheSame) {
        tell(
          'cannot',
          [...path, 'subset'],
          `Service ${name} would be for its Pods, and is for others. Rename it.`,
        )
        return undefined
      }
      const objects = isTheSame ? [] : objectsFor(name, service, both, rule, subset)
      const result = { name, namespace: service.namespace, host, subset, objects }
      made.set(`${host} ${subset} ${rule.id}`, result)
      return told(result)

      function told(it: SubsetService): SubsetService {
        tell(
          'carried',
          [...path, 'subset'],
          `Service ${it.name} for the Pods of subset ${subset}; the DestinationRule stays`,
        )
        return it
      }
    },
  }
}

/** Whether a Service is for exactly these Pods, on the same ports. */
function saysSo(taken: Resource, labels: ReadonlyMap<string, string>, of: Resource): boolean {
  const own = readService(taken)
  const isAlike = own.selector?.size === labels.size && selects(own.selector, labels)
  return isAlike && readService(of).ports.every(it => own.ports.some(port => port.number === it.number))
}

function objectsFor(
  name: string,
  service: Resource,
  labels: ReadonlyMap<string, string>,
  rule: Resource,
  subset: string,
): MadeObject[] {
  const { namespace, spec } = service
  const ports = mapsAt(spec, 'ports').map(({ nodePort: _, ...it }) => it)
  const own = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: Object.fromEntries(labels), ports },
  }
  const written = mapsAt(rule.spec, 'subsets').find(it => it.name === subset) ?? {}
  const policy: JsonMap = { ...mapAt(rule.spec, 'trafficPolicy'), ...mapAt(written, 'trafficPolicy') }
  const isSettled = optionalMapAt(rule.spec, 'trafficPolicy') ?? optionalMapAt(written, 'trafficPolicy')
  if (!isSettled) return [{ value: own, of: service }]
  const { exportTo } = rule.spec
  const settings = {
    apiVersion: rule.apiVersion,
    kind: 'DestinationRule',
    metadata: { name, namespace: rule.namespace },
    spec: {
      host: fullHost(name, service),
      trafficPolicy: policy,
      ...(exportTo !== undefined && { exportTo }),
    },
  }
  return [
    { value: own, of: service },
    { value: settings, of: rule },
  ]
}
