import { Pin, PinOff } from 'lucide-react'
import { choiceOf } from '../../../core/graph/arrange/arrangement.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { NodeButton } from './NodeButton.tsx'

/** Keeps a box unfolded, whatever is zoomed at or selected next. */
export function PinButton({ node: { id, title } }: { node: GraphNode }) {
  const isPinned = useWorkspaceState(it => choiceOf(it.folding, id) !== undefined)
  return (
    <NodeButton
      label={isPinned ? `Unpin ${title}` : `Pin ${title}: it stays unfolded`}
      action="pin"
      icon={isPinned ? <PinOff /> : <Pin />}
      pressed={isPinned}
    />
  )
}
