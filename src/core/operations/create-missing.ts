import { readDestinationRule } from '../model/destination-rules.ts'
import { resolveGatewayName } from '../model/gateway-references.ts'
import { effective, type Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { gatewaySpec } from './add-kind.ts'
import { addResource } from './add-resource.ts'
import { allOf } from './all-of.ts'
import { gatewayForRoutes } from './gateway-for-routes.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { plainName } from './plain-name.ts'
import { usualDestination } from './usual-service.ts'

/** An object that is referred to and not in the files. */
export interface Missing {
  readonly kind:
    | 'Gateway'
    | 'Gateway.gateway.networking.k8s.io'
    | 'VirtualService'
    | 'Service'
    | 'ServiceEntry'
    | 'DestinationRule'
    | 'Subset'
  readonly namespace: string
  readonly name: string
  /** Of a destination: the host, the port and the subset that are wanted of it. */
  readonly host?: string
  readonly port?: number
  readonly subset?: string
  /** All subsets of the host that are wanted somewhere and not there, where they are known. */
  readonly subsets?: readonly string[]
  /** The DestinationRule that could have the subset. */
  readonly rule?: ResourceId
}

/** Writes a missing object, so that what refers to it finds it. */
export function createMissing(missing: Missing): Operation {
  const { kind, namespace, name, host = name, port = 80, subset = 'v1' } = missing
  const subsets = (missing.subsets?.length ? missing.subsets : [subset]).map(it => subsetOf(it))
  const place = { kind, name: plainName(name, 'external'), namespace: namespace || undefined }
  switch (kind) {
    case 'Gateway':
      return fromFiles(`Add Gateway ${name}`, model => {
        const near = effective(model, 'VirtualService').find(it =>
          readVirtualService(it).gateways.some(one => isNamed(one.text, it.namespace, missing)),
        )
        return addResource({ ...place, name, template: gatewaySpec({ model, namespace, near }) })
      })
    case 'Gateway.gateway.networking.k8s.io':
      return fromFiles(`Add Gateway ${name}`, model =>
        addResource({ ...place, name, template: gatewayForRoutes(model, missing) }),
      )
    case 'VirtualService':
      // Only a VirtualService without hosts can be delegated to.
      return fromFiles(`Add VirtualService ${name}`, model => {
        const destination = usualDestination(model, namespace) ?? { host: 'web' }
        return addResource({ ...place, name, template: { http: [{ route: [{ destination }] }] } })
      })
    case 'Service':
      return withSubsets(
        missing,
        addResource({
          ...place,
          name,
          template: { selector: { app: name }, ports: [{ name: 'http', port, targetPort: port }] },
        }),
      )
    case 'ServiceEntry':
      return withSubsets(
        missing,
        addResource({
          ...place,
          template: {
            hosts: [host],
            location: 'MESH_EXTERNAL',
            ports: [portOf(port)],
            resolution: host.startsWith('*') ? 'NONE' : 'DNS',
          },
        }),
      )
    case 'DestinationRule':
      return noting(guessed(subsets), addResource({ ...place, template: { host, subsets } }))
    case 'Subset':
      return fromFiles(`Add ${subsets.map(it => it.name).join(', ')} to ${name}`, model => {
        const rule = model.resources.find(it => it.id === missing.rule)
        const like = subsets.map(it => subsetOf(it.name, rule && labelKeyOf(rule)))
        return noting(
          guessed(like),
          allOf(
            `Add ${like.map(it => it.name).join(', ')} to ${name}`,
            like.map(it =>
              insertItem(
                { resource: missing.rule ?? '', path: ['spec', 'subsets'] },
                Number.MAX_SAFE_INTEGER,
                it,
              ),
            ),
          ),
        )
      })
  }
}

/** A service, and a DestinationRule for its subsets where they are missing as well. */
function withSubsets(missing: Missing, service: Operation): Operation {
  const { subsets = [] } = missing
  if (subsets.length === 0) return service
  const name = plainName(missing.name, 'external')
  // Beside the service the short name is meant.
  const host = missing.kind === 'Service' ? missing.name : (missing.host ?? missing.name)
  const rule = createMissing({ ...missing, kind: 'DestinationRule', name, host })
  return allOf(`${service.title} and its subsets`, [rule, service])
}

/** An operation that is made of what the files say when it is run. */
function fromFiles(title: string, make: (model: Model) => Operation): Operation {
  return { title, run: (files, settings) => make(readModel(files, settings)).run(files, settings) }
}

function isNamed(text: string, from: string, { namespace, name }: Missing): boolean {
  const found = resolveGatewayName(text, from)
  return found?.name === name && found.namespace === namespace
}

function subsetOf(name: string, key = 'version') {
  return { name, labels: { [key]: name } }
}

/** The one label that the other subsets of a DestinationRule go by. */
function labelKeyOf(rule: Resource): string | undefined {
  const keys = new Set(readDestinationRule(rule).subsets.flatMap(it => [...(it.labels?.keys() ?? [])]))
  return keys.size === 1 ? [...keys][0] : undefined
}

/** Says what only the pods can tell. */
function guessed(subsets: readonly ReturnType<typeof subsetOf>[]): string {
  const labels = subsets.flatMap(it => Object.entries(it.labels).map(([key, value]) => `${key}: ${value}`))
  const words =
    labels.length === 1 ? 'The label is guessed from the name' : 'The labels are guessed from the names'
  return `${words}: ${labels.join(', ')}. Compare with those of the pods.`
}

function noting(note: string, { title, run }: Operation): Operation {
  return {
    title,
    run(files, settings) {
      const result = run(files, settings)
      return result.ok ? { ...result, note } : result
    },
  }
}

/** The port of the protocol that is served there as a rule: HTTPS at 443, plain HTTP at any other. */
function portOf(number: number) {
  return number === 443
    ? { number, name: 'https', protocol: 'HTTPS' }
    : { number, name: 'http', protocol: 'HTTP' }
}
