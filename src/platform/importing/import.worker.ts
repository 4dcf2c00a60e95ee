import type { ImportAnswer } from './import-answer.ts'
import { importFiles, type ReadFromDisk } from './import-files.ts'

/** So many characters go to the page at a time: taking them apart is a task there. */
const portion = 2_000_000
/** Milliseconds. */
const betweenNews = 50

const scope = globalThis as unknown as {
  onmessage: ((event: { data: ReadFromDisk }) => void) | null
  postMessage(answer: ImportAnswer): void
}

scope.onmessage = ({ data }) => {
  let next = 0
  const { files, refused, notices } = importFiles(data, progress => {
    const now = performance.now()
    if (now < next) return
    next = now + betweenNews
    scope.postMessage({ type: 'progress', progress })
  })
  for (let from = 0; from < files.length; ) {
    let to = from
    for (let size = 0; to < files.length && (to === from || size < portion); to++)
      size += files[to]!.text.length
    scope.postMessage({ type: 'files', files: files.slice(from, to) })
    from = to
  }
  scope.postMessage({ type: 'end', refused, notices })
}
