import {
  ArrowDown,
  ArrowUp,
  ClipboardCopy,
  ClipboardPaste,
  Copy,
  Link,
  LockKeyhole,
  PenLine,
  Plus,
  Scissors,
  SquareDashedMousePointer,
  Trash2,
} from 'lucide-react'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { describeResource } from '../../../core/operations/words.ts'
import { goBack } from '../../screen/scope-state.ts'
import { foldStateAt } from '../folding/fold.ts'
import { linkAim, linkStart } from '../gestures/linking.ts'
import { additionTo, deletionOf, edgeDeletions, moveOf, ownResources, subjectOf } from '../items/actions.ts'
import { itemOf } from '../items/item.ts'
import { serverNoun } from '../outline/wording.ts'
import type { CanvasCommand, CanvasScene } from './canvas-command.ts'

export const edit: CanvasCommand = {
  id: 'edit',
  title: 'Edit in the inspector',
  label: ({ here, index }) => (foldStateAt(index, here) === 'folded' ? 'Unfold' : 'Edit'),
  keys: ['Enter'],
  icon: PenLine,
  keywords: 'form fields change',
  action: ({ here, index, commands }) => {
    if (here === undefined) return undefined
    return foldStateAt(index, here) === 'folded' || index.nodes.get(here)?.type === 'group'
      ? () => commands.fold(here)
      : () => commands.edit(here)
  },
}

export const addRow: CanvasCommand = {
  id: 'add-row',
  edits: true,
  title: 'Add a server or rule to its box',
  label: scene => `Add a ${rowNoun(scene)}`,
  keys: ['A'],
  icon: Plus,
  keywords: 'new row',
  action(scene) {
    const subject = subjectHere(scene)
    const addition = subject && additionTo(subject.node)
    return addition && (() => scene.commands.run(addition))
  },
}

export const showPolicy: CanvasCommand = {
  id: 'show-policy',
  title: 'Open the policies that apply to a box, one after the other',
  label: () => 'Open the policy that applies here',
  keys: ['P'],
  icon: LockKeyhole,
  keywords: 'AuthorizationPolicy PeerAuthentication EnvoyFilter Sidecar',
  action: ({ here, index, commands }) =>
    here === undefined || !index.nodes.get(itemOf(here).node)?.policies
      ? undefined
      : () => commands.showPolicy(here),
}

export const link: CanvasCommand = {
  id: 'link',
  edits: true,
  title: 'Link or route from here',
  label: ({ here, index }) => {
    const start = here === undefined ? undefined : linkStart(index, here)
    if (!start) return 'Link…'
    const verb = start.type === 'rule' || start.type === 'destination' ? 'Route' : 'Link'
    return `${verb} ${start.type === 'destination' ? 'here from' : 'to'} ${linkAim(start)}…`
  },
  keys: ['L'],
  icon: Link,
  keywords: 'connect bind draw edge',
  action: ({ here, index, commands }) =>
    here === undefined || !linkStart(index, here) ? undefined : () => commands.link(here),
}

export const moveUp: CanvasCommand = {
  id: 'move-up',
  edits: true,
  title: 'Move the server or rule up',
  label: () => 'Move up',
  keys: ['Alt+ArrowUp'],
  icon: ArrowUp,
  keywords: 'order earlier reorder',
  action: scene => movedBy(scene, -1),
}

export const moveDown: CanvasCommand = {
  id: 'move-down',
  edits: true,
  title: 'Move the server or rule down',
  label: () => 'Move down',
  keys: ['Alt+ArrowDown'],
  icon: ArrowDown,
  keywords: 'order later reorder',
  action: scene => movedBy(scene, 1),
}

export const copy: CanvasCommand = {
  id: 'copy',
  title: 'Copy as YAML',
  keys: ['Ctrl+C'],
  icon: ClipboardCopy,
  keywords: 'clipboard',
  byEvent: true,
  action: ({ resources, commands }) => (resources.length > 0 ? () => commands.copy(resources) : undefined),
}

