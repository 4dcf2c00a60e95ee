import { useWorkspaceState } from '../../workspace-context.tsx'

/** Whether anything of the Gateway API is drawn. */
export function useUsesGatewayApi(): boolean {
  return useWorkspaceState(
    it =>
      it.analysis?.graph.nodes.some(
        node => (node.type === 'gateway' || node.type === 'virtualService') && node.kind !== undefined,
      ) ?? false,
  )
}
