import '@xyflow/react/dist/base.css'
import { Background, MiniMap, type NodeTypes, ReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useMedia } from '../shell/use-media.ts'
import { useBands } from '../traffic/band-store.ts'
import { AnyEdge } from '../traffic/FlowBand.tsx'
import { TrafficBar } from '../traffic/TrafficBar.tsx'
import { useTrafficState } from '../traffic/traffic-state.ts'
import { useTraffic } from '../traffic/use-traffic.ts'
import { ContextMenu } from '../ui/Menu.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './canvas.module.css'
import { useCanvasStore } from './canvas-state.ts'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import type { FlowEdge, FlowNode } from './flow/flow-graph.ts'
import { Lighting, LitRegion } from './flow/Lighting.tsx'
import { useStableGraph } from './flow/use-stable-graph.ts'
import { LinkHint } from './gestures/LinkHint.tsx'
import { LinkLine } from './gestures/LinkLine.tsx'
import { Marquee } from './gestures/Marquee.tsx'
import { useLinking } from './gestures/use-linking.ts'
import { useMarquee } from './gestures/use-marquee.ts'
import { useMovedNodes } from './gestures/use-moved-nodes.ts'
import { usePointer } from './gestures/use-pointer.ts'
import { useRowDrag } from './gestures/use-row-drag.ts'
import { CanvasMenu } from './items/CanvasMenu.tsx'
import { type Commands, editCommands } from './items/commands.ts'
import type { ItemKey } from './items/item.ts'
import { Palette } from './items/Palette.tsx'
import { useCanvasKeys } from './items/use-canvas-keys.ts'
import { useClipboard } from './items/use-clipboard.ts'
import { GatewayNode } from './nodes/GatewayNode.tsx'
import { Destination, Entry, Host, Terminal } from './nodes/PlainNodes.tsx'
import { VirtualServiceNode } from './nodes/VirtualServiceNode.tsx'
import { Outline } from './outline/Outline.tsx'
import { CanvasControls } from './viewport/CanvasControls.tsx'
import { ColumnHeadings } from './viewport/ColumnHeadings.tsx'
import { DetailProvider } from './viewport/detail.tsx'
import { SelectionSync } from './viewport/SelectionSync.tsx'
import { useFocus } from './viewport/use-focus.ts'
import { useView } from './viewport/use-view.ts'

// Outside the component: React Flow remounts every node when this object changes.
const nodeTypes = {
  entry: Entry,
  gateway: GatewayNode,
  host: Host,
  virtualService: VirtualServiceNode,
  destination: Destination,
  terminal: Terminal,
} satisfies NodeTypes
const edgeTypes = { traffic: AnyEdge }

/** React Flow takes nodes and edges one after the other; an edge whose row has just gone is no fault. */
const edgeWithoutHandle = '008'

function quietly(id: string, message: string): void {
  if (id !== edgeWithoutHandle) console.warn(message)
}

/** React Flow lets the ends of edges be taken only where it is told of their new place; that is seen to where they are dropped. */
function nothing(): void {}

const mapFrom = 30
/** The map draws every node, seen or not. */
const mapUpTo = 1500

