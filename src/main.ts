import { hearKeys } from './platform/early-keys.ts'
import { createIndexedDbStorage } from './platform/indexed-db-storage.ts'
import { beginLink } from './platform/links/open-link.ts'
import { isOpenedByCommand } from './platform/loopback/opened-by-command.ts'
import { followSystemTheme } from './platform/theme.ts'
import { isEmbedded, readShareFragment } from './platform/url.ts'
import {
  beginAnalysisWorker,
  createWorkerAnalyzer,
  prepareAnalysisWorker,
} from './platform/worker-analyzer.ts'
import { contentToDraw } from './view/first/content-to-draw.ts'
import { showFirstDrawing } from './view/first/first-drawing.ts'
import { hasCanvasPlace } from './view/screen/canvas-place.ts'
import './view/ui/global.css'
import type { LoadedWorkspace } from './workspace/storage.ts'

/** What has begun before the page is there, and goes on in it. */
export type Begun = ReturnType<typeof begin>

void start(begin())

/** Reads what was kept and what the address holds, beside the worker, which reads and draws it. */
function begin() {
  beginAnalysisWorker()
  followSystemTheme()
  hearKeys()
  const storage = createIndexedDbStorage()
  // In a frame of another page nothing is read of what is kept here, and nothing is kept.
  const loaded: Promise<LoadedWorkspace> = isEmbedded() ? Promise.resolve({}) : storage.load()
  const fragment = readShareFragment()
  return {
    storage,
    loaded,
    analyzer: createWorkerAnalyzer(),
    link: fragment ? beginLink(fragment) : undefined,
  }
}

/** Shows the drawing as a picture where there is one, and then the page, which is three times as much to load. */
async function start(begun: Begun): Promise<void> {
  const { loaded, link, analyzer } = begun
  const content =
    isEmbedded() || isOpenedByCommand() ? Promise.resolve(undefined) : contentToDraw(loaded, link)
  void content.then(it => it ?? prepareAnalysisWorker()).catch(prepareAnalysisWorker)
  const isExpected = link !== undefined || hasCanvasPlace()
  const cover = await showFirstDrawing(content, analyzer, isExpected)
  // The page asks for its canvas as well, and says what is wrong where that does not come.
  import('./view/canvas/CanvasPane.tsx').catch(() => undefined)
  const { startPage } = await import('./page.tsx')
  await startPage(begun)
  cover?.giveWay()
}
