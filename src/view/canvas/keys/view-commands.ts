import {
  ChevronsDownUp,
  Focus,
  ListChevronsDownUp,
  ListChevronsUpDown,
  ListFilter,
  ListTree,
  Maximize,
  Minus,
  Pin,
  Plus,
  Shapes,
} from 'lucide-react'
import { layoutStore } from '../../screen/layout-state.ts'
import { focusFilter, focusOn } from '../../screen/scope-state.ts'
import { kindWithArticle } from '../../ui/kind-with-article.ts'
import { foldStateAt } from '../folding/fold.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { subjectAt } from '../items/subject-at.ts'
import { type Direction, neighbour } from '../viewport/navigation.ts'
import { addableKinds, drawnGatewayApi } from './addable-kinds.ts'
import type { CanvasCommand, CanvasScene } from './canvas-command.ts'

/** Arrow keys lead along the drawing. */
export const goCommands: readonly CanvasCommand[] = (
  [
    ['left', 'ArrowLeft'],
    ['up', 'ArrowUp'],
    ['down', 'ArrowDown'],
    ['right', 'ArrowRight'],
  ] as const satisfies readonly (readonly [Direction, string])[]
).map(([direction, key]) => ({
  id: `go-${direction}`,
  title: 'Move along the canvas',
  keys: [key],
  edits: true as const,
  action: scene => () => {
    const { active } = scene.store.getState()
    goTo(scene, active === undefined ? scene.index.order[0] : neighbour(scene.index, active, direction))
  },
}))

export const goToFirst: CanvasCommand = {
  id: 'go-first',
  title: 'To the first box',
  keys: ['Home'],
  action: scene => () => goTo(scene, scene.index.order[0]),
}

export const goToLast: CanvasCommand = {
  id: 'go-last',
  title: 'To the last box',
  keys: ['End'],
  action: scene => () => goTo(scene, scene.index.order.at(-1)),
}

/** Letters are heard with Shift as well: those that ask for it come first. */
export const addKindCommands: readonly CanvasCommand[] = [...drawnGatewayApi, ...addableKinds].map(
  ({ kind, key }) => ({
    id: `add-${kind}`,
    title: `Add ${kindWithArticle(kind)}`,
    keys: [key],
    action:
      ({ commands }) =>
      () =>
        commands.addResource(kind),
  }),
)

export const showOutline: CanvasCommand = {
  id: 'outline',
  title: 'Outline: the drawing as a list',
  label: () => 'Outline',
  keys: ['O'],
  icon: ListTree,
  keywords: 'tree list show',
  action:
    ({ store }) =>
    () =>
      store.setState(it => ({ outline: !it.outline })),
}

export const showLegend: CanvasCommand = {
  id: 'legend',
  title: 'Legend: what boxes, lines and marks mean',
  label: () => 'Legend',
  keys: ['H'],
  icon: Shapes,
  keywords: 'help key colours symbols explain',
  action: () => () => layoutStore.setState(it => ({ legend: !it.legend })),
}

export const foldHere: CanvasCommand = {
  id: 'fold',
  title: 'Fold or unfold',
  label: ({ here, index }) => (foldStateAt(index, here) === 'folded' ? 'Unfold' : 'Fold'),
  keys: ['C'],
  icon: ChevronsDownUp,
  keywords: 'collapse expand card group',
  action: ({ here, index, commands }) =>
    here === undefined || !index.nodes.has(itemOf(here).node) ? undefined : () => commands.fold(here),
}

export const unfoldAll: CanvasCommand = {
  id: 'unfold-all',
  title: 'Unfold all',
  keys: ['U'],
  icon: ListChevronsUpDown,
  keywords: 'expand open everything rules',
  action:
    ({ commands }) =>
    () =>
      commands.foldAll('open'),
}

export const foldAll: CanvasCommand = {
  id: 'fold-all',
  title: 'Fold all',
  keys: ['K'],
  icon: ListChevronsDownUp,
  keywords: 'collapse close cards summary',
  action:
    ({ commands }) =>
    () =>
      commands.foldAll('folded'),
}

export const zoomIn: CanvasCommand = {
  id: 'zoom-in',
  title: 'Zoom in',
  keys: ['+', '='],
  icon: Plus,
  keywords: 'larger nearer canvas',
  action:
    ({ zooms }) =>
    () =>
      zooms.by(1.2),
}

export const zoomOut: CanvasCommand = {
  id: 'zoom-out',
  title: 'Zoom out',
  keys: ['-'],
  icon: Minus,
  keywords: 'smaller farther canvas',
  action:
    ({ zooms }) =>
    () =>
      zooms.by(1 / 1.2),
}

export const pinLevel: CanvasCommand = {
  id: 'pin-level',
  title: 'Pin the level: zooming folds and unfolds nothing',
  label: () => (layoutStore.getState().levelPinned ? 'Unpin the level' : 'Pin the level'),
  keys: ['Z'],
  icon: Pin,
  keywords: 'lock hold detail semantic zoom',
  action: () => () => layoutStore.setState(it => ({ levelPinned: !it.levelPinned })),
}

export const pinHere: CanvasCommand = {
  id: 'pin',
  title: 'Pin a box as it is, folded or unfolded',
  label: ({ here, commands }) => (here !== undefined && commands.isPinned(here) ? 'Unpin' : 'Pin as it is'),
  keys: ['B'],
  icon: Pin,
  keywords: 'keep hold folded unfolded box',
  action: ({ here, index, commands }) =>
    foldStateAt(index, here) === undefined || here === undefined ? undefined : () => commands.pin(here),
}

export const showEverything: CanvasCommand = {
  id: 'fit',
  title: 'Show everything',
  keys: ['0'],
  icon: Maximize,
  keywords: 'fit zoom whole drawing',
  action:
    ({ commands }) =>
    () =>
      commands.fit(),
}

export const showOnlyThis: CanvasCommand = {
  id: 'focus',
  title: 'Show only what belongs to this',
  keys: ['F'],
  icon: Focus,
  keywords: 'focus isolate filter hide others',
  action({ here, index }) {
    const subject = here === undefined ? undefined : subjectAt(index, here)
    return subject && (() => focusOn(subject))
  },
}

export const goToFilter: CanvasCommand = {
  id: 'filter',
  title: 'Filter what is shown',
  keys: ['/'],
  icon: ListFilter,
  keywords: 'search find narrow',
  action: () => focusFilter,
}

/** Takes the keyboard to an item, and the selection or the end of the link being drawn with it. */
function goTo({ focus, store, linking, commands }: CanvasScene, key: ItemKey | undefined): void {
  if (key === undefined) return
  store.setState({ walkedTo: key })
  focus.focusItem(key)
  if (store.getState().linking) linking.aim(key)
  else commands.select(key)
}