export function Canvas() {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  const root = useRef<HTMLDivElement>(null)
  const graph = useWorkspaceState(it => it.analysis?.graph)
  const moved = useMovedNodes()
  const traffic = useTraffic(useTrafficState(it => it.mode === 'traffic'))
  const stable = useStableGraph(traffic?.graph ?? graph, moved.positions)
  useBands(stable, traffic !== undefined)
  const { nodes, edges } = stable.flow
  const latest = useRef(stable)
  latest.current = stable

  const touch = useMedia('(pointer: coarse)')
  const roomy = useMedia('(min-width: 760px)')
  const focus = useFocus(root, stable)
  const { fit } = useView(stable.flow)
  const edits = useMemo(() => editCommands(workspace, store, () => latest.current), [workspace, store])
  const linking = useLinking(stable.index, edits)
  const tidy = useMemo(() => moved.tidy && (() => moved.tidy?.(fit)), [moved.tidy, fit])
  const commands = useMemo((): Commands => {
    const link = (key: string) => {
      linking.begin(key)
      focus.focusItem(key)
    }
    const move: Commands['move'] = it => {
      if (edits.run(it.operation)) focus.focusItem(it.lands)
    }
    const moveEnd = (edgeId: string) => {
      linking.beginMove(edgeId)
      root.current?.focus({ preventScroll: true })
    }
    return { ...edits, link, move, moveEnd, fit, tidy }
  }, [edits, linking, focus, fit, tidy])
  const goTo = useCallback(
    (key: ItemKey) => {
      edits.select(key)
      focus.focusItem(key)
    },
    [edits, focus],
  )
  const pointer = usePointer(root, stable.index, commands, linking, focus)
  const dragRow = useRowDrag(stable.index, commands)
  const marquee = useMarquee(stable.index)
  const clipboard = useClipboard(stable.index, commands)
  const onKeyDown = useCanvasKeys(stable.index, focus, commands, linking)
  useTreeRole(root, nodes.length > 0)

  /** The button goes with the empty canvas, which therefore keeps the keyboard until the first box is drawn. */
  function addFirst(kind: string) {
    root.current?.focus({ preventScroll: true })
    commands.addResource(kind)
  }

  return (
    <ContextMenu menu={<CanvasMenu index={stable.index} commands={commands} />}>
      <LitRegion
        ref={root}
        className={styles.canvas}
        data-canvas=""
        role="group"
        aria-label="Canvas"
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          dragRow(event)
          marquee.onPointerDown(event)
        }}
        onMouseDownCapture={marquee.onMouseDownCapture}
        {...clipboard}
        {...pointer}
      >
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
            nodesDraggable={!touch}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            nodeDragThreshold={4}
            panOnScroll
            zoomOnDoubleClick={false}
            minZoom={0.05}
            maxZoom={2}
          >
            <Background gap={24} size={1.2} />
            {roomy && nodes.length > mapFrom && nodes.length <= mapUpTo && (
              <MiniMap
                className={styles.map}
                position="bottom-right"
                ariaLabel="Map of the canvas"
                nodeColor={colourOf}
                pannable
                zoomable
              />
            )}
          </ReactFlow>
        </DetailProvider>
        {nodes.length > 0 && <ColumnHeadings nodes={nodes} />}
        {graph && nodes.length === 0 && <EmptyCanvas onAdd={addFirst} />}
        {nodes.length > 0 && <CanvasControls onFit={fit} onTidy={tidy} />}
        {nodes.length > 0 && <TrafficBar traffic={traffic} />}
        {graph && <Palette commands={commands} />}
        {nodes.length > 0 && <Outline index={stable.index} onGo={goTo} />}
        <Marquee />
        <LinkHint />
        <Lighting index={stable.index} />
        <SelectionSync stable={stable} focus={focus} />
      </LitRegion>
    </ContextMenu>
  )
}

/** React Flow's list of nodes is the tree whose items the boxes are; it has no property for that. */
function useTreeRole(root: React.RefObject<HTMLDivElement | null>, hasItems: boolean): void {
  useEffect(() => {
    const list = root.current?.querySelector('.react-flow__nodes')
    if (!list || !hasItems) return
    list.setAttribute('role', 'tree')
    list.setAttribute('aria-label', 'Traffic')
    list.setAttribute('aria-multiselectable', 'true')
    return () => {
      list.removeAttribute('role')
      list.removeAttribute('aria-label')
      list.removeAttribute('aria-multiselectable')
    }
  }, [root, hasItems])
}

function colourOf({ data: { node } }: FlowNode): string {
  if (node.badge?.severity === 'error') return 'var(--error)'
  return `color-mix(in srgb, var(--kind-${kindNames[node.type]}) 55%, var(--surface))`
}

const kindNames: Readonly<Record<FlowNode['data']['node']['type'], string>> = {
  entry: 'entry',
  gateway: 'gateway',
  host: 'host',
  virtualService: 'virtual-service',
  destination: 'destination',
  terminal: 'terminal',
}
