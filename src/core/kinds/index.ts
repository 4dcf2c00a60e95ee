import { authorizationPolicy } from './authorization-policy.ts'
import { choice, field, object, required } from './describe.ts'
import { destinationRule } from './destination-rule.ts'
import { envoyFilter } from './envoy-filter.ts'
import type { Field, Fields, Kind } from './field.ts'
import { gateway } from './gateway.ts'
import { objectMeta } from './kubernetes.ts'
import { peerAuthentication } from './peer-authentication.ts'
import { proxyConfig } from './proxy-config.ts'
import { requestAuthentication } from './request-authentication.ts'
import { serviceEntry } from './service-entry.ts'
import { sidecar } from './sidecar.ts'
import { status } from './status.ts'
import { telemetry } from './telemetry.ts'
import { trafficExtension } from './traffic-extension.ts'
import { virtualService } from './virtual-service.ts'
import { wasmPlugin } from './wasm-plugin.ts'
import { workloadEntry } from './workload-entry.ts'
import { workloadGroup } from './workload-group.ts'

/** Istio's kinds, the four that route traffic first. */
export const kinds: readonly Kind[] = [
  gateway,
  virtualService,
  destinationRule,
  serviceEntry,
  sidecar,
  workloadEntry,
  workloadGroup,
  envoyFilter,
  proxyConfig,
  authorizationPolicy,
  peerAuthentication,
  requestAuthentication,
  telemetry,
  wasmPlugin,
  trafficExtension,
]

/** The API groups that are Istio's own. */
export const istioGroups: ReadonlySet<string> = new Set(kinds.map(it => it.group))

/** Whether an API group is Istio's by its name: none of those that end so is served beside `istioGroups`. */
export function isIstioGroup(group: string): boolean {
  return istioGroups.has(group) || group.endsWith('.istio.io')
}

const byName = new Map(kinds.map(it => [it.kind, it]))

/** The kind an object says it is, or undefined: the name, the group and a served version must all be right. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  const found = byName.get(kind)
  return found && apiVersionsOf(found).includes(apiVersion) ? found : undefined
}

/** The Istio kind of that name, whatever the version. */
export function kindNamed(kind: string): Kind | undefined {
  return byName.get(kind)
}

/** The API group of an Istio kind: `networking.istio.io`; undefined when there is no such kind. */
export function istioGroupOf(kind: string): string | undefined {
  return byName.get(kind)?.group
}

/** The `apiVersion`s under which a kind is served, the preferred one first. */
export function apiVersionsOf(kind: Kind): string[] {
  return kind.versions.map(version => `${kind.group}/${version}`)
}

/** The field at a path of an object (`['spec', 'servers', 0, 'port']`), through lists and maps; undefined where the kind has none. */
export function fieldAt(kind: Kind, path: readonly (string | number)[]): Field | undefined {
  let found: Field | undefined = wholeOf(kind)
  for (const step of path) {
    if (!found) return undefined
    found = fieldBelow(found, step)
  }
  return found
}

/** The names of the fields of the object at a path, in the order in which people write them; empty where there is no object. */
export function fieldOrder(kind: Kind, path: readonly (string | number)[]): string[] {
  const fields = fieldsAt(kind, path)
  return fields ? Object.keys(fields) : []
}

/** The fields of the object at a path, or undefined where there is no object. */
export function fieldsAt(kind: Kind, path: readonly (string | number)[]): Fields | undefined {
  const is = fieldAt(kind, path)?.is
  return is?.type === 'object' ? is.fields : undefined
}

/** An object of a kind as one field: what stands beside its spec is the same for every kind. */
function wholeOf(kind: Kind): Field {
  const known = wholes.get(kind)
  if (known) return known
  const versions = Object.fromEntries(apiVersionsOf(kind).map(it => [it, `Version ${it} of the kind.`]))
  const whole = field(
    object({
      apiVersion: required(choice(versions), 'The group and version of the kind.'),
      kind: required(choice({ [kind.kind]: kind.doc }), 'The kind of the object.'),
      metadata: required(objectMeta, 'The name, namespace and labels of the object.'),
      spec: kind.spec,
      status: field(status, 'The status that the cluster reports.', { hidden: true }),
    }),
    kind.doc,
  )
  wholes.set(kind, whole)
  return whole
}

const wholes = new WeakMap<Kind, Field>()

function fieldBelow({ is, doc }: Field, step: string | number): Field | undefined {
  switch (is.type) {
    case 'object':
      return typeof step === 'string' && Object.hasOwn(is.fields, step) ? is.fields[step] : undefined
    case 'map':
      return typeof step === 'string' ? { is: is.values, doc } : undefined
    case 'list':
      return typeof step === 'number' ? { is: is.items, doc } : undefined
    case 'any':
      return { is, doc }
    case 'string':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'intOrString':
    case 'enum':
      return undefined
  }
}
