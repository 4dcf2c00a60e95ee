import { useEditable } from '../editable.tsx'
import '@xyflow/react/dist/base.css'
import { Background, ReactFlow, useStore } from '@xyflow/react'
import { useTouch } from '../screen/use-media.ts'
import { AnyEdge } from './bands/FlowBand.tsx'
import styles from './canvas.module.css'
import { DrawingMap } from './DrawingMap.tsx'
import { AtOnce } from './flow/AtOnce.tsx'
import type { FlowEdge, FlowNode } from './flow/flow-graph.ts'
import type { StableGraph } from './flow/use-stable-graph.ts'
import { Frames } from './folding/Frames.tsx'
import { leastZoomOf, type Zooms, zoomLimits } from './folding/use-zoom.ts'
import { LinkLine } from './gestures/LinkLine.tsx'
import type { LinkGesture } from './gestures/use-linking.ts'
import type { MovedNodes } from './gestures/use-moved-nodes.ts'
import type { EditCommands } from './items/commands.ts'
import { NextSteps } from './next/NextSteps.tsx'
import { TryRequests } from './next/TryRequests.tsx'
import { nodeTypes } from './nodes/node-types.ts'
import { PeopleMarks } from './people/PeopleMarks.tsx'
import { DetailProvider } from './viewport/detail.tsx'

// The legend names React Flow.
const namedElsewhere = { hideAttribution: true }
const edgeTypes = { traffic: AnyEdge }

/** Boxes and edges in React Flow, which has a say in panning, zooming and dragging only: the rest the canvas does. */
export function Drawing({
  stable,
  moved,
  linking,
  zooms,
  commands,
}: {
  stable: StableGraph
  moved: MovedNodes
  linking: LinkGesture
  zooms: Zooms
  commands: Pick<EditCommands, 'run'>
}) {
  const touch = useTouch()
  const isEditable = useEditable()
  const { nodes, edges } = stable.flow
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  return (
    <DetailProvider>
      <ReactFlow<FlowNode, FlowEdge>
        className={styles.flow}
        aria-label="Drawing"
        nodes={nodes as FlowNode[]}
        edges={edges as FlowEdge[]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={moved.onNodesChange}
        onNodeDragStop={moved.onNodeDragStop}
        onConnectStart={linking.onConnectStart}
        onConnectEnd={linking.onConnectEnd}
        onReconnect={nothing}
        onReconnectStart={linking.onReconnectStart}
        reconnectRadius={14}
        connectionLineComponent={LinkLine}
        connectOnClick={false}
        onError={quietly}
        onlyRenderVisibleElements
        nodesDraggable={isEditable && !touch && stable.arrangement.level === 'full'}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        nodeDragThreshold={4}
        panOnScroll
        proOptions={namedElsewhere}
        zoomOnDoubleClick={false}
        minZoom={leastZoomOf(stable, { width, height })}
        maxZoom={zoomLimits.most}
        {...zooms.pinch}
      >
        <Background gap={24} size={1.2} />
        <Frames stable={stable} />
        <PeopleMarks stable={stable} />
        {stable.nextStep && <NextSteps step={stable.nextStep} commands={commands} />}
        <AtOnce flow={stable.flow} />
        {stable.tryPlace && <TryRequests place={stable.tryPlace} />}
        <DrawingMap count={nodes.length} />
      </ReactFlow>
    </DetailProvider>
  )
}

/** React Flow takes nodes and edges one after the other; an edge whose row has just gone is no fault. */
const edgeWithoutHandle = '008'

function quietly(id: string, message: string): void {
  if (id !== edgeWithoutHandle) console.warn(message)
}

/** React Flow lets the ends of edges be dragged only with a handler for their new place; the drop itself is handled by the gesture. */
function nothing(): void {}
