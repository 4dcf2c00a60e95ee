import { memoByObject } from '../../../core/data/memo-by-object.ts'
import type { Graph, GraphNode } from '../../../core/graph/graph.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'

/** Whether anything of the Gateway API is drawn. */
export function useUsesGatewayApi(): boolean {
  return useWorkspaceState(it => it.analysis !== undefined && usesGatewayApi(it.analysis.graph.nodes))
}

/** Asked at every change of the workspace. Of boxes of which none was of it before, only the others are looked at. */
export const usesGatewayApi = memoByObject((nodes: Graph['nodes']): boolean => {
  let uses = false
  for (let i = 0; i < nodes.length && !uses; i++) uses = nodes[i] !== without[i] && isOfGatewayApi(nodes[i]!)
  if (!uses) without = nodes
  return uses
})

/** The last boxes of which none was. */
let without: Graph['nodes'] = []

function isOfGatewayApi(it: GraphNode): boolean {
  return (it.type === 'gateway' || it.type === 'virtualService') && it.kind !== undefined
}
