import { callableWorkloads } from '../istio/gateway/gateway-workloads.ts'
import {
  formatLabels,
  formatMeshSource,
  type LabelSuggestion,
  labelSuggestions,
  likelyMeshSource,
  meshNamespaces,
  readMeshSource,
} from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import { quick } from './question.ts'

/** Where a request comes from as a person chose it: a gateway's selector, or a workload of the mesh; nothing for whichever listens. */
export type SourceAsk = Pick<SavedRequest, 'gateway' | 'from'>

/** What a request can come from, and what of it is meant. */
export interface SourceChoices {
  readonly gateways: readonly {
    readonly id: string
    readonly label: string
    readonly ports: readonly number[]
  }[]
  /** The source in effect: the one that was chosen, or the mesh where the files hold no Gateway. */
  readonly source: SourceAsk
  /** The workload of the mesh, where one is meant and its text can be read. */
  readonly workload: WorkloadChoice | undefined
  /** What a workload of the mesh begins with. */
  readonly namespace: string
  /** Whether there is anything to call. */
  readonly isCallable: boolean
}

export interface WorkloadChoice {
  readonly namespace: string
  /** As `key=value`, with commas between. */
  readonly labels: string
  readonly namespaces: readonly string[]
  readonly suggestions: readonly LabelSuggestion[]
}

export const sourceChoices = quick(['model'], ({ model: files }, ask: SourceAsk): SourceChoices => {
  const model = appliedModel(files)
  const gateways = callableWorkloads(model).map(({ id, label, ports }) => ({ id, label, ports }))
  const likely = likelyMeshSource(model)
  const source = meantSource(model, ask)
  return {
    gateways,
    source,
    workload: workloadOf(model, source.from),
    namespace: likely?.workload.namespace ?? model.settings.defaultNamespace,
    isCallable: gateways.length > 0 || likely !== undefined,
  }
})

/** The source that is chosen; without any Gateway, the mesh. */
export function meantSource(model: Model, { gateway, from }: SourceAsk): SourceAsk {
  if (from !== undefined) return { from }
  if (callableWorkloads(model).length > 0) return gateway !== undefined ? { gateway } : {}
  const likely = likelyMeshSource(model)
  return likely ? { from: formatMeshSource(likely.workload) } : gateway !== undefined ? { gateway } : {}
}

function workloadOf(model: Model, from: string | undefined): WorkloadChoice | undefined {
  const workload = from === undefined ? undefined : readMeshSource(from)?.workload
  if (!workload) return undefined
  return {
    namespace: workload.namespace,
    labels: formatLabels(workload.labels),
    namespaces: meshNamespaces(model),
    suggestions: labelSuggestions(model, workload.namespace),
  }
}
