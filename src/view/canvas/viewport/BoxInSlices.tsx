import type { NodeProps } from '@xyflow/react'
import type { ComponentType } from 'react'
import { useSlice } from '../../turns/use-turn.tsx'
import { useCanvasStore } from '../canvas-state.ts'
import { itemOf } from '../items/item.ts'

/** The same box, that fills itself after others where many come into view at once. React Flow has its place and its ends without it. */
export function inSlices<P extends NodeProps>(Box: ComponentType<P>): ComponentType<P> {
  return function BoxInSlices(props: P) {
    const store = useCanvasStore()
    const isShown = useSlice(() => {
      const { awaited } = store.getState()
      return awaited !== undefined && itemOf(awaited).node === props.id
    })
    return isShown && <Box {...props} />
  }
}
