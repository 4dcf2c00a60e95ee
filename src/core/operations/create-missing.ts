import type { ResourceId } from '../model/resource.ts'
import { addResource } from './add-resource.ts'
import { allOf } from './all-of.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'

/** An object that is referred to and not in the files. */
export interface Missing {
  readonly kind: 'Gateway' | 'VirtualService' | 'Service' | 'ServiceEntry' | 'DestinationRule' | 'Subset'
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
  const subsets = (missing.subsets?.length ? missing.subsets : [subset]).map(subsetOf)
  const place = { kind, name: resourceName(name), namespace: namespace || undefined }
  switch (kind) {
    case 'Gateway':
      return addResource({ ...place, name })
    case 'VirtualService':
      // Only a VirtualService without hosts can be delegated to.
      return addResource({
        ...place,
        name,
        template: { http: [{ route: [{ destination: { host: 'web' } }] }] },
      })
    case 'Service':
      return addResource({
        ...place,
        name,
        template: { selector: { app: name }, ports: [{ name: 'http', port, targetPort: port }] },
      })
    case 'ServiceEntry':
      return addResource({
        ...place,
        template: {
          hosts: [host],
          location: 'MESH_EXTERNAL',
          ports: [portOf(port)],
          resolution: host.startsWith('*') ? 'NONE' : 'DNS',
        },
      })
    case 'DestinationRule':
      return addResource({ ...place, template: { host, subsets } })
    case 'Subset':
      return allOf(
        `Add ${subsets.map(it => it.name).join(', ')} to ${name}`,
        subsets.map(it =>
          insertItem(
            { resource: missing.rule ?? '', path: ['spec', 'subsets'] },
            Number.MAX_SAFE_INTEGER,
            it,
          ),
        ),
      )
  }
}

function subsetOf(name: string) {
  return { name, labels: { version: name } }
}

/** The port of the protocol that is served there as a rule: HTTPS at 443, plain HTTP at any other. */
function portOf(number: number) {
  return number === 443
    ? { number, name: 'https', protocol: 'HTTPS' }
    : { number, name: 'http', protocol: 'HTTP' }
}

/** A host as a name of Kubernetes': lower case, letters, digits and dashes. */
function resourceName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name || 'external'
}
