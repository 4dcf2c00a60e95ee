import { defaultedSpec } from '../../../model/defaulted.ts'
import { serviceOfHost } from '../../../model/hosts.ts'
import { effective, type Model } from '../../../model/model.ts'
import {
  field,
  type JsonMap,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
} from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import { readService, readServiceEntry } from '../../../model/services.ts'
import { certificateFault } from '../certificates.ts'
import type { Fault } from '../fault.ts'
import type { AttachedSet, BuiltGateway } from '../gateways.ts'
import { isOptional } from '../listener-tls.ts'
import type { BuiltListener } from '../listeners.ts'
import { type Condition, condition } from './condition.ts'
import { isValid, listenerStatus } from './listener-status.ts'
import type { ObjectStatus } from './object-status.ts'

/** The status of a Gateway (conversion.go, reportGatewayStatus). That of a class that Istio leaves to others says little. */
export function gatewayStatus(model: Model, built: BuiltGateway): ObjectStatus {
  const { resource, role, listeners } = built
  const { name, namespace, kind } = resource
  const base = { resource, kind, namespace, name }
  if (role === 'remote')
    return { ...base, conditions: [condition('Accepted', undefined), condition('Programmed', undefined)] }
  const accepted = built.addressFault ?? parametersFault(model, built)
  return {
    ...base,
    conditions: [
      accepted || built.services.length === 0 ? condition('Accepted', accepted) : acceptedBy(listeners),
      ...insecureCondition(defaultedSpec(resource)),
      condition('Programmed', addressesFault(model, built)),
      condition('ResolvedRefs', clientCertificateFault(model, built)),
    ],
    listeners: listeners.map(it => listenerStatus(model, it)),
  }
}

/** The status of a ListenerSet, which has what is wrong with its Gateway as well. */
export function listenerSetStatus(model: Model, built: BuiltGateway, set: AttachedSet): ObjectStatus {
  const { name, namespace, kind } = set.resource
  const base = { resource: set.resource, kind, namespace, name }
  const both = (accepted: Fault | undefined, programmed: Fault | undefined) => ({
    ...base,
    conditions: [condition('Accepted', accepted), condition('Programmed', programmed)],
  })
  if (!set.isAllowed) {
    const fault = {
      reason: 'NotAllowed',
      message:
        built.role === 'managed'
          ? `Gateway ${built.resource.name} takes no ListenerSets from namespace ${namespace}.`
          : `Gateway ${built.resource.name} takes no ListenerSets.`,
    }
    return both(fault, fault)
  }
  // Where the Gateway has no address that Istio takes, its listeners are not looked at.
  const invalid =
    built.services.length === 0 || set.listeners.some(isValid)
      ? undefined
      : { reason: 'ListenersNotValid', message: 'None of its listeners is valid.' }
  const addresses = addressesFault(model, { ...built, listeners: set.listeners, sets: [] })
  return {
    ...both(built.addressFault ?? invalid, invalid ?? addresses),
    listeners: set.listeners.map(it => listenerStatus(model, it)),
  }
}

function acceptedBy(listeners: readonly BuiltListener[]): Condition {
  const invalid = listeners.filter(it => !isValid(it))
  if (invalid.length === 0) return condition('Accepted', undefined)
  const message = `Not valid: ${invalid.map(it => it.name).join(', ')}.`
  const status = invalid.length === listeners.length ? 'False' : 'True'
  return { type: 'Accepted', status, reason: 'ListenersNotValid', message }
}

/** Parameters are a ConfigMap beside the Gateway. */
function parametersFault(model: Model, { resource }: BuiltGateway): Fault | undefined {
  const ref = optionalMapAt(mapAt(resource.spec, 'infrastructure'), 'parametersRef')
  if (!ref) return undefined
  const name = textAt(ref, 'name') ?? ''
  const isConfigMap = (textAt(ref, 'group') ?? '') === '' && textAt(ref, 'kind') === 'ConfigMap'
  if (isConfigMap && model.find('ConfigMap', resource.namespace, name)) return undefined
  return {
    reason: 'InvalidParameters',
    message: `There is no ConfigMap ${resource.namespace}/${name} for its parameters.`,
  }
}

