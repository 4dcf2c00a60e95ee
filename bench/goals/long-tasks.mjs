import { marks } from './typing.mjs'

const mark = 'page of the bench'

/** The longest task of a page's main thread while something runs, in milliseconds of processor time: what else the machine does does not count. */
export async function longestTask(running, page, run) {
  const { own } = await tasksDuring(running, page, run)
  return Math.max(...own.map(it => it.tdur)) / 1000
}

/** What each key that is typed while something runs takes until it is seen, in milliseconds: processor time of the page's main thread and of its workers together, and by the clock. */
export async function timesUntilSeen(running, page, run) {
  const { all, own, events, nameOf } = await tasksDuring(running, page, run)
  const [{ tid }] = own
  const working = all.filter(it => it.tid === tid || isWorker(nameOf(it)))
  const at = name =>
    events
      .filter(it => it.name === name)
      .map(it => it.ts)
      .sort((a, b) => a - b)
  const seen = at(marks.seen)
  return at(marks.key).map((from, i) => ({
    processor: working.reduce((sum, it) => sum + spentBetween(it, from, seen[i]), 0) / 1000,
    clock: (seen[i] - from) / 1000,
  }))
}

/** Of a task that is only partly between two times, as much as of its clock. */
function spentBetween({ ts, dur, tdur }, from, to) {
  const within = Math.min(ts + dur, to) - Math.max(ts, from)
  return within > 0 ? (tdur * within) / dur : 0
}

/** The tasks of a page's workers while something runs, in their order. */
export async function workerTasks(running, page, run) {
  const { all, nameOf } = await tasksDuring(running, page, run)
  return all.filter(it => isWorker(nameOf(it))).sort((a, b) => a.ts - b.ts)
}

/** The thread of the worker that analyses: the busiest of some tasks. The editor has a worker too, which does little. */
export function busiestThread(tasks) {
  const spent = new Map()
  for (const it of tasks) spent.set(it.tid, (spent.get(it.tid) ?? 0) + it.tdur)
  const [busiest] = [...spent].sort((a, b) => b[1] - a[1])
  return busiest?.[0]
}

function isWorker(name) {
  return /^DedicatedWorker/.test(name)
}

async function tasksDuring(running, page, run) {
  await running.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] })
  await page.evaluate(it => performance.mark(it), mark)
  await run()
  const { traceEvents } = JSON.parse((await running.stopTracing()).toString('utf8'))
  const { pid, tid } = traceEvents.find(it => it.name === mark) ?? {}
  const events = traceEvents.filter(it => it.pid === pid)
  const all = events.filter(it => it.tdur > 0 && /RunTask$/.test(it.name))
  const own = all.filter(it => it.tid === tid)
  if (own.length === 0) throw new Error('The browser tells nothing of its tasks.')
  const names = new Map(events.filter(it => it.name === 'thread_name').map(it => [it.tid, it.args.name]))
  return { all, own, events, nameOf: it => names.get(it.tid) ?? '' }
}
