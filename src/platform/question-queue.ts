import type { Asked } from '../core/session/answer-book.ts'

/** A question that waits for its answer. */
export interface Waiting {
  readonly id: number
  readonly asker: string
}

export interface QueueListener {
  answered(waiting: Waiting, answer: unknown): void
  /** The text or the asker's question changed first. */
  overtaken(waiting: Waiting): void
  failed(waiting: Waiting, reason: unknown): void
  /** Called now and then while work goes on. */
  working(): void
}

export interface QuestionQueue {
  add(waiting: Waiting, asked: Asked): void
  /** What is read has changed: questions about what was are dropped. */
  refresh(): void
  forget(asker: string): void
}

interface Job {
  readonly asked: Asked
  waiting: Waiting[]
  /** How long it has been worked on, in milliseconds. */
  ran: number
}

/** So long, in milliseconds, one turn lasts; then messages are heard. */
const turn = 8
/** Work that took longer is not finished first when its asker asks something else. */
const patience = 250
const signOfLife = 1_000

const efforts = { quick: 0, long: 1, longest: 2, idle: 3 }

/**
 * Answers questions in turns of a few milliseconds, so that whatever else there is to do comes in between: quick ones first, then
 * in the order in which they were asked. The same question asked twice is worked on once. `later` calls back after
 * messages have been heard; `now` is a clock in milliseconds.
 */
export function createQuestionQueue(
  listener: QueueListener,
  later: (task: () => void) => void,
  now: () => number,
): QuestionQueue {
  let jobs: Job[] = []
  let isRunning = false
  let heard = now()

  function run(): void {
    if (isRunning || jobs.length === 0) return
    isRunning = true
    later(takeTurn)
  }

  function takeTurn(): void {
    isRunning = false
    const end = now() + turn
    for (;;) {
      const job = nextOf(jobs)
      if (!job) return
      const started = now()
      if (work(job, end)) jobs = jobs.filter(it => it !== job)
      job.ran += now() - started
      if (now() >= end) break
    }
    if (now() - heard > signOfLife) {
      heard = now()
      listener.working()
    }
    run()
  }

  /** Whether it is done with. */
  function work({ asked, waiting }: Job, end: number): boolean {
    try {
      do {
        const step = asked.steps.next()
        if (!step.done) continue
        for (const it of waiting) listener.answered(it, step.value)
        return true
      } while (now() < end)
      return false
    } catch (error) {
      for (const it of waiting) listener.failed(it, error)
      return true
    }
  }

  function drop(isDropped: (waiting: Waiting, job: Job) => boolean): void {
    for (const job of jobs) {
      const dropped = job.waiting.filter(it => isDropped(it, job))
      job.waiting = job.waiting.filter(it => !dropped.includes(it))
      for (const it of dropped) listener.overtaken(it)
    }
    jobs = jobs.filter(it => it.waiting.length > 0)
  }

  return {
    add(waiting, asked) {
      const same = jobs.find(it => it.asked.key === asked.key && it.asked.isCurrent())
      if (same) same.waiting.push(waiting)
      else jobs.push({ asked, waiting: [waiting], ran: 0 })
      drop(
        (it, job) =>
          it !== waiting &&
          it.asker === waiting.asker &&
          (job === same || job.ran === 0 || job.ran > patience),
      )
      run()
    },
    refresh() {
      drop((_, { asked }) => !asked.isCurrent())
    },
    forget(asker) {
      drop(it => it.asker === asker)
    },
  }
}

function nextOf(jobs: readonly Job[]): Job | undefined {
  return jobs.reduce<Job | undefined>(
    (best, it) => (best && efforts[best.asked.effort] <= efforts[it.asked.effort] ? best : it),
    undefined,
  )
}
