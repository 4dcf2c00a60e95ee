import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import { readGateway, redirectsToHttps } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { KnownSource } from '../trace/request-source.ts'
import { evenMixInSteps } from '../traffic/even-mix.ts'
import { inSteps } from './question.ts'

/** A request that the files have an answer for, ready to be traced. */
export interface SampleRequest {
  readonly text: string
  /** What it shows: the rule it comes to, or that it is redirected. */
  readonly name: string
  readonly gateway?: string
  readonly from?: string
}

const most = 6
const mostCalls = 2

/** A few requests to begin with, made from the hosts and rules of the files: rules first, one request each, then redirects. */
export const sampleRequests = inSteps(
  ['model'],
  function* ({ model: files }, _: object) {
    const model = appliedModel(files)
    const { entries } = yield* evenMixInSteps(model)
    const groups = new Set<string>()
    const samples: SampleRequest[] = []
    let calls = 0
    const [redirect] = redirected(model)
    const room = most - (redirect ? 1 : 0)
    for (const { group, groupName, text, known } of entries) {
      if (samples.length === room) break
      if (groups.has(group)) continue
      if (known.type === 'mesh' && ++calls > mostCalls) continue
      groups.add(group)
      samples.push({ text, name: groupName, ...sourceOf(known) })
    }
    return redirect ? [...samples, redirect] : samples
  },
  'long',
)

function sourceOf(known: KnownSource): { gateway?: string; from?: string } {
  return known.type === 'gateway' ? { gateway: known.id } : { from: formatMeshSource(known.workload) }
}

function redirected(model: Model): SampleRequest[] {
  const ports = gatewayWorkloads(model).flatMap(it => it.ports)
  return effective(model, 'Gateway').flatMap(gateway =>
    readGateway(gateway).servers.flatMap(server => {
      const host = server.hosts.map(it => it.host).find(it => it !== '' && !it.startsWith('*'))
      if (!redirectsToHttps(server) || host === undefined || server.number === undefined) return []
      if (!ports.includes(server.number)) return []
      const port = server.number === 80 ? '' : `:${server.number}`
      return [{ text: `http://${host}${port}/`, name: `${gateway.name} redirects it to HTTPS` }]
    }),
  )
}
