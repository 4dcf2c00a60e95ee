import { flushSync } from 'react-dom'

/** What is not needed in the frame that answers a click or a key is done after it, in tasks that leave room for the next one. */
export interface Turns {
  /** Does something in a task of its own, after what waits for one already. */
  inOwnTask(run: () => void): Cancel
  /** The same, before all else that waits. */
  next(run: () => void): Cancel
  /** The same, for what shows nothing yet: what follows need not wait for a frame. */
  ahead(run: () => void): Cancel
  /** The same, once a frame has painted what has been shown up to now. */
  afterFrame(run: () => void): Cancel
  /** Does something at once, and shows it. */
  now(run: () => void): void
  /** Does something small, together with others as far as they fit into a task. */
  inSlices(run: () => void): Cancel
}

/** Takes something back whose turn has not come. */
export type Cancel = () => void

export interface Clock {
  now(): number
  /** Calls in a task after this one. */
  soon(task: () => void): void
  /** Calls in a task after the next frame, so that no frame styles and paints what several tasks have changed. */
  afterFrame(task: () => void): void
}

/** How long a task goes on with small things, in milliseconds; the browser has to style and to paint them besides. */
export const slice = 8

/** So many small ones are rendered at once: each time costs something for itself. */
const together = 3

export function createTurns(clock: Clock, render: (run: () => void) => void): Turns {
  const first = new Set<Turn>()
  const others = new Set<Turn>()
  let isAsked = false
  /** Whether something has been shown that no frame has painted yet. */
  let isFrameDue = false

  return {
    next: run => add(first, { run, isSmall: false, isShown: true }),
    ahead: run => add(first, { run, isSmall: false, isShown: false }),
    afterFrame,
    now: render,
    inOwnTask: run => add(others, { run, isSmall: false, isShown: true }),
    inSlices: run => add(others, { run, isSmall: true, isShown: true }),
  }

  function add(waiting: Set<Turn>, turn: Turn): Cancel {
    waiting.add(turn)
    ask()
    return () => waiting.delete(turn)
  }

  function afterFrame(run: () => void): Cancel {
    let isWanted = true
    let cancel = () => {
      isWanted = false
    }
    clock.afterFrame(() => {
      if (isWanted) cancel = add(first, { run, isSmall: false, isShown: false })
    })
    return () => cancel()
  }

  function ask(): void {
    if (isAsked) return
    isAsked = true
    if (isFrameDue) clock.afterFrame(work)
    else clock.soon(work)
  }

  function work(): void {
    isAsked = false
    isFrameDue = false
    const until = clock.now() + slice
    try {
      while (take() && upcoming()?.isSmall && clock.now() < until);
    } finally {
      if (upcoming()) ask()
      isFrameDue = false
    }
  }

  /** Takes a large one, or some small ones; gives whether they were small. */
  function take(): boolean {
    const turn = upcoming()
    if (!turn) return false
    const taken = turn.isSmall ? [...others].slice(0, together).filter(it => it.isSmall) : [turn]
    for (const it of taken) {
      first.delete(it)
      others.delete(it)
    }
    isFrameDue = turn.isShown
    render(() => {
      for (const it of taken) it.run()
    })
    return turn.isSmall
  }

  function upcoming(): Turn | undefined {
    const [turn] = first.size > 0 ? first : others
    return turn
  }
}

interface Turn {
  run(): void
  readonly isSmall: boolean
  readonly isShown: boolean
}

/** The turns of this page. Not by timers, which a page in the background has once a second. */
export const turns: Turns = createTurns(
  {
    now: () => performance.now(),
    soon,
    afterFrame(task) {
      // A page in the background has no frames.
      const timer = setTimeout(end, longestFrame)
      const frame = requestAnimationFrame(end)
      function end(): void {
        clearTimeout(timer)
        cancelAnimationFrame(frame)
        soon(task)
      }
    },
  },
  run => flushSync(run),
)

/** In milliseconds. */
const longestFrame = 100

function soon(task: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    task()
  }
  port2.postMessage(undefined)
}
