import {
  lazy,
  memo,
  Suspense,
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { Graph } from '../../core/graph/graph.ts'
import type { ScopedAsk } from '../../core/questions/scope.ts'
import type { DrawnTraffic } from '../../core/questions/traffic.ts'
import { useEditable } from '../editable.tsx'
import { NothingShown } from '../scope/NothingShown.tsx'
import { useScopeAsk } from '../scope/use-scope.ts'
import { useShownGraph } from '../scope/use-shown-graph.ts'
import { drawingStore } from '../screen/drawing-state.ts'
import { later } from '../screen/later.ts'
import { useLayout } from '../screen/layout-state.ts'
import { useScopeState } from '../screen/scope-state.ts'
import { useTrafficState } from '../traffic/traffic-state.ts'
import { useDrawnTraffic } from '../traffic/use-traffic.ts'
import { InTurn, Unhurried } from '../turns/use-turn.tsx'
import { classNames } from '../ui/class-names.ts'
import { ContextMenu } from '../ui/Menu.tsx'
import { useBands } from './bands/band-store.ts'
import { CanvasBar } from './bar/CanvasBar.tsx'
import styles from './canvas.module.css'
import { CommentSync } from './comments/CommentSync.tsx'
import { Drawing } from './Drawing.tsx'
import { hasMap } from './DrawingMap.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { InStages } from './flow/InStages.tsx'
import { Lighting, LitRegion } from './flow/Lighting.tsx'
import type { StableGraph } from './flow/use-stable-graph.ts'
import { Anchoring } from './folding/Anchoring.tsx'
import { shownItem } from './folding/shown-item.ts'
import { LinkHint } from './gestures/LinkHint.tsx'
import { Marquee } from './gestures/Marquee.tsx'
import { useMarquee } from './gestures/use-marquee.ts'
import type { MovedNodes } from './gestures/use-moved-nodes.ts'
import { usePointer } from './gestures/use-pointer.ts'
import { useRowDrag } from './gestures/use-row-drag.ts'
import type { ItemKey } from './items/item.ts'
import { useClipboard } from './items/use-clipboard.ts'
import { useCanvasKeys } from './keys/use-canvas-keys.ts'
import { CanvasMenu } from './menu/CanvasMenu.tsx'
import { LooseEndMenu } from './menu/LooseEndMenu.tsx'
import { Outline } from './outline/Outline.tsx'
import { useCanvasParts } from './use-canvas-parts.ts'
import { ColumnHeadings } from './viewport/ColumnHeadings.tsx'
import { FarText } from './viewport/FarText.tsx'
import { ScopeView } from './viewport/ScopeView.tsx'
import { SelectionSync } from './viewport/SelectionSync.tsx'
import { TraceSync } from './viewport/TraceSync.tsx'
import { useKeptPlace } from './viewport/use-kept-place.ts'

const load = {
  legend: later(() => import('./legend/Legend.tsx')),
  table: later(() => import('../tables/TablePane.tsx')),
}
const Legend = lazy(() => load.legend().then(it => ({ default: it.Legend })))
const TablePane = lazy(() => load.table().then(it => ({ default: it.TablePane })))

/** The drawing of the files. What is typed is seen before the drawing follows, which works in turns. */
export function Canvas() {
  const isTraffic = useTrafficState(it => it.mode === 'traffic')
  const scope = useDrawnScope()
  const graph = useShownGraph(isTraffic ? undefined : scope)
  const traffic = useDrawnTraffic(isTraffic, scope)
  // What is there before the canvas is drawn into it afterwards: neither alone takes long.
  const nothing = use(Unhurried) ? null : undefined
  const drawn = useDeferredValue<Graph | null | undefined>(graph, nothing) ?? undefined
  const drawnTraffic = useDeferredValue(traffic)
  useDrawing(drawn !== graph || drawnTraffic !== traffic)
  const hasGraph = drawn !== undefined
  const show = useCallback(
    (stable: StableGraph, moved: MovedNodes) => (
      <DrawnCanvas hasGraph={hasGraph} traffic={drawnTraffic} stable={stable} moved={moved} />
    ),
    [hasGraph, drawnTraffic],
  )
  return <InStages drawn={drawnTraffic?.graph ?? drawn} show={show} />
}

/** Says whether the canvas is behind to those who let the drawing come first. */
function useDrawing(isBehind: boolean): void {
  useLayoutEffect(() => drawingStore.setState({ isBehind }), [isBehind])
  useLayoutEffect(() => () => drawingStore.setState({ isBehind: false }), [])
}

/** What is asked to be drawn. Behind the table it stays what it was: a filter that is typed there would lay out what nobody sees. */
function useDrawnScope(): ScopedAsk | undefined {
  const scope = useScopeAsk()
  const isTable = useTrafficState(it => it.mode === 'table')
  const drawn = useRef(scope)
  if (!isTable) drawn.current = scope
  return drawn.current
}

interface DrawnCanvasProps {
  hasGraph: boolean
  traffic: DrawnTraffic | undefined
  stable: StableGraph
  moved: MovedNodes
}

const DrawnCanvas = memo(function DrawnCanvas({ hasGraph, traffic, stable, moved }: DrawnCanvasProps) {
  const root = useRef<HTMLDivElement>(null)
  const isEditable = useEditable()
  useBands(stable, traffic !== undefined)
  const parts = useCanvasParts(root, stable, moved)
  const { index, commands, focus, steering, linking } = parts
  const latestParts = useRef(parts)
  latestParts.current = parts
  const partsNow = useCallback(() => latestParts.current, [])
  const { addResource, tidy } = commands
  const adding = useMemo(() => ({ addResource }), [addResource])
  const latest = useRef(stable)
  latest.current = stable
  const goTo = useCallback(
    (key: ItemKey) => {
      commands.select(key)
      focus.focusItem(shownItem(latest.current, key) ?? key)
    },
    [commands, focus],
  )
  const pointer = usePointer(root, index, commands, linking, focus)
  const dragRow = useRowDrag(index, commands)
  const marquee = useMarquee(index)
  const clipboard = useClipboard(index, commands)
  const onKeyDown = useCanvasKeys(parts)
  const { nodes } = stable.flow
  const isDrawn = nodes.length > 0
  const isPart = useScopeState(it => it.trail.length > 0 || it.asked !== '')
  const hasLegend = useLayout(it => it.legend)
  const isTable = useTrafficState(it => it.mode === 'table')
  useTreeRole(root, isDrawn)
  useKeptPlace(root)

  /** The button goes with the empty canvas, which therefore keeps the keyboard until the first box is drawn. */
  function addFirst(kind: string) {
    root.current?.focus({ preventScroll: true })
    commands.addResource(kind)
  }

  return (
    <>
      {hasGraph && (
        <CanvasBar
          parts={partsNow}
          adding={adding}
          tidy={tidy}
          offersMap={hasMap(index.nodes.size)}
          traffic={traffic}
          isDrawn={isDrawn}
          hasDrawing={stable.wholeIndex.nodes.size > 0 || isPart}
        />
      )}
      <div className={styles.stage}>
        {/* The drawing stays mounted behind the table, so that it keeps its view. */}
        <div className={classNames(styles.fill, isTable && styles.behind)} inert={isTable}>
          <ContextMenu menu={<CanvasMenu parts={parts} />}>
            <LitRegion
              ref={root}
              className={styles.canvas}
              data-canvas=""
              role="group"
              aria-label="Canvas"
              onKeyDown={onKeyDown}
              onPointerDown={event => {
                if (isEditable) dragRow(event)
                marquee.onPointerDown(event)
              }}
              onMouseDownCapture={marquee.onMouseDownCapture}
              {...clipboard}
              {...pointer}
            >
              {isDrawn && stable.arrangement.level === 'full' && <ColumnHeadings nodes={nodes} />}
              <div className={styles.ground}>
                <Drawing
                  stable={stable}
                  moved={moved}
                  linking={linking}
                  zooms={parts.zooms}
                  commands={commands}
                />
                {hasGraph && !isDrawn && !isPart && <EmptyCanvas onAdd={addFirst} />}
                {hasGraph && !isDrawn && isPart && (
                  <div className={styles.empty}>
                    <NothingShown place="drawing" />
                  </div>
                )}
                {isDrawn && <Outline index={stable.wholeIndex} onGo={goTo} />}
                <Marquee />
                <LinkHint />
                <LooseEndMenu commands={commands} />
              </div>
              <Anchoring root={root} stable={stable} steering={steering} />
              <FarText root={root} />
              <Lighting stable={stable} />
              <ScopeView nodes={nodes} steering={steering} />
              <SelectionSync stable={stable} focus={focus} steering={steering} />
              <TraceSync focus={focus} />
              <CommentSync stable={stable} />
            </LitRegion>
          </ContextMenu>
        </div>
        <Suspense>
          {hasLegend && isDrawn && !isTable && <Legend />}
          {isTable && (
            <InTurn>
              <TablePane />
            </InTurn>
          )}
        </Suspense>
      </div>
    </>
  )
})

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
