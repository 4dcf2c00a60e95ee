import { choiceOf, notZoomed } from '../../../core/graph/arrange/arrangement.ts'
import { headerHeight } from '../../../core/graph/sizes.ts'
import type { Place, ResourceId } from '../../../core/model/resource.ts'
import { addKind } from '../../../core/operations/add-kind.ts'
import { allOf } from '../../../core/operations/all-of.ts'
import { copyResources } from '../../../core/operations/copy-resources.ts'
import { deleteResources } from '../../../core/operations/delete-resources.ts'
import { duplicateResource } from '../../../core/operations/duplicate-resource.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { pasteResources } from '../../../core/operations/paste-resources.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { showCanary } from '../../form/canary/show-canary.ts'
import { focusInspector } from '../../screen/focus-pane.ts'
import { layoutStore } from '../../screen/layout-state.ts'
import { undoToast } from '../../screen/undo-toast.ts'
import { isTouch } from '../../screen/use-media.ts'
import { showToast } from '../../ui/toast.ts'
import type { CanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { foldedWith, foldStateOf, withChoice, withoutChoice } from '../folding/fold.ts'
import type { Move } from './actions.ts'
import { everyBox, toggled } from './group.ts'
import { type ItemKey, itemOf, selectionOf } from './item.ts'
import { nextPolicy } from './policies.ts'

/** What menu, keys and buttons of the canvas ask for. */
export interface Commands {
  /** Runs an operation. A refusal says why; gives whether it was done. */
  run(operation: Operation): boolean
  /** Moves a row, and the keyboard with it. */
  move(move: Move): void
  /** Runs what takes something away, and offers to take that back. */
  remove(operation: Operation): void
  select(key: ItemKey): void
  pickEdge(id: string): void
  clearSelection(): void
  /** Selects an item and leads to its form. */
  edit(key: ItemKey): void
  rename(key: ItemKey): void
  /** Opens the canary of a rule in its form. */
  planCanary(key: ItemKey): void
  showInYaml(place: Place): void
  /** Selects the next of the policies that apply to a box, of one kind where it is given; its form and its YAML show it. */
  showPolicy(key: ItemKey, kind?: string): void
  /** Adds a resource, with the middle of its box at a place of the drawing where one is given. */
  addResource(kind: string, at?: { readonly x: number; readonly y: number }): void
  duplicate(resources: readonly ResourceId[]): void
  removeResources(resources: readonly ResourceId[]): void
  /** Puts resources on the clipboard, for where no key was pressed. */
  copy(resources: readonly ResourceId[]): void
  /** Adds the resources of a YAML text; that of the clipboard where none is given. */
  paste(text?: string): void
  /** Selects a box besides the others, or no longer. */
  toggle(key: ItemKey): void
  selectAll(): void
  /** Folds what is unfolded and unfolds what is folded: a box, or the group it is in. */
  fold(key: ItemKey): void
  foldAll(choice: 'open' | 'folded'): void
  /** Keeps a box folded or unfolded as it is, whatever is zoomed at or selected; or no longer. */
  pin(key: ItemKey): void
  isPinned(key: ItemKey): boolean
  link(key: ItemKey): void
  /** Begins to take an end of an edge elsewhere. */
  moveEnd(edgeId: string): void
  fit(): void
  /** Undefined while nothing was moved. */
  readonly tidy: (() => void) | undefined
}

export type EditCommands = Omit<Commands, 'move' | 'link' | 'moveEnd' | 'fit' | 'tidy'>

export function editCommands(
  workspace: Workspace,
  store: CanvasStore,
  stable: () => StableGraph,
): EditCommands {
  const select = (key: ItemKey) => {
    store.setState({ pickedEdge: undefined, group: new Set() })
    const selection = selectionOf(stable().whole, meantBy(stable(), key))
    if (selection) workspace.select(selection)
  }
  const run = (operation: Operation): boolean => {
    const result = workspace.run(operation, 'canvas')
    if (!result.ok) showToast({ title: operation.title, description: result.reason, tone: 'error' })
    else if (result.note) showToast({ title: operation.title, description: result.note })
    if (result.ok) store.setState({ group: new Set() })
    return result.ok
  }
  const clearSelection = () => {
    store.setState({ pickedEdge: undefined, group: new Set() })
    workspace.select(undefined)
  }
  const remove = (operation: Operation) => {
    const result = workspace.run(operation, 'canvas')
    if (result.ok) undoToast(workspace, operation.title, result.note)
    else showToast({ title: operation.title, description: result.reason, tone: 'error' })
  }
  const paste = (text: string) => run(pasteResources(text, workspace.store.getState().activeFile))
  return {
    run,
    select,
    remove,
    pickEdge(id) {
      const place = stable().index.edges.get(id)?.place
      if (place) workspace.select({ type: 'place', place, origin: 'canvas' })
      store.setState({ pickedEdge: id })
    },
    clearSelection,
    edit(key) {
      select(key)
      focusInspector()
    },
    rename(key) {
      select(key)
      focusInspector('[name="name"], [data-field="name"] input')
    },
    planCanary(key) {
      const selection = selectionOf(stable().whole, key)
      if (selection?.type === 'place') showCanary(workspace, selection.place)
    },
    showInYaml(place) {
      layoutStore.setState({ yaml: true })
      workspace.select({ type: 'place', place, origin: 'canvas', reveal: 'yaml' })
    },
    showPolicy(key, kind) {
      const marks = stable().index.nodes.get(itemOf(key).node)?.policies ?? []
      const { selection } = workspace.store.getState()
      const resource = nextPolicy(
        kind === undefined ? marks : marks.filter(it => it.kind === kind),
        selection?.type === 'place' ? selection.place.resource : undefined,
      )
      if (resource !== undefined)
        workspace.select({ type: 'place', place: { resource, path: [] }, origin: 'canvas' })
    },
    addResource(kind, at) {
      const { activeFile, selection } = workspace.store.getState()
      const near = selection?.type === 'place' ? selection.place.resource : undefined
      const operation = addKind({ kind, file: activeFile, near })
      if (!at) run(operation)
      else void addAt(workspace, store, operation, at)
    },
    duplicate(resources) {
      const copies = resources.map(duplicateResource)
      if (copies.length > 0)
        run(copies.length === 1 ? copies[0]! : allOf(`Duplicate ${copies.length} resources`, copies))
    },
    removeResources(resources) {
      store.setState({ group: new Set() })
      remove(deleteResources(resources))
    },
    copy(resources) {
      const { analysed: files, judging: settings } = workspace.store.getState()
      navigator.clipboard.writeText(copyResources(files, resources, settings)).then(
        () =>
          showToast({
            title: resources.length === 1 ? 'Copied as YAML' : `Copied ${resources.length} resources`,
          }),
        () => showToast({ title: 'The browser blocks writing to the clipboard', tone: 'error' }),
      )
    },
    paste(text) {
      if (text !== undefined) paste(text)
      else
        navigator.clipboard.readText().then(paste, () =>
          showToast({
            title: 'The browser blocks reading the clipboard',
            description: isTouch() ? undefined : 'Ctrl+V on the canvas pastes as well.',
            tone: 'error',
          }),
        )
    },
    toggle(key) {
      const group = toggled(store.getState(), key)
      if (group.size === 0) clearSelection()
      else if (group.size === 1) select([...group][0]!)
      else store.setState({ group, pickedEdge: undefined })
    },
    fold(key) {
      const { arrangement, index } = stable()
      const id = foldedWith(arrangement, itemOf(key).node)
      const state = id === undefined ? undefined : foldStateOf(index.nodes.get(id))
      if (id === undefined || state === undefined) return
      // The box is drawn anew in its other form, and has the keyboard then. What is selected inside does not unfold it again.
      const walkedTo = state === 'open' ? id : undefined
      store.setState({ revealed: new Set(), tracedBoxes: new Set(), active: id, awaited: id, walkedTo })
      const { folding } = workspace.store.getState()
      workspace.setFolding(withChoice(folding, id, state === 'open' ? 'folded' : 'open'))
    },
    foldAll(choice) {
      store.setState({ revealed: new Set(), tracedBoxes: new Set(), zoomed: notZoomed })
      workspace.setFolding({ all: choice, items: {} })
    },
    pin(key) {
      const { folding } = workspace.store.getState()
      const { node: id } = itemOf(key)
      const state = foldStateOf(stable().index.nodes.get(id))
      if (choiceOf(folding, id)) workspace.setFolding(withoutChoice(folding, id))
      else if (state) workspace.setFolding(withChoice(folding, id, state))
    },
    isPinned: key => choiceOf(workspace.store.getState().folding, itemOf(key).node) !== undefined,
    selectAll() {
      store.setState({ group: everyBox(stable().index), pickedEdge: undefined })
    },
  }
}

/** What stands elsewhere in the drawing is meant where its name stands in its place. */
function meantBy({ index }: StableGraph, key: ItemKey): ItemKey {
  const node = index.nodes.get(itemOf(key).node)
  return node?.type === 'stub' ? node.of : key
}

/** Adds a resource and puts its box where it was dropped, as soon as it is known which box that is. */
async function addAt(
  workspace: Workspace,
  store: CanvasStore,
  operation: Operation,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<void> {
  store.setState({ keepsView: true, group: new Set() })
  const result = workspace.run(operation, 'canvas')
  if (!result.ok) showToast({ title: operation.title, description: result.reason, tone: 'error' })
  await workspace.fresh()
  const id = result.ok ? result.select?.resource : undefined
  const node = workspace.store
    .getState()
    .analysis?.graph.nodes.find(
      it => it.place?.resource === id || (it.type === 'destination' && it.destinationRule === id),
    )
  if (id !== undefined && node)
    workspace.setPosition(node.id, {
      x: Math.round(x - node.width / 2),
      y: Math.round(y - Math.min(node.height, headerHeight) / 2),
    })
  requestAnimationFrame(() => store.setState({ keepsView: false }))
}
