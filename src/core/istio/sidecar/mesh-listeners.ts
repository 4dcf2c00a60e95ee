import { rangePrefix } from './addresses.ts'
import { equalChains } from './equal-chains.ts'
import { type ChainContext, emptyChain, type MeshChain, serviceChains } from './mesh-chains.ts'
import { type MeshService, portOf } from './mesh-services.ts'
import { spokenOn } from './protocol-on.ts'
import { type EgressScope, egressFor } from './sidecar-scope.ts'

/** What takes the connection: the address of a service, a port that services share, or what is left over. */
export interface MeshListener {
  readonly type: 'service' | 'port' | 'rest'
  readonly name: string
  /** The services whose ports it opens. */
  readonly services: readonly MeshService[]
  readonly chains: readonly MeshChain[]
  /** Two chains that Envoy cannot tell apart, for which it refuses the listener whole. */
  readonly rejected: readonly [MeshChain, MeshChain] | undefined
}

/** The address of a shared listener. */
export const anyAddress = '0.0.0.0'

/**
 * The outbound listeners of a port by their address (core/listener.go, buildSidecarOutboundListener). Services that are not
 * in the files are left out, but for one that is believed to have the port because it is called.
 */
export function meshListeners(
  context: ChainContext,
  port: number,
  believed: MeshService | undefined,
): ReadonlyMap<string, MeshListener> {
  const drafts = new Map<string, Draft>()
  for (const egress of context.scope.egress) {
    if (egress.port !== undefined && egress.port !== port) continue
    // A catch-all adds nothing to a listener that an entry with the port has opened.
    const locked = egress.port === undefined ? new Set(drafts.keys()) : new Set()
    for (const service of egress.services) {
      if (service.kind === 'assumed' && service !== believed) continue
      if (service.aliasOf !== undefined || locked.has(bindOf(egress, service, port))) continue
      addService(context, egress, service, port, drafts)
    }
  }
  if (believesInPort(context, port, drafts))
    drafts.set(anyAddress, { ...emptyDraft(''), chains: [{ ...emptyChain, type: 'http' }] })
  return new Map([...drafts].map(([bind, it]) => [bind, listenerOf(bind, port, it)]))
}

/** The address that tells connections to a service from others: its own, or a stand-in where the files do not tell it. */
export function addressOf({ addresses, hasAddress, namespace, host }: MeshService): string {
  return hasAddress ? (addresses[0] ?? `${namespace}/${host}`) : anyAddress
}

interface Draft {
  readonly services: MeshService[]
  readonly chains: MeshChain[]
  /** Of the chains; Istio leaves out a further one that takes the same connections. */
  readonly taken: Set<string>
  /** Istio's name of what it carries; empty where HTTP and bytes are told apart. */
  instance: string
}

function emptyDraft(instance: string): Draft {
  return { services: [], chains: [], taken: new Set(), instance }
}

function bindOf(egress: EgressScope, service: MeshService, port: number): string {
  // Pods of a headless service have listeners of their own only where no egress entry names the port.
  const shares = service.headless && egress.port !== undefined
  return shares || spokenOn(egress, service, port) === 'http' ? anyAddress : addressOf(service)
}

function addService(
  context: ChainContext,
  egress: EgressScope,
  service: MeshService,
  port: number,
  drafts: Map<string, Draft>,
): void {
  const spoken = spokenOn(egress, service, port)
  if (spoken === undefined || spoken === 'udp') return
  const bind = bindOf(egress, service, port)
  const stated = (egress.speaks ?? portOf(service, port))?.instance || spoken
  const instance = spoken === 'http' || spoken === 'unknown' ? '' : stated
  const known = drafts.get(bind)
  const draft = known ?? emptyDraft(instance)
  const isTaken = known?.instance === '' && instance === ''
  if (known && !isTaken && !mayMix(stated, known.instance)) return
  drafts.set(bind, draft)
  draft.services.push(service)
  if (isTaken) return
  for (const chain of serviceChains(context, egress, service, port, bind === anyAddress)) {
    const key = connectionsOf(chain)
    // Only what another service has brought is in the way: Envoy refuses equal chains of one.
    if (!known || !draft.taken.has(key)) draft.chains.push(chain)
    draft.taken.add(key)
  }
  if (instance === '') draft.instance = ''
}

/** In these protocols the server speaks first, so nothing else can be told apart from them by its first bytes. */
function mayMix(incoming: string, current: string): boolean {
  const alone = ['mongo', 'mysql']
  return incoming === current || !(alone.includes(incoming) || alone.includes(current))
}

/** The same text for chains that take the same connections. */
function connectionsOf({ type, serverNames, subnets }: MeshChain): string {
  const ranges = subnets.map(it => rangePrefix(it) ?? it)
  return JSON.stringify([type === 'http', [...new Set(serverNames)].sort(), [...new Set(ranges)].sort()])
}

function listenerOf(bind: string, port: number, { services, chains }: Draft): MeshListener {
  const [first] = services
  const address = bind === anyAddress ? anyAddress : (first?.addresses[0] ?? first?.host ?? bind)
  return {
    type: bind === anyAddress ? 'port' : 'service',
    name: `${address}_${port}`,
    services,
    chains,
    rejected: equalChains(chains),
  }
}

/** Whether some service beyond the files can be taken to speak HTTP on port 80, where rules for hosts outside the mesh count. */
function believesInPort(
  { model, scope }: ChainContext,
  port: number,
  drafts: ReadonlyMap<string, Draft>,
): boolean {
  if (port !== 80 || model.settings.complete || drafts.has(anyAddress)) return false
  return (egressFor(scope, port)?.virtualServices.length ?? 0) > 0
}
