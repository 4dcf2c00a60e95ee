import { useStore } from 'zustand'
import { readLocalJson, removeLocal, writeLocal } from '../../platform/local-storage.ts'
import { lastingStore } from '../../workspace/workspace-store.ts'
import { forgetCanvasPlace } from './canvas-place.ts'
import { layoutKey } from './kept-layout.ts'
import { forgetPanelSizes } from './panel-sizes.ts'

/** Which panes are shown. Kept in the browser, beside the workspace and not part of it. */
export interface LayoutState {
  readonly files: boolean
  readonly yaml: boolean
  /** Whether a selection opens its form. Without a selection the inspector takes no room. */
  readonly inspector: boolean
  readonly drawer: boolean
  /** Over the whole column of the canvas. */
  readonly drawerMaximised: boolean
  readonly drawerTab: DrawerTab
  /** The map of a large drawing. */
  readonly map: boolean
  /** What the drawing's shapes and marks mean, beside it. */
  readonly legend: boolean
  /** Zooming makes boxes larger and smaller, and folds and unfolds none. */
  readonly levelPinned: boolean
  /** Requests to try below a small drawing. */
  readonly tryRequests: boolean
  readonly narrowTab: NarrowTab
  readonly morePart: MorePart
}

export const drawerTabs = ['problems', 'trace', 'review', 'history'] as const
export type DrawerTab = (typeof drawerTabs)[number]
/** What the last tab of a narrow screen shows below its buttons. */
export type MorePart = 'files' | 'history' | 'review'
export type NarrowTab = 'canvas' | 'yaml' | 'inspector' | 'problems' | 'trace' | 'more'
export type PaneName = 'files' | 'yaml' | 'inspector' | 'drawer'

const initial: LayoutState = {
  // The editor's tabs and the search lead to the files as well; the canvas needs the room more.
  files: false,
  yaml: true,
  inspector: true,
  // Its tabs with their counts stay on screen; it opens when it is asked for.
  drawer: false,
  drawerMaximised: false,
  drawerTab: 'problems',
  map: false,
  legend: false,
  levelPinned: false,
  tryRequests: true,
  narrowTab: 'canvas',
  morePart: 'files',
}

export const layoutStore = lastingStore<LayoutState>('preference', { ...initial, ...readStored() })

// Private windows may refuse: the layout is then forgotten with the page.
layoutStore.subscribe(state => writeLocal(layoutKey, JSON.stringify(state)))

export function useLayout<T>(selector: (state: LayoutState) => T): T {
  return useStore(layoutStore, selector)
}

export function togglePane(pane: PaneName): void {
  layoutStore.setState(it => ({ [pane]: !it[pane] }))
}

/** Opens a tab of the drawer, and on a narrow screen the page that holds it. */
export function showDrawer(tab: DrawerTab): void {
  layoutStore.setState({
    drawer: true,
    drawerTab: tab,
    ...(tab === 'history' || tab === 'review' ? { narrowTab: 'more', morePart: tab } : { narrowTab: tab }),
  })
}

/** Forgets which panes are shown and how large they are; the next load of the page begins anew. */
export function forgetLayout(): void {
  removeLocal(layoutKey)
  forgetPanelSizes()
  forgetCanvasPlace()
}

/** What was stored, as far as it still means something: the storage belongs to the user. */
function readStored(): Partial<LayoutState> {
  const stored = readLocalJson(layoutKey)
  if (typeof stored !== 'object' || stored === null) return {}
  const kept = Object.entries(stored).filter(([name, value]) => {
    if (!Object.hasOwn(initial, name)) return false
    if (name === 'drawerTab') return drawerTabs.includes(value)
    if (name === 'morePart') return ['files', 'history', 'review'].includes(value)
    if (name === 'narrowTab')
      return ['canvas', 'yaml', 'inspector', 'problems', 'trace', 'more'].includes(value)
    return typeof value === 'boolean'
  })
  return Object.fromEntries(kept)
}
