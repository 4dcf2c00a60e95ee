import { memoByObject } from '../../../core/data/memo-by-object.ts'
import type { Graph } from '../../../core/graph/graph.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'

/** Whether anything of the Gateway API is drawn. */
export function useUsesGatewayApi(): boolean {
  return useWorkspaceState(it => it.analysis !== undefined && usesGatewayApi(it.analysis.graph.nodes))
}

/** Asked at every change of the workspace. */
const usesGatewayApi = memoByObject((nodes: Graph['nodes']): boolean =>
  nodes.some(it => (it.type === 'gateway' || it.type === 'virtualService') && it.kind !== undefined),
)
