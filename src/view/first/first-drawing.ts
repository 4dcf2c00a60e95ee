import type { Analysis } from '../../core/analysis.ts'
import { defaultSettings } from '../../core/settings.ts'
import type { WorkspaceContent } from '../../core/share/workspace-content.ts'
import { currentTheme } from '../../platform/theme.ts'
import type { Analyzer } from '../../workspace/workspace.ts'
import { foreseenCanvasPlace } from '../screen/canvas-place.ts'
import { offersRequests } from '../screen/kept-layout.ts'
import { type Cover, showCover } from './cover.ts'
import { drawFirst } from './draw-first.ts'
import { warmUpDrawing } from './warm-up.ts'

/** How long the page waits for a picture of its drawing, in milliseconds: it is no better than what it waits with. */
const patience = 2000

/**
 * Draws what the page will open with as soon as the worker has read it, before the page itself is there. Fulfilled once that is on
 * screen; with undefined where there is nothing to draw, or it takes longer than the page should wait. Never rejects.
 * `isExpected`: there will be something to draw, as far as that is known before it is there.
 */
export async function showFirstDrawing(
  content: Promise<WorkspaceContent | undefined>,
  analyzer: Analyzer,
  isExpected: boolean,
): Promise<Cover | undefined> {
  const place = isExpected ? foreseenCanvasPlace() : undefined
  if (place) void warmUpDrawing(place)
  let isLate = false
  const late = new Promise<undefined>(resolve =>
    setTimeout(() => {
      isLate = true
      resolve(undefined)
    }, patience),
  )
  const shown = content
    .then(it => it && show(it, analyzer, () => isLate))
    // Without a picture the page starts as it is.
    .catch(() => undefined)
  return Promise.race([shown, late])
}

async function show(
  { files, settings, requests, positions, folding }: WorkspaceContent,
  analyzer: Analyzer,
  isLate: () => boolean,
): Promise<Cover | undefined> {
  const place = foreseenCanvasPlace()
  const asked = firstGraph(analyzer, [files, { ...defaultSettings, ...settings }, requests ?? []])
  const options = {
    positions: positions ?? {},
    folding: folding ?? { items: {} },
    offersRequests: offersRequests(),
    theme: currentTheme(),
  }
  const graph = await asked
  if (!place || isLate()) return undefined
  const drawing = drawFirst(graph, place, options)
  return drawing && showCover(drawing, place)
}

/** Of the answers to come, the first: drawings go before what is said of them. */
function firstGraph(
  analyzer: Analyzer,
  asked: [
    Parameters<Analyzer['analyze']>[0],
    Parameters<Analyzer['analyze']>[1],
    Parameters<Analyzer['analyze']>[2],
  ],
): Promise<Analysis['graph']> {
  return new Promise((resolve, reject) => {
    analyzer.analyze(...asked, it => resolve(it.graph)).then(it => resolve(it.graph), reject)
  })
}
