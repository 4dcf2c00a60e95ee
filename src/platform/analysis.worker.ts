import type { FromWorker, ToWorker } from './analysis-protocol.ts'
import { createFirstDrawings } from './first-drawings.ts'

// A message to itself stands behind those that have come, without the delay that timers are given.
const turns = new MessageChannel()
let tasks: (() => void)[] = []
turns.port1.onmessage = () => {
  const due = tasks
  tasks = []
  for (const task of due) task()
}

const post = (message: FromWorker) => self.postMessage(message)

const receive = createFirstDrawings({
  post,
  async load() {
    const { createAnalysisServer, createSession } = await import('./analysis-rest.ts')
    return begun =>
      createAnalysisServer({
        createSession,
        begun,
        post,
        later(task) {
          tasks.push(task)
          turns.port2.postMessage(undefined)
        },
        after: (ms, task) => void setTimeout(task, ms),
        now: () => performance.now(),
      })
  },
  // The page hears of it as of any error of a worker.
  fail: reason => reportError(reason),
})

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data)
