import { formatMeshSource } from '../../../core/istio/sidecar/mesh-sources.ts'
import type { MixEntry } from '../../../core/traffic/traffic-mix.ts'
import { traceText } from '../trace-state.ts'

/** Shows stage by stage where a request of the mix goes. */
export function traceEntry({ text, known }: MixEntry): void {
  if (known.type === 'mesh') traceText(text, undefined, formatMeshSource(known.workload))
  else traceText(text, known.id)
}
