import type { Place, Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Plan, Step } from './edit-resources.ts'
import type { ServerPurpose } from './set-server-purpose.ts'
import { stepsAt } from './steps-at.ts'

/** What a listener of the Gateway API can do; that it redirects is for a route of its own to say. */
const listenerPurposes = ['http', 'https', 'passthrough', 'tcp', 'tls-tcp'] as const

export type ListenerPurpose = (typeof listenerPurposes)[number]

/** Whether a place is that of a listener, and not of a server of Istio's Gateway. */
export function isListenerPlace({ path }: Pick<Place, 'path'>): boolean {
  return path[1] === 'listeners'
}

/** The purpose of a listener as it is written; undefined where its protocol and its TLS mode do not go together. */
export function purposeOfListener(listener: unknown): ListenerPurpose | undefined {
  const mode = valueAt(listener, ['tls', 'mode']) ?? 'Terminate'
  switch (valueAt(listener, ['protocol'])) {
    case 'HTTP':
      return 'http'
    case 'HTTPS':
      return mode === 'Terminate' ? 'https' : undefined
    case 'TLS':
      return mode === 'Passthrough' ? 'passthrough' : mode === 'Terminate' ? 'tls-tcp' : undefined
    case 'TCP':
      return 'tcp'
    default:
      return undefined
  }
}

/**
 * The protocol and TLS settings of a purpose. A hostname goes where there is none to be told by (the API refuses it on TCP), and so do
 * kinds of routes that the other protocol does not take.
 */
export function planListenerPurpose(
  resource: Resource,
  listener: Place,
  purpose: ServerPurpose,
  credentialName: string,
): Plan {
  const value = valueAt(resource.value, listener.path)
  if (typeof value !== 'object' || value === null) return { refuse: 'The listener is no longer there.' }
  if (!isListenerPurpose(purpose)) return { refuse: `A listener of the Gateway API ${cannot[purpose]}.` }
  const certificates = valueAt(value, ['tls', 'certificateRefs'])
  const hasOwn = Array.isArray(certificates) && certificates.length > 0
  const terminates = purpose === 'https' || purpose === 'tls-tcp'
  if (terminates && !hasOwn && credentialName === '') return { refuse: 'Name the Secret of the certificate.' }
  const { set, remove } = stepsAt(resource, listener.path)
  const before = purposeOfListener(value)
  const keepsKinds = before !== undefined && routesOf[before] === routesOf[purpose]
  const steps: Step[] = [
    ...set(['protocol'], protocols[purpose]),
    ...(purpose === 'tcp' ? remove(['hostname']) : []),
    ...(keepsKinds ? [] : remove(kindsOf(value))),
  ]
  if (purpose === 'passthrough')
    steps.push(...set(['tls', 'mode'], 'Passthrough'), ...remove(['tls', 'certificateRefs']))
  else if (!terminates) steps.push(...remove(['tls']))
  else {
    if (valueAt(value, ['tls', 'mode']) !== undefined) steps.push(...set(['tls', 'mode'], 'Terminate'))
    if (credentialName !== '') steps.push(...set(['tls', 'certificateRefs'], [{ name: credentialName }]))
  }
  return { steps, select: listener }
}

/** The kinds of routes that a listener takes, with what holds nothing else. */
function kindsOf(listener: object): Path {
  const allowed: unknown = valueAt(listener, ['allowedRoutes'])
  const isAlone = typeof allowed === 'object' && allowed !== null && Object.keys(allowed).join() === 'kinds'
  return isAlone ? ['allowedRoutes'] : ['allowedRoutes', 'kinds']
}

export function isListenerPurpose(purpose: ServerPurpose): purpose is ListenerPurpose {
  return listenerPurposes.some(it => it === purpose)
}

const cannot: Readonly<Record<Exclude<ServerPurpose, ListenerPurpose>, string>> = {
  redirect: 'does not redirect by itself: add a route that does',
  mutual: 'asks for client certificates by the settings of its Gateway',
  'auto-passthrough': 'does not pass TLS through to services by itself',
}

const protocols: Readonly<Record<ListenerPurpose, string>> = {
  http: 'HTTP',
  https: 'HTTPS',
  passthrough: 'TLS',
  'tls-tcp': 'TLS',
  tcp: 'TCP',
}

/** Which sort of routes is taken. */
const routesOf: Readonly<Record<ListenerPurpose, string>> = {
  http: 'http',
  https: 'http',
  passthrough: 'tls',
  'tls-tcp': 'tls',
  tcp: 'tcp',
}
