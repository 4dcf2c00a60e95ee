import type { SourceFile } from '../../core/text/file-change.ts'
import { ownScript } from '../own-script.ts'
import workerScript from './import.worker.ts?worker&url'
import type { ImportAnswer } from './import-answer.ts'
import { type Imported, type ImportProgress, importFiles, type ReadFromDisk } from './import-files.ts'

export interface ImportWorker {
  postMessage(picked: ReadFromDisk, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: { data: ImportAnswer }) => void) | null
  onerror: ((event: { preventDefault?(): void }) => void) | null
}

export interface Importing {
  /** Undefined where it was cancelled. */
  readonly imported: Promise<Imported | undefined>
  cancel(): void
}

/** Less than this, in bytes, is read at once: a worker takes longer to start. A zip may hold a thousand times its size. */
const small = 200_000

/**
 * Reads files in a worker of their own, so that the page answers meanwhile and can put an end to it. Where no worker starts, they are
 * read on the page's own thread.
 */
export function importOffPage(
  picked: ReadFromDisk,
  onProgress: (progress: ImportProgress) => void,
  startWorker: () => ImportWorker = startImportWorker,
): Importing {
  if (isSmall(picked)) return { imported: Promise.resolve(importFiles(picked)), cancel() {} }
  let cancel = () => {}
  const imported = new Promise<Imported | undefined>(resolve => {
    const files: SourceFile[] = []
    let worker: ImportWorker | undefined
    const settle = (result: Imported | undefined) => {
      worker?.terminate()
      resolve(result)
    }
    cancel = () => settle(undefined)
    try {
      worker = startWorker()
      worker.onmessage = ({ data }) => {
        if (data.type === 'progress') onProgress(data.progress)
        else if (data.type === 'files') files.push(...data.files)
        else settle({ files, refused: data.refused, notices: data.notices })
      }
      worker.onerror = event => {
        event.preventDefault?.()
        settle(importFiles(picked))
      }
      // Not handed over: should the worker fail, the page still has them.
      worker.postMessage(picked, [])
    } catch {
      settle(importFiles(picked))
    }
  })
  return { imported, cancel: () => cancel() }
}

function isSmall({ files }: ReadFromDisk): boolean {
  return (
    files.reduce((sum, it) => sum + it.bytes.length, 0) < small && !files.some(it => /\.zip$/i.test(it.name))
  )
}

function startImportWorker(): ImportWorker {
  return new Worker(ownScript(workerScript), {
    type: 'module',
    name: 'import',
  }) as unknown as ImportWorker
}
