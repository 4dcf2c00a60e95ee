import type { LucideIcon } from 'lucide-react'
import type { ResourceId } from '../../../core/model/resource.ts'
import type { Keyed } from '../../keys/shortcut.ts'
import type { CanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import type { Zooms } from '../folding/use-zoom.ts'
import type { LinkGesture } from '../gestures/use-linking.ts'
import type { Commands } from '../items/commands.ts'
import { resourcesMeant } from '../items/group.ts'
import type { ItemKey } from '../items/item.ts'
import type { Steering } from '../viewport/steering.ts'
import type { CanvasFocus } from '../viewport/use-focus.ts'

/** Something that can be done on the canvas: its keys, its entries in menus and the search all read it here. */
export interface CanvasCommand extends Keyed {
  readonly id: string
  readonly icon?: LucideIcon
  /** Its name in a menu, where that says more: `Add a rule`. */
  label?(scene: CanvasScene): string
  /** Further words the search finds it by; the search leaves out a command without them. */
  readonly keywords?: string
  /** It changes the files: it does nothing where these are looked at only. */
  readonly edits?: true
  /** It takes something away. */
  readonly danger?: true
  /** The browser tells of these keys by an event of their own, `copy` for one. */
  readonly byEvent?: true
  /** What it does now; undefined where there is nothing to do, and the browser gets the key. */
  action(scene: CanvasScene): (() => unknown) | undefined
}

/** The parts of the canvas that commands work on. */
export interface CanvasParts {
  /** What is drawn. */
  readonly index: GraphIndex
  /** All there is to draw, folded or not. */
  readonly wholeIndex: GraphIndex
  /** The drawing with its places, as it is at this moment. */
  readonly drawn: () => StableGraph
  readonly store: CanvasStore
  readonly focus: CanvasFocus
  readonly steering: Steering
  readonly commands: Commands
  readonly linking: LinkGesture
  readonly zooms: Zooms
}

/** The canvas, with what a command is about. */
export interface CanvasScene extends CanvasParts {
  /** One item: that with the keyboard, the one that a menu is for, or the selected one. */
  readonly here: ItemKey | undefined
  /** The edge that is picked, for what an edge can be the object of. */
  readonly edge: string | undefined
  /** Those of the group, else those of the item. */
  readonly resources: readonly ResourceId[]
  /** Several boxes are meant. */
  readonly isGroup: boolean
}

/** The canvas for a command about one item, or about the group where there is one. */
export function sceneAt(parts: CanvasParts, here: ItemKey | undefined): CanvasScene {
  const { group, active, selected, pickedEdge } = parts.store.getState()
  return {
    ...parts,
    here,
    edge: pickedEdge,
    resources: resourcesMeant(parts.index, { group, active, selected: here ?? selected }),
    isGroup: group.size > 1,
  }
}
