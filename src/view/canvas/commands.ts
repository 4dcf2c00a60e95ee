import type { Place, ResourceId } from '../../core/model/resource.ts'
import { addResource } from '../../core/operations/add-resource.ts'
import { duplicateResource } from '../../core/operations/duplicate-resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { layoutStore } from '../shell/layout-state.ts'
import { undoToast } from '../shell/undo-toast.ts'
import { showToast } from '../ui/Toast.tsx'
import type { Move } from './actions.ts'
import type { CanvasStore } from './canvas-state.ts'
import { type ItemKey, selectionOf } from './item.ts'
import type { StableGraph } from './use-stable-graph.ts'

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
  showInYaml(place: Place): void
  addResource(kind: string): void
  duplicate(resource: ResourceId): void
  link(key: ItemKey): void
  fit(): void
  /** Undefined while nothing was moved. */
  readonly tidy: (() => void) | undefined
}

export type EditCommands = Omit<Commands, 'move' | 'link' | 'fit' | 'tidy'>

export function editCommands(
  workspace: Workspace,
  store: CanvasStore,
  stable: () => StableGraph,
): EditCommands {
  const select = (key: ItemKey) => {
    store.setState({ pickedEdge: undefined })
    const selection = selectionOf(stable().graph, key)
    if (selection) workspace.select(selection)
  }
  const run = (operation: Operation): boolean => {
    const result = workspace.run(operation, 'canvas')
    if (!result.ok) showToast({ title: operation.title, description: result.reason, tone: 'error' })
    else if (result.note) showToast({ title: operation.title, description: result.note })
    return result.ok
  }
  return {
    run,
    select,
    remove(operation) {
      const result = workspace.run(operation, 'canvas')
      if (result.ok) undoToast(workspace, operation.title, result.note)
      else showToast({ title: operation.title, description: result.reason, tone: 'error' })
    },
    pickEdge(id) {
      const place = stable().index.edges.get(id)?.place
      if (place) workspace.select({ type: 'place', place, origin: 'canvas' })
      store.setState({ pickedEdge: id })
    },
    clearSelection() {
      store.setState({ pickedEdge: undefined })
      workspace.select(undefined)
    },
    edit(key) {
      select(key)
      focusInspector()
    },
    rename(key) {
      select(key)
      focusInspector('[data-field="name"], [name="name"]')
    },
    showInYaml(place) {
      layoutStore.setState({ yaml: true, narrowTab: 'yaml' })
      workspace.select({ type: 'place', place, origin: 'inspector' })
    },
    addResource(kind) {
      run(addResource({ kind }))
    },
    duplicate(resource) {
      run(duplicateResource(resource))
    },
  }
}

/** Moves the focus to the inspector once it shows the selection: to a wanted field, else to its first. */
function focusInspector(wanted?: string): void {
  layoutStore.setState({ inspector: true, narrowTab: 'inspector' })
  requestAnimationFrame(() => {
    const pane = document.querySelector<HTMLElement>('[data-pane="inspector"]')
    const field =
      (wanted && pane?.querySelector<HTMLElement>(wanted)) ||
      pane?.querySelector<HTMLElement>('input:not([type="hidden"]), [role="combobox"], textarea') ||
      pane?.querySelector<HTMLElement>('button, [tabindex="0"]')
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
  })
}
