import { createSession } from '../core/session.ts'
import type { FromWorker, ToWorker } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'

// A message to itself stands behind those that have come, without the delay that timers are given.
const turns = new MessageChannel()
let tasks: (() => void)[] = []
turns.port1.onmessage = () => {
  const due = tasks
  tasks = []
  for (const task of due) task()
}

const receive = createAnalysisServer({
  createSession,
  post: (message: FromWorker) => self.postMessage(message),
  later(task) {
    tasks.push(task)
    turns.port2.postMessage(undefined)
  },
  now: () => performance.now(),
})

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data)
