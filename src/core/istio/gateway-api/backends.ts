import { fullHost } from '../../model/hosts.ts'
import { homeIn, type Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import {
  inferenceGroup,
  isGranted,
  isPoolGranted,
  type Referent,
  type Referrer,
} from '../../references/reference-grants.ts'
import { hasService } from '../routes/clusters.ts'
import { type Fault, notGranted } from './fault.ts'
import { managedServices } from './gateways.ts'
import type { BackendRef, Route } from './read-route.ts'

/** Where a backendRef leads as a destination of Istio's, and what is wrong with it. */
export type Backend =
  /** A soft fault leaves the destination in place: empty where it may not be used, else one that does not exist. */
  | { readonly destination: JsonMap; readonly fault: Fault | undefined }
  /** A hard fault: no rule of the route is translated. */
  | { readonly destination: undefined; readonly fault: Fault }

/** The destination of a backendRef (conversion.go, buildDestination). Parents in the mesh ask for no grants. */
export function backendOf(model: Model, route: Route, ref: BackendRef, isMesh: boolean): Backend {
  const { resource, kind } = route
  const own = resource.namespace
  const namespace = ref.namespace ?? own
  const referrer = { kind, namespace: own }
  const ungranted = isMesh ? undefined : grantFault(model, referrer, ref, namespace)
  if (ungranted) return { destination: {}, fault: ungranted }
  switch (`${ref.group}/${ref.kind}`) {
    case '/Service':
      if (ref.name.includes('.'))
        return hard('InvalidDestination', `${ref.name} is a host; a backendRef has the name of the Service.`)
      return serviceAt(model, ref, namespace, '')
    case 'multicluster.x-k8s.io/ServiceImport':
      return serviceAt(model, ref, namespace, ', as which Istio takes the ServiceImport')
    case 'networking.istio.io/Hostname': {
      if (ref.namespace !== undefined)
        return hard('InvalidDestination', `The Hostname ${ref.name} cannot have a namespace.`)
      const known = hasService(model, ref.name, own)
      const fault = {
        reason: 'BackendNotFound',
        message: `No service of namespace ${own} has the host ${ref.name}.`,
        missing: { kind: 'ServiceEntry', namespace: own, name: ref.name },
      }
      return destinationAt(ref, ref.name, known ? undefined : fault)
    }
    case `${inferenceGroup}/InferencePool`:
      return invalidKind(
        'Istio sends requests to an InferencePool only if it is told to (`ENABLE_GATEWAY_API_INFERENCE_EXTENSION`). Drawbridge takes that as off and does not follow pools.',
      )
    default:
      return invalidKind(`Istio sends nothing to a ${ref.kind}${ref.group ? ` of ${ref.group}` : ''}.`)
  }
}

function invalidKind(message: string): Backend {
  return { destination: {}, fault: { reason: 'InvalidKind', message } }
}

/** Only of the core group's kinds and of pools does Istio read grants here; a reference to any other stays within its namespace. */
function grantFault(
  model: Model,
  referrer: Referrer,
  { group, kind, name }: BackendRef,
  namespace: string,
): Fault | undefined {
  if (namespace === referrer.namespace) return undefined
  if (group === inferenceGroup && kind === 'InferencePool' && isPoolGranted(model, referrer, namespace, name))
    return undefined
  const granted = grantable.find(it => group === '' && it === kind)
  if (!granted)
    return {
      reason: 'RefNotPermitted',
      message: `${kind} ${namespace}/${name} is in another namespace, and no ReferenceGrant is for its kind.`,
    }
  const referent = { kind: granted, namespace, name }
  return isGranted(model, referrer, referent) ? undefined : notGranted(referrer, referent)
}

const grantable: readonly Referent['kind'][] = ['Service', 'Secret', 'ConfigMap']

function serviceAt(model: Model, ref: BackendRef, namespace: string, standsFor: string): Backend {
  const host = fullHost(ref.name, homeIn(model, namespace))
  const missing = { kind: 'Service', namespace, name: ref.name }
  const known = model.find('Service', namespace, ref.name) !== undefined || managedServices(model).has(host)
  const message = `There is no Service ${namespace}/${ref.name}${standsFor}.`
  return destinationAt(ref, host, known ? undefined : { reason: 'BackendNotFound', message, missing })
}

function destinationAt({ port, name }: BackendRef, host: string, fault: Fault | undefined): Backend {
  if (port === undefined) return hard('InvalidDestination', `The backendRef to ${name} has no port.`)
  return { destination: { host, port: { number: port } }, fault }
}

function hard(reason: string, message: string): Backend {
  return { destination: undefined, fault: { reason, message } }
}
