import { useMemo } from 'react'
import { gatewayWorkloads } from '../../../core/istio/gateway/gateway-workloads.ts'
import { formatMeshSource, likelyMeshSource } from '../../../core/istio/sidecar/mesh-sources.ts'
import type { Model } from '../../../core/model/model.ts'
import type { SavedRequest } from '../../../core/saved/saved-request.ts'
import { useTrace } from '../trace-state.ts'

/** The source that is chosen; without any gateway, the mesh. */
export function useSource(model: Model): Pick<SavedRequest, 'gateway' | 'from'> {
  const gateway = useTrace(it => it.gateway)
  const chosen = useTrace(it => it.from)
  return useMemo(() => {
    const from = chosen ?? fallback(model)
    return from !== undefined ? { from } : gateway !== undefined ? { gateway } : {}
  }, [model, gateway, chosen])
}

function fallback(model: Model): string | undefined {
  if (gatewayWorkloads(model).length > 0) return undefined
  const likely = likelyMeshSource(model)
  return likely && formatMeshSource(likely.workload)
}
