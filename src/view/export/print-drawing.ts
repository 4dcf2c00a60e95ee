import { type PictureOf, wholeDrawing } from '../../core/picture/drawing.ts'
import { svgPicture } from '../../core/picture/svg-picture.ts'
import { printPage, printSheet } from '../../platform/print-sheet.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { shownPicture } from '../canvas/shown-picture.ts'
import { showToast } from '../ui/toast.ts'

/** Prints a drawing in light colours, paper being white, and the files below it: what the canvas shows, or all there is. */
export async function printDrawing(
  { store }: Workspace,
  drawing: PictureOf | undefined = shownPicture(),
): Promise<void> {
  const { name, files, analysis } = store.getState()
  const picture = drawing ?? (analysis && wholeDrawing(analysis.graph))
  if (!picture || picture.nodes.length === 0) printPage()
  else if (!(await printSheet(svgPicture(picture, 'light', name).svg, name, files)))
    showToast({ tone: 'error', title: 'The browser did not draw the picture' })
}
