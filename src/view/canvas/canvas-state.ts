import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { notZoomed, type Zoomed } from '../../core/graph/arrange/arrangement.ts'
import type { NodeId } from '../../core/graph/graph.ts'
import type { LitPath } from './flow/paths.ts'
import type { Found } from './folding/found.ts'
import type { Held } from './folding/held-view.ts'
import type { LinkStart, LinkVerdict } from './gestures/linking.ts'
import type { LooseEnd } from './gestures/other-ends.ts'
import type { ItemKey } from './items/item.ts'
import type { RowsFrom } from './rows/rows-from.ts'
import type { Box } from './viewport/viewport.ts'

/** What is under the pointer or picked: an item or an edge. */
export type Target =
  | { readonly type: 'item'; readonly key: ItemKey }
  | { readonly type: 'edge'; readonly id: string }

/** A link being drawn, by pointer or by keyboard. */
export interface Linking {
  readonly from: LinkStart
  readonly by: 'pointer' | 'keyboard'
  readonly over?: ItemKey
  readonly verdict?: LinkVerdict
}

/** What the canvas knows for itself: nothing of it is about the files. */
export interface CanvasState {
  readonly hovered: Target | undefined
  /** The item that has the keyboard, or had it last. */
  readonly active: ItemKey | undefined
  /** Set while an item that is not drawn yet shall have the focus once it is. */
  readonly awaited: ItemKey | undefined
  /** Whether the keyboard is anywhere on the canvas. */
  readonly focused: boolean
  readonly selected: ItemKey | undefined
  /** What was looked for last in the drawing. */
  readonly found: Found | undefined
  /** Boxes that are selected together; empty where one thing alone is. */
  readonly group: ReadonlySet<ItemKey>
  /** The frame that picks boxes, in pixels of the canvas. */
  readonly marquee: Box | undefined
  /** Where a dragged row would go. */
  readonly insertion: { readonly key: ItemKey; readonly side: 'before' | 'after' } | undefined
  /** Set while something was put at a place of the user's choosing: the view stays as it is then. */
  readonly keepsView: boolean
  /** Which of their rows the boxes with very many show. */
  readonly rowsFrom: RowsFrom
  /** Boxes that shall be seen: what holds them is unfolded for as long as they are. */
  readonly revealed: ReadonlySet<NodeId>
  /** The same for the VirtualServices that the traced request passes. */
  readonly tracedBoxes: ReadonlySet<NodeId>
  /** What zooming has unfolded and folded. */
  readonly zoomed: Zoomed
  /** Set while what was zoomed at folds or unfolds: it stays there on the screen. */
  readonly held: Held | undefined
  /** The item that the arrow keys led to: it is not unfolded for that. */
  readonly walkedTo: ItemKey | undefined
  readonly pickedEdge: string | undefined
  readonly lit: LitPath | undefined
  readonly litBy: 'hover' | 'selection' | undefined
  /** The way of the traced request, whatever else is lit. */
  readonly traced: LitPath | undefined
  readonly linking: Linking | undefined
  /** Set while a link that was let go can become one of several things. */
  readonly looseEnd?: LooseEnd | undefined
  /** What the context menu is about; undefined for the ground. */
  readonly menuTarget: Target | undefined
  /** Whether the outline is on screen. */
  readonly outline: boolean
  /** The place of each box in the order of reading, from 1: the view holds only some of them. */
  readonly boxOrder: ReadonlyMap<NodeId, number>
  /** The open comments at the items that show what they are about, by their ids. */
  readonly commented: ReadonlyMap<ItemKey, readonly string[]>
}

export type CanvasStore = StoreApi<CanvasState>

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    hovered: undefined,
    active: undefined,
    awaited: undefined,
    focused: false,
    selected: undefined,
    found: undefined,
    group: new Set(),
    marquee: undefined,
    insertion: undefined,
    keepsView: false,
    rowsFrom: new Map(),
    revealed: new Set(),
    tracedBoxes: new Set(),
    zoomed: notZoomed,
    held: undefined,
    walkedTo: undefined,
    pickedEdge: undefined,
    lit: undefined,
    litBy: undefined,
    traced: undefined,
    linking: undefined,
    menuTarget: undefined,
    outline: false,
    boxOrder: new Map(),
    commented: new Map(),
  }))
}

export const CanvasContext = createContext<CanvasStore | undefined>(undefined)

export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext)
  if (!store) throw new Error('A part of the canvas is rendered outside the Canvas component')
  return store
}

export function useCanvas<T>(selector: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), selector)
}

/** Whether any of some edges is on the path that is lit. */
export function useIsLit(edges: readonly string[]): boolean {
  return useCanvas(({ lit }) => lit !== undefined && edges.some(it => lit.edges.has(it)))
}

/** Whether any of some edges is on the way of the traced request. */
export function useIsTraced(edges: readonly string[]): boolean {
  return useCanvas(({ traced }) => traced !== undefined && edges.some(it => traced.edges.has(it)))
}

/** Everything that has to be seen, for whatever reason. */
export function seenBoxes({
  revealed,
  tracedBoxes,
}: Pick<CanvasState, 'revealed' | 'tracedBoxes'>): ReadonlySet<NodeId> {
  if (tracedBoxes.size === 0) return revealed
  return revealed.size === 0 ? tracedBoxes : new Set([...revealed, ...tracedBoxes])
}
