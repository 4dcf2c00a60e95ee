import type { GatewayWorkload } from '../core/istio/routes/workload.ts'
import type { Model } from '../core/model/model.ts'
import { plainRequests, readRequestFile } from '../core/saved/request-file.ts'
import { runSavedRequest, type SavedRequest } from '../core/saved/saved-request.ts'
import { importFile } from '../core/text/import-file.ts'
import { readInputs } from './read-inputs.ts'

/**
 * The requests of some files. Those of istio-config-validator say neither port nor TLS: each is sent by HTTPS, or by plain HTTP where
 * only that leads to its host. `source` is where those come from that do not say it. Files that hold no requests are complained of.
 */
export function savedRequestsIn(
  paths: readonly string[],
  model: Model,
  source: { readonly gateway: string | undefined; readonly from: string | undefined },
  home: Partial<GatewayWorkload>,
  complaints: string[],
): SavedRequest[] {
  return readInputs(paths).flatMap(input => {
    const imported = input.ok ? importFile(input.name, input.bytes) : undefined
    const text = imported?.ok ? imported.files[0]?.text : undefined
    const requests = text === undefined ? undefined : readRequestFile(text)
    if (requests && text !== undefined) {
      const plain = plainRequests(text)?.map(it => sentFrom(it, source))
      return ofEitherScheme(
        requests.map(it => sentFrom(it, source)),
        plain,
        model,
        home,
      )
    }
    complaints.push(
      `${input.name}: ${input.ok ? 'not a list of requests, each with a "request" as a string' : input.reason}`,
    )
    return []
  })
}

/** A request that names no source comes from the one of the command line. */
function sentFrom(
  request: SavedRequest,
  { gateway, from }: { readonly gateway: string | undefined; readonly from: string | undefined },
): SavedRequest {
  if (request.gateway !== undefined || request.from !== undefined) return request
  return { ...request, ...(gateway !== undefined && { gateway }), ...(from !== undefined && { from }) }
}

function ofEitherScheme(
  requests: readonly SavedRequest[],
  plain: readonly SavedRequest[] | undefined,
  model: Model,
  home: Partial<GatewayWorkload>,
): readonly SavedRequest[] {
  const leads = (it: SavedRequest) => {
    const result = runSavedRequest(model, it, home)
    return result.status !== 'unreadable' && result.trace.virtualHost !== undefined
  }
  return plain ? requests.map((it, i) => (leads(it) || !leads(plain[i]!) ? it : plain[i]!)) : requests
}