export const cut: CanvasCommand = {
  id: 'cut',
  edits: true,
  title: 'Cut',
  keys: ['Ctrl+X'],
  icon: Scissors,
  keywords: 'clipboard delete',
  byEvent: true,
  action: ({ resources, commands }) =>
    resources.length > 0
      ? () => {
          commands.copy(resources)
          commands.removeResources(resources)
        }
      : undefined,
}

export const paste: CanvasCommand = {
  id: 'paste',
  edits: true,
  title: 'Paste resources',
  label: () => 'Paste',
  keys: ['Ctrl+V'],
  icon: ClipboardPaste,
  keywords: 'clipboard yaml',
  byEvent: true,
  action:
    ({ commands }) =>
    () =>
      commands.paste(),
}

export const duplicate: CanvasCommand = {
  id: 'duplicate',
  edits: true,
  title: 'Duplicate',
  keys: ['Ctrl+D'],
  icon: Copy,
  keywords: 'copy again',
  action: ({ resources, commands }) =>
    resources.length > 0 ? () => commands.duplicate(resources) : undefined,
}

export const rename: CanvasCommand = {
  id: 'rename',
  edits: true,
  title: 'Rename…',
  keys: ['F2'],
  icon: PenLine,
  keywords: 'name',
  action: ({ here, index, commands }) => {
    const subject = here === undefined ? undefined : subjectOf(index, here)
    const isNamed = subject && (subject.row ? !('listener' in subject.row) : subject.node.place !== undefined)
    return here !== undefined && isNamed ? () => commands.rename(here) : undefined
  },
}

export const remove: CanvasCommand = {
  id: 'remove',
  edits: true,
  title: 'Delete the selection',
  label(scene) {
    const subject = subjectHere(scene)
    if (scene.isGroup) return `Delete ${scene.resources.length} resources`
    return `Delete ${subject?.row ? rowNoun(scene) : subject ? boxWords(subject.node) : ''}`
  },
  keys: ['Delete', 'Backspace'],
  icon: Trash2,
  danger: true,
  keywords: 'remove',
  action(scene) {
    const { isGroup, resources, edge, index, commands } = scene
    if (isGroup) return resources.length > 0 ? () => commands.removeResources(resources) : undefined
    const picked = edge === undefined ? undefined : index.edges.get(edge)
    const subject = subjectHere(scene)
    const operation = picked ? edgeDeletions(index, picked)[0] : subject && deletionOf(subject)
    return operation && (() => commands.remove(operation))
  },
}

export const select: CanvasCommand = {
  id: 'select',
  title: 'Select the focused item',
  keys: ['Space'],
  action: ({ here, commands }) => (here === undefined ? undefined : () => commands.select(here)),
}

export const toggle: CanvasCommand = {
  id: 'toggle',
  title: 'Add the focused item to the selection, or remove it',
  keys: ['Control+Space'],
  action: ({ here, commands }) => (here === undefined ? undefined : () => commands.toggle(here)),
}

export const selectAll: CanvasCommand = {
  id: 'select-all',
  title: 'Select all',
  keys: ['Ctrl+A'],
  icon: SquareDashedMousePointer,
  keywords: 'everything boxes',
  action:
    ({ commands }) =>
    () =>
      commands.selectAll(),
}

export const selectNothing: CanvasCommand = {
  id: 'select-nothing',
  title: 'Back to what was shown before, else clear the selection',
  keys: ['Escape'],
  action:
    ({ commands }) =>
    () =>
      goBack() || commands.clearSelection(),
}

function subjectHere({ here, index }: CanvasScene) {
  return here === undefined ? undefined : subjectOf(index, here)
}

/** A destination's box may be that of several objects: the one that is meant says its kind. */
function boxWords(node: GraphNode): string {
  const [id] = node.type === 'destination' ? ownResources(node) : []
  return id === undefined ? node.title : describeResource(id)
}

function rowNoun(scene: CanvasScene): string {
  const node = subjectHere(scene)?.node
  return node?.type === 'gateway' ? serverNoun(node) : 'rule'
}

function movedBy(scene: CanvasScene, step: 1 | -1): (() => void) | undefined {
  const subject = subjectHere(scene)
  const move = subject && moveOf(subject, step)
  return move && (() => scene.commands.move(move))
}
