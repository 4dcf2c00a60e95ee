import type { CanvasCommand } from '../canvas/keys/canvas-command.ts'
import { canvasCommands } from '../canvas/keys/canvas-commands.ts'
import { canvasOnScreen } from '../canvas/keys/canvas-on-screen.ts'
import { focusCanvas } from '../screen/focus-pane.ts'
import type { Command } from './command.ts'

/** What can be done on the canvas, for the search: about what is selected there, and only while the canvas is on screen. */
export const searchableCanvasCommands: readonly Command[] = canvasCommands
  .filter(it => it.keywords !== undefined)
  .map(it => ({
    id: `canvas-${it.id}`,
    title: it.title,
    icon: iconOf(it),
    keywords: `${it.keywords} canvas`,
    keys: it.keys,
    leads: true,
    ...(it.edits && { edits: it.edits }),
    enabled: () => actionNow(it) !== undefined,
    run() {
      focusCanvas()
      actionNow(it)?.()
    },
  }))

function actionNow(command: CanvasCommand) {
  const scene = canvasOnScreen()
  return scene && command.action(scene)
}

function iconOf({ icon: Icon }: CanvasCommand) {
  return Icon && <Icon />
}
