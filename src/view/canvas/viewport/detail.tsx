import { type ReactFlowState, useStore } from '@xyflow/react'
import { createContext, type ReactNode, useContext } from 'react'

/** Below this zoom text cannot be read, and nodes are drawn as blocks with their title. */
export const detailZoom = 0.35

const DetailContext = createContext(true)

export function DetailProvider({ children }: { children: ReactNode }) {
  const detailed = useStore(it => it.transform[2] >= detailZoom)
  return <DetailContext value={detailed}>{children}</DetailContext>
}

/** Whether rows and small print are drawn at this zoom. */
export function useDetail(): boolean {
  return useContext(DetailContext)
}

/** Far enough for text to be drawn larger within its lines. */
export function isFar({ transform }: ReactFlowState): boolean {
  return transform[2] < farZoom
}

/** Where the smallest text would be lower than 11 px. */
const farZoom = 0.9