function insecureCondition(gateway: JsonMap): Condition[] {
  const frontend = mapAt(mapAt(gateway, 'tls'), 'frontend')
  const all = [mapAt(frontend, 'default'), ...mapsAt(frontend, 'perPort').map(it => mapAt(it, 'tls'))]
  const isInsecure = all.some(it => isOptional(mapAt(it, 'validation')))
  if (!isInsecure) return []
  return [{ type: 'InsecureFrontendValidationMode', status: 'True', reason: 'ConfigurationChanged' }]
}

/**
 * Whether the Services of a Gateway are there with its ports (gatewaycommon/context.go). What Istio makes itself counts as made; a
 * Service of that name which is not its own it leaves as it is.
 */
function addressesFault(model: Model, built: BuiltGateway): Fault | undefined {
  if (built.services.length === 0)
    return { reason: 'UnsupportedAddress', message: 'Of its addresses Istio can use none.' }
  if (built.isManaged && !built.services.some(it => isTaken(model, built, it))) return undefined
  const faults = built.services.flatMap(it => serviceFaults(model, built, it))
  const unusable = faults.find(it => it.reason === 'AddressNotUsable')
  return unusable ?? faults[0]
}

/** Whether somebody else has a Service of the name that Istio would make. */
function isTaken(model: Model, { resource }: BuiltGateway, host: string): boolean {
  const named = serviceOfHost(host, resource.domain)
  const service = named && model.find('Service', resource.namespace, named.name)
  const labels = service && mapAt(mapAt(service.value, 'metadata'), 'labels')
  return labels !== undefined && textAt(labels, 'gateway.istio.io/managed') === undefined && !service?.origin
}

function serviceFaults(model: Model, { resource, listeners, sets }: BuiltGateway, host: string): Fault[] {
  const { namespace } = resource
  const ofSets = sets.flatMap(it => it.listeners)
  const wanted = [...listeners.filter(it => it.hasServer), ...ofSets.filter(it => it.isParent)]
  const named = serviceOfHost(host, resource.domain)
  const service =
    named && named.namespace === namespace ? model.find('Service', namespace, named.name) : undefined
  if (!service) {
    const entry = effective(model, 'ServiceEntry').find(
      it => it.namespace === namespace && readServiceEntry(it).hosts.some(own => own.text === host),
    )
    if (entry) return entryFaults(entry, host, wanted)
    return [{ reason: 'AddressNotUsable', message: `No service ${host} is in namespace ${namespace}.` }]
  }
  const { ports, selector } = readService(service)
  if (!selector?.size)
    return [{ reason: 'AddressNotAssigned', message: `Service ${service.name} selects no Pods.` }]
  const missing = wanted.find(it => !ports.some(port => port.number === it.port))
  if (missing)
    return [{ reason: 'AddressNotUsable', message: `Service ${service.name} has no port ${missing.port}.` }]
  const ingress = listAt(mapAt(mapAt(service.value, 'status'), 'loadBalancer'), 'ingress')
  const isPending = textAt(service.spec, 'type') === 'LoadBalancer' && ingress.length === 0
  return isPending
    ? [
        {
          reason: 'AddressNotAssigned',
          message: `The files do not tell the address of Service ${service.name}.`,
        },
      ]
    : []
}

/** A ServiceEntry that is looked up by DNS has its host for an endpoint. */
function entryFaults(entry: Resource, host: string, wanted: readonly BuiltListener[]): Fault[] {
  const isLookedUp = (textAt(entry.spec, 'resolution') ?? '').includes('DNS')
  const isFound =
    isLookedUp || mapsAt(entry.spec, 'endpoints').length > 0 || field(entry.spec, 'workloadSelector')
  if (!isFound)
    return [{ reason: 'AddressNotAssigned', message: `ServiceEntry ${entry.name} has no endpoints.` }]
  const { ports } = readServiceEntry(entry)
  const missing = wanted.find(it => !ports.some(port => port.number === it.port))
  return missing
    ? [
        {
          reason: 'AddressNotUsable',
          message: `${host} of ServiceEntry ${entry.name} has no port ${missing.port}.`,
        },
      ]
    : []
}

/** The certificate that the gateway shows to backends. */
function clientCertificateFault(model: Model, { resource }: BuiltGateway): Fault | undefined {
  const ref = optionalMapAt(mapAt(mapAt(defaultedSpec(resource), 'tls'), 'backend'), 'clientCertificateRef')
  const fault = ref && certificateFault(model, resource, ref)
  return (
    fault && {
      ...fault,
      reason: fault.reason === 'RefNotPermitted' ? fault.reason : 'InvalidClientCertificateRef',
    }
  )
}
