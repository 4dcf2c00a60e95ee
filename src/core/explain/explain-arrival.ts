import { type Cluster, isBuiltIn } from '../istio/routes/clusters.ts'
import { type Existence, existenceOf } from '../istio/routes/existence.ts'
import { meshServices } from '../istio/sidecar/mesh-services.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { percentWords } from '../text/percent-words.ts'
import type { MeshPath } from '../trace/connect.ts'
import { missingStatus } from '../trace/missing-status.ts'
import { type Answer, stopped } from './answer.ts'
import { clusterShares, clusterWords } from './explain-action.ts'
import { shorten } from './explain-words.ts'
import type { Explained } from './explanation.ts'

/** What a client sees of a request that a rule sends on: the destination's answer, or that there is no such destination. */
export function routeAnswer(explained: Explained): Answer {
  const { trace, model, workload } = explained
  const { clusters } = trace
  const [only] = clusters
  const status = missingStatus(trace)
  if (trace.mesh && only && isBuiltIn(only)) return pastAnswer(explained, trace.mesh, only)
  const shares = clusterShares(clusters)
  const title = clusters
    .map((it, i) =>
      shares.length > 1 ? `${clusterWords(it)} ${percentWords(shares[i] ?? 0)}` : clusterWords(it),
    )
    .join(', ')
  if (clusters.length === 0)
    return stopped('No destination', '503', 'Give a destination of the rule a weight.')
  const lacking = (existence: Existence) =>
    clusters.filter(it => existenceOf(model, workload.namespace, it) === existence)
  const [missing, outside] = [lacking('missing'), lacking('outside')]
  if (missing.length === clusters.length)
    return stopped(
      title,
      trace.route ? `${status} NC cluster_not_found` : 'connection closed',
      `The rule takes the request, but ${missing.length > 1 ? 'none of its destinations exists' : 'its destination does not exist'}.`,
    )
  const words = (all: readonly Cluster[]) => all.map(clusterWords).join(', ')
  const advice = [
    missing.length > 0 && `Does not exist: ${words(missing)}. Its share of the requests gets ${status}.`,
    outside.length > 0 &&
      `Not in the files: ${words(outside)}. A destination that does not exist answers ${status}.`,
  ].filter(Boolean)
  return {
    title,
    seen:
      outside.length > 0
        ? `the answer of the destination, or ${status} where it does not exist`
        : 'the answer of the destination',
    advice: advice.length > 0 ? advice.join(' ') : undefined,
    verdict: 'arrived',
  }
}

/** What becomes of a call that belongs to no service: it goes on to its address, or is closed. */
function pastAnswer(explained: Explained, mesh: MeshPath, { exists }: Cluster): Answer {
  if (!exists)
    return stopped('Connection closed', 'connection closed, UH no_healthy_upstream', openUp(explained))
  return {
    title: `Outside the mesh, to ${shorten(mesh.called) || 'an empty name'}:${explained.request.port}`,
    seen: 'the answer of that address, or 502 where there is none',
    advice: joinMesh(explained.model, mesh),
    verdict: 'arrived',
  }
}

/** How a call that belongs to no service is let through after all. */
export function openUp({ model, trace, request }: Explained): string {
  if (trace.mesh?.isImported) return joinMesh(model, trace.mesh)
  const host = shorten(trace.mesh?.called || request.host || '') || 'it'
  return `Let the egress hosts of the Sidecar cover ${host}, add a ServiceEntry for it where there is no Service, or set the mode ALLOW_ANY.`
}

/** What would make a service of a name that is called past the mesh. */
function joinMesh(model: Model, { called, target, isImported }: MeshPath): string {
  const name = shorten(called) || 'the name'
  if (isImported) return `${name} has no such port, or has another protocol on it: see the listener.`
  if (target)
    return `Let the egress hosts of the Sidecar cover ${shorten(target.host)}; its rules are not used here.`
  const elsewhere = meshServices(model).find(
    it => serviceOfHost(it.host, model.settings.domain)?.name === called,
  )
  if (elsewhere)
    return `From another namespace ${name} is called ${shorten(`${called}.${elsewhere.namespace}`)}; a short name means a service in the namespace of the caller.`
  return `No service of the files has the name ${name}: rules are used once a Service or ServiceEntry has it.`
}
