const mark = 'page of the bench'

/** The longest task of a page's main thread while something runs, in milliseconds of processor time: what else the machine does does not count. */
export async function longestTask(running, page, run) {
  const { own } = await tasksDuring(running, page, run)
  return Math.max(...own.map(it => it.tdur)) / 1000
}

/** The processor time of a page while something runs, its workers included, in milliseconds. */
export async function processorTime(running, page, run) {
  const { all } = await tasksDuring(running, page, run)
  return all.reduce((sum, it) => sum + it.tdur, 0) / 1000
}

/** The tasks of a page's workers while something runs, in their order. */
export async function workerTasks(running, page, run) {
  const { all, nameOf } = await tasksDuring(running, page, run)
  return all.filter(it => /^DedicatedWorker/.test(nameOf(it))).sort((a, b) => a.ts - b.ts)
}

/** The thread of the worker that analyses: the busiest of some tasks. The editor has a worker too, which does little. */
export function busiestThread(tasks) {
  const spent = new Map()
  for (const it of tasks) spent.set(it.tid, (spent.get(it.tid) ?? 0) + it.tdur)
  const [busiest] = [...spent].sort((a, b) => b[1] - a[1])
  return busiest?.[0]
}

async function tasksDuring(running, page, run) {
  await running.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] })
  await page.evaluate(it => performance.mark(it), mark)
  await run()
  const { traceEvents } = JSON.parse((await running.stopTracing()).toString('utf8'))
  const { pid, tid } = traceEvents.find(it => it.name === mark) ?? {}
  const all = traceEvents.filter(it => it.pid === pid && it.tdur > 0 && /RunTask$/.test(it.name))
  const own = all.filter(it => it.tid === tid)
  if (own.length === 0) throw new Error('The browser tells nothing of its tasks.')
  const names = new Map(
    traceEvents.filter(it => it.name === 'thread_name' && it.pid === pid).map(it => [it.tid, it.args.name]),
  )
  return { all, own, nameOf: it => names.get(it.tid) ?? '' }
}
