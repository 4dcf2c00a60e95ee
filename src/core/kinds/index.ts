import { authorizationPolicy } from './authorization-policy.ts'
import { choice, field, object, required } from './describe.ts'
import { destinationRule } from './destination-rule.ts'
import { envoyFilter } from './envoy-filter.ts'
import type { Field, Fields, Kind } from './field.ts'
import { gateway } from './gateway.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './gateway-api/channel.ts'
import { gatewayApiKinds } from './gateway-api/index.ts'
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
export const istioKinds: readonly Kind[] = [
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

/** Istio's kinds, then those of the Gateway API's standard channel. Two of them are called Gateway: `keyOf` tells them apart. */
export const kinds: readonly Kind[] = [...istioKinds, ...gatewayApiKinds('standard')]

/** The API groups that are Istio's own. */
export const istioGroups: ReadonlySet<string> = new Set(istioKinds.map(it => it.group))

/** Whether an API group is Istio's by its name: none of those that end so is served beside `istioGroups`. */
export function isIstioGroup(group: string): boolean {
  return istioGroups.has(group) || group.endsWith('.istio.io')
}

const istioByName = new Map(istioKinds.map(it => [it.kind, it]))

/**
 * The kind an object says it is, or undefined: the name, the group and a served version must all be right. What of the
 * Gateway API is served depends on the channel whose definitions the cluster has.
 */
export function kindOf(
  apiVersion: string,
  kind: string,
  channel: GatewayApiChannel = 'standard',
): Kind | undefined {
  if (apiVersion.startsWith(`${gatewayApiGroup}/`)) {
    const found = gatewayApiKind(kind, channel)
    return found?.versions.includes(apiVersion.slice(gatewayApiGroup.length + 1)) ? found : undefined
  }
  const found = istioByName.get(kind)
  return found && apiVersionsOf(found).includes(apiVersion) ? found : undefined
}

/** Whether objects of a kind, by its key, are in no namespace. */
export function isClusterScoped(key: string): boolean {
  return kindNamed(key)?.clusterScoped === true
}

/** The kind with that key (`keyOf`), whatever the version: `Gateway` is Istio's. */
export function kindNamed(key: string, channel: GatewayApiChannel = 'standard'): Kind | undefined {
  const istio = istioByName.get(key)
  if (istio) return istio
  const isQualified = key.endsWith(qualifier)
  const found = gatewayApiKind(isQualified ? key.slice(0, -qualifier.length) : key, channel)
  return found && keyOf(found) === key ? found : undefined
}

/** What a kind is called where both APIs are spoken of: its name, behind which the group stands where Istio has a kind of that name. */
export function keyOf({ kind, group }: Kind): string {
  return group === gatewayApiGroup && istioByName.has(kind) ? `${kind}${qualifier}` : kind
}

/** The API group in which a kind's bare name is meant: Istio's at first, then the Gateway API's; undefined when there is no such kind. */
export function usualGroupOf(kind: string): string | undefined {
  return (istioByName.get(kind) ?? gatewayApiKind(kind, 'standard'))?.group
}

/** The spec of a kind in one of its versions. */
export function specIn(kind: Kind, apiVersion: string): Field {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  return kind.older && Object.hasOwn(kind.older, version) ? kind.older[version]! : kind.spec
}

const qualifier = `.${gatewayApiGroup}`

function gatewayApiKind(kind: string, channel: GatewayApiChannel): Kind | undefined {
  return gatewayApiKinds(channel).find(it => it.kind === kind)
}

/** The `apiVersion`s under which a kind is served, the preferred one first. */
export function apiVersionsOf(kind: Kind): string[] {
  return kind.versions.map(version => `${kind.group}/${version}`)
}

/** The field at a path of an object (`['spec', 'servers', 0, 'port']`), through lists and maps; undefined where the kind has none. */
export function fieldAt(kind: Kind, path: readonly (string | number)[]): Field | undefined {
  return fieldWithin(wholeOf(kind), path)
}

/** The field at a path below another one. */
export function fieldWithin(field: Field, path: readonly (string | number)[]): Field | undefined {
  let found: Field | undefined = field
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
      ...(!kind.statusless && {
        status: field(kind.status ?? status, 'The status that the cluster reports.', { hidden: true }),
      }),
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
