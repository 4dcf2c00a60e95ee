import type { Graph, GraphEdge, NodeId } from '../graph.ts'

/**
 * How much of the drawing is folded: nothing, in columns or in frames of whole units; VirtualServices to cards or lines;
 * these to groups; whole gateways to boxes.
 */
export type Level = 'full' | 'units' | 'cards' | 'lines' | 'groups' | 'gateways'

/** From the fullest to the most folded. */
export const levels: readonly Level[] = ['full', 'units', 'cards', 'lines', 'groups', 'gateways']

/** The user's choices: for all, and for single boxes, which count more. */
export interface Folding {
  readonly all?: 'open' | 'folded'
  readonly items: Readonly<Record<NodeId, 'open' | 'folded'>>
}

export const noFolding: Folding = { items: {} }

/** What the user wants of one box; undefined where they have not said. */
export function choiceOf({ items }: Folding, id: NodeId): 'open' | 'folded' | undefined {
  return Object.hasOwn(items, id) ? items[id] : undefined
}

/** What zooming has unfolded and folded; the user's choices count more. */
export interface Zoomed {
  /** In the order of zooming: the last folds first. */
  readonly unfolded: readonly ZoomedBox[]
  /** The levels to which everything was folded, one after the other; the last counts. */
  readonly levels: readonly Level[]
}

/** A box that zooming has unfolded, or a gateway whose lines have become cards. */
export interface ZoomedBox {
  readonly id: NodeId
  readonly as: 'open' | 'cards'
}

export const notZoomed: Zoomed = { unfolded: [], levels: [] }

/** The canvas in pixels of the drawing at zoom 1. */
export interface RoomOnCanvas {
  readonly width: number
  readonly height: number
}

export interface ArrangeOptions {
  /** Undefined while the canvas has no size: everything is drawn. */
  readonly room: RoomOnCanvas | undefined
  readonly folding: Folding
  readonly zoomed?: Zoomed
  /** Boxes that have to be seen: what holds them unfolds. */
  readonly focus: ReadonlySet<NodeId>
  /** The level of the drawing before, which is kept for as long as it is nearly right. */
  readonly level?: Level | undefined
}

/** Boxes of one gateway stand in a frame, to which one edge leads from each of its servers. */
export interface Frame {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The one edge from a server, or the mesh, to a frame. */
export interface Trunk {
  readonly edge: GraphEdge
  readonly frame: string
  /** The edges it stands for. */
  readonly of: readonly string[]
}

/** The drawing for a canvas: what is folded is in boxes that stand for it. */
export interface Arrangement {
  readonly level: Level
  /** In the order of reading, unless the level is `full`: there columns tell it. */
  readonly graph: Graph
  readonly frames: readonly Frame[]
  readonly trunks: readonly Trunk[]
  /** Edges that are drawn while they are lit only: they lead far, or a trunk stands for them. */
  readonly quiet: ReadonlySet<string>
  /** Edges to delegates that stand below the VirtualService that leads to them. */
  readonly branches: readonly string[]
  /** By box that is not drawn, the one that stands for it. */
  readonly holders: ReadonlyMap<NodeId, NodeId>
}
