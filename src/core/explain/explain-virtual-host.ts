import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { explainBinding } from '../model/binding.ts'
import { namesGateway } from '../model/gateway-references.ts'
import { fullHost, isHostWithin } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import { writtenPlace } from '../model/resource.ts'
import { isVisibleIn } from '../model/services.ts'
import { fullHosts, readVirtualService } from '../model/virtual-services.ts'
import { withoutPort } from '../request/request.ts'
import { candidateLimit, nameWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** Which virtual host answers for the Host header. */
export function virtualHostStage(explained: Explained): Stage {
  const { trace, request } = explained
  const host = shorten(request.host ?? '') || '(empty)'
  const all = [...(trace.routeConfig?.virtualHosts.values() ?? [])]
  const found = trace.virtualHost
  // The taken one first: a port may answer for hundreds.
  const ordered = found ? [found, ...all.filter(it => it !== found)] : all
  const candidates = ordered.map((it): Candidate => {
    const place = placeOf(it)
    return {
      ...(place && { place }),
      label: it.domain,
      taken: it === found,
      why: it === found ? takenHost(it, host) : passedHost(it, request.host ?? '', found),
    }
  })
  const stage = {
    name: 'virtualHost',
    candidates: [...candidates, ...unbound(explained)].slice(0, candidateLimit),
  } as const
  if (trace.routeConfig?.blackhole)
    return {
      ...stage,
      verdict: 'stopped',
      sentence: [
        'No VirtualService gives this port a host with a rule: every request is answered with 404.',
        ...hiddenWords(explained),
      ].join(' '),
    }
  if (!found) {
    const short = shortHost(explained)
    return {
      ...stage,
      verdict: 'stopped',
      sentence: [
        `No host on this port takes Host ${host}.`,
        ...(short
          ? [
              `Istio reads the host ${short.name} of VirtualService ${nameWords(short.resource)} as ${shorten(short.full)}.`,
            ]
          : []),
        ...hiddenWords(explained),
      ].join(' '),
    }
  }
  return { ...stage, verdict: 'passed', sentence: `Host ${host} matches ${found.domain}.` }
}

/** VirtualServices that have the Host and name the Gateway, and are not exported to where it runs. */
function hiddenWords({ model, workload, trace, request }: Explained): string[] {
  const gateway = trace.filterChain?.server.gateway
  const name = withoutPort((request.host ?? '').toLowerCase())
  if (!gateway || name === '') return []
  return effective(model, 'VirtualService').flatMap(it => {
    const { exportTo, gateways } = readVirtualService(it)
    const isMeant =
      gateways.some(one => namesGateway(one.text, it.namespace, gateway)) &&
      fullHosts(it).some(host => isHostWithin(name, host.text.toLowerCase()))
    if (!isMeant || isVisibleIn(exportTo, it.namespace, workload.namespace)) return []
    return [
      `VirtualService ${nameWords(it)} has it, but its exportTo (${exportTo.map(one => shorten(one, 40)).join(', ')}) leaves out namespace ${shorten(workload.namespace)}, where the gateway runs.`,
    ]
  })
}

/** The VirtualService that has the Host as a short name, which is a service beside it and not the Host itself. */
function shortHost({ model, request }: Explained) {
  const name = withoutPort((request.host ?? '').toLowerCase())
  for (const resource of effective(model, 'VirtualService'))
    for (const { text } of readVirtualService(resource).hosts) {
      const full = fullHost(text, resource)
      if (text.toLowerCase() === name && full !== text) return { name, resource, full }
    }
  return undefined
}

function takenHost({ domain }: VirtualHost, host: string): string {
  if (domain === '*') return 'It takes every host that no other takes.'
  return domain.startsWith('*') ? `It is the longest wildcard that covers ${host}.` : 'The name is the same.'
}

function passedHost({ domain }: VirtualHost, host: string, found: VirtualHost | undefined): string {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  if (found && (domain === '*' || (domain.startsWith('*') && name.endsWith(domain.slice(1)))))
    return `${found.domain} is more exact; their rules are never combined.`
  return 'The name is different.'
}

/** VirtualServices whose hosts cover the Host, but that have no route on this server, with the reason. */
function unbound({ model, trace, request }: Explained): Candidate[] {
  const placed = trace.filterChain?.server
  const name = (request.host ?? '').toLowerCase().replace(/:\d*$/, '')
  if (!placed || name === '') return []
  const used = new Set(trace.virtualHost?.routes.map(it => it.virtualService))
  return effective(model, 'VirtualService').flatMap((it): Candidate[] => {
    if (
      used.has(it) ||
      !readVirtualService(it).hosts.some(host => isHostWithin(name, host.text.toLowerCase()))
    )
      return []
    const binding = explainBinding(model, it, placed.gateway, placed.server.index)
    if (binding.bound) return []
    return [
      {
        place: writtenPlace(it, []),
        label: `VirtualService ${nameWords(it)}`,
        taken: false,
        why: binding.message,
      },
    ]
  })
}

function placeOf({ routes }: VirtualHost): Candidate['place'] {
  const first = routes[0]
  return first && writtenPlace(first.virtualService, ['spec', 'hosts'])
}
