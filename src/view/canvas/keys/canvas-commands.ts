import { isPressed, type KeyPress } from '../../keys/shortcut.ts'
import type { CanvasCommand } from './canvas-command.ts'
import {
  addRow,
  copy,
  cut,
  duplicate,
  edit,
  link,
  moveDown,
  moveUp,
  paste,
  remove,
  rename,
  select,
  selectAll,
  selectNothing,
  showPolicy,
  toggle,
} from './item-commands.ts'
import {
  addKindCommands,
  foldAll,
  foldHere,
  goCommands,
  goToFilter,
  goToFirst,
  goToLast,
  pinHere,
  pinLevel,
  showEverything,
  showLegend,
  showOnlyThis,
  showOutline,
  unfoldAll,
  zoomIn,
  zoomOut,
} from './view-commands.ts'

/** Everything that can be done on the canvas by a key, in the order in which the sheet of shortcuts lists it. */
export const canvasCommands: readonly CanvasCommand[] = [
  ...goCommands,
  goToFirst,
  goToLast,
  ...addKindCommands,
  edit,
  addRow,
  showPolicy,
  link,
  moveUp,
  moveDown,
  rename,
  duplicate,
  copy,
  cut,
  paste,
  remove,
  select,
  toggle,
  selectAll,
  selectNothing,
  showOnlyThis,
  goToFilter,
  foldHere,
  unfoldAll,
  foldAll,
  showOutline,
  showLegend,
  showEverything,
  zoomIn,
  zoomOut,
  pinLevel,
  pinHere,
]

/** Keys that mean something else while a link is drawn. */
export const linkCommands: readonly CanvasCommand[] = [
  {
    id: 'finish-link',
    title: 'Link to the box with the keyboard',
    keys: ['Enter'],
    action: ({ store, linking }) =>
      store.getState().linking?.by === 'keyboard' ? () => linking.finish() : undefined,
  },
  {
    id: 'cancel-link',
    title: 'Stop linking',
    keys: ['Escape'],
    action:
      ({ linking }) =>
      () =>
        linking.cancel(),
  },
]

/** The command that a key press on the canvas asks for. */
export function commandFor(press: KeyPress, isLinking: boolean): CanvasCommand | undefined {
  const asked = (it: CanvasCommand) => !it.byEvent && isPressed(press, it)
  return (isLinking ? linkCommands.find(asked) : undefined) ?? canvasCommands.find(asked)
}
