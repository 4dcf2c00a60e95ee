import { kindWords } from '../../core/kinds/kind-key.ts'
import { addKind } from '../../core/operations/add-kind.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { addableGatewayApi, addableKinds, addablePolicies } from '../canvas/keys/addable-kinds.ts'
import { focusCanvas } from '../screen/focus-pane.ts'
import { showWelcome } from '../screen/screen-state.ts'
import { KindIcon } from '../ui/KindIcon.tsx'
import { showToast } from '../ui/toast.ts'
import type { Command } from './command.ts'

/** Writes a new resource into the file on screen, or into a first file, and selects it; one goes on at its box. */
export function add(workspace: Workspace, kind: string): void {
  const { activeFile, selection } = workspace.store.getState()
  const near = selection?.type === 'place' ? selection.place.resource : undefined
  const result = workspace.run(addKind({ kind, file: activeFile, near }), 'canvas')
  showWelcome(false)
  if (result.ok) focusCanvas()
  else showToast({ tone: 'error', title: `No ${kindWords(kind)} was added`, description: result.reason })
}

export const addCommands: readonly Command[] = [
  ...addableKinds,
  ...addablePolicies,
  ...addableGatewayApi,
].map(({ kind, doc }) => ({
  id: `add-${kind}`,
  edits: true as const,
  title: `Add ${kindWords(kind)}${kindWords(kind) === kind ? '' : ' (Gateway API)'}`,
  keys: [],
  icon: <KindIcon kind={kind} />,
  keywords: `new create ${doc}`,
  leads: true,
  run: ({ workspace }) => add(workspace, kind),
}))
