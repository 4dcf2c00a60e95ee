import type { NodeChange, OnNodeDrag } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import type { WorkspaceState } from '../../../workspace/workspace.ts'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import type { FlowNode } from '../flow/flow-graph.ts'

type Positions = WorkspaceState['positions']

export interface MovedNodes {
  /** Where the user has put nodes, the one under the hand included. */
  readonly positions: Positions
  readonly onNodesChange: (changes: NodeChange<FlowNode>[]) => void
  readonly onNodeDragStop: OnNodeDrag<FlowNode>
  /** Puts every node back to its place in the layout; undefined while all are there. */
  readonly tidy: ((afterwards: () => void) => void) | undefined
}

/** Nodes follow the hand at once, and are stored with the workspace when it lets go. */
export function useMovedNodes(): MovedNodes {
  const workspace = useWorkspace()
  const stored = useWorkspaceState(it => it.positions)
  const [dragged, setDragged] = useState<Positions>({})
  const positions = useMemo(() => ({ ...stored, ...dragged }), [stored, dragged])

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const moves = changes.flatMap(it =>
      it.type === 'position' && it.dragging && it.position ? [[it.id, it.position] as const] : [],
    )
    if (moves.length > 0) setDragged(before => ({ ...before, ...Object.fromEntries(moves) }))
  }, [])

  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback(
    (_event, _node, nodes) => {
      for (const { id, position } of nodes)
        workspace.setPosition(id, { x: Math.round(position.x), y: Math.round(position.y) })
      setDragged({})
    },
    [workspace],
  )

  const hasMoved = Object.keys(stored).length > 0
  const tidy = useMemo(() => {
    if (!hasMoved) return undefined
    return (afterwards: () => void) => {
      const before = workspace.store.getState().positions
      for (const id of Object.keys(before)) workspace.setPosition(id, undefined)
      requestAnimationFrame(afterwards)
      showToast({
        title: 'Put the boxes back in their columns',
        action: {
          label: 'Undo',
          onClick: () => {
            for (const [id, position] of Object.entries(before)) workspace.setPosition(id, position)
          },
        },
      })
    }
  }, [workspace, hasMoved])

  return useMemo(
    () => ({ positions, onNodesChange, onNodeDragStop, tidy }),
    [positions, onNodesChange, onNodeDragStop, tidy],
  )
}
