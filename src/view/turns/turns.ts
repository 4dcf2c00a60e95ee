import { flushSync } from 'react-dom'

/** What is not needed in the frame that answers a click or a key is done after it, in tasks that leave room for the next one. */
export interface Turns {
  /** Does something in a task of its own, after what waits for one already. */
  inOwnTask(run: () => void): Cancel
  /** The same, before all else that waits. */
  next(run: () => void): Cancel
  /** The same, for what shows nothing yet: what follows need not wait for a frame. */
  ahead(run: () => void): Cancel
  /** Does something at once, and shows it. */
  now(run: () => void): void
}

/** Takes something back whose turn has not come. */
export type Cancel = () => void

export interface Clock {
  /** Calls in a task after this one. */
  soon(task: () => void): void
  /** Calls in a task after the next frame, so that no frame styles and paints what several tasks have changed. */
  afterFrame(task: () => void): void
}

export function createTurns(clock: Clock, render: (run: () => void) => void): Turns {
  const first = new Set<Turn>()
  const others = new Set<Turn>()
  let isAsked = false
  /** Whether something has been shown that no frame has painted yet. */
  let isFrameDue = false

  return {
    next: run => add(first, { run, isShown: true }),
    ahead: run => add(first, { run, isShown: false }),
    now: render,
    inOwnTask: run => add(others, { run, isShown: true }),
  }

  function add(waiting: Set<Turn>, turn: Turn): Cancel {
    waiting.add(turn)
    ask()
    return () => waiting.delete(turn)
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
    try {
      take()
    } finally {
      if (upcoming()) ask()
      isFrameDue = false
    }
  }

  function take(): void {
    const turn = upcoming()
    if (!turn) return
    first.delete(turn)
    others.delete(turn)
    isFrameDue = turn.isShown
    render(turn.run)
  }

  function upcoming(): Turn | undefined {
    const [turn] = first.size > 0 ? first : others
    return turn
  }
}

interface Turn {
  readonly run: () => void
  readonly isShown: boolean
}

/** The turns of this page. Not by timers, which a page in the background has once a second. */
export const turns: Turns = createTurns(
  {
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
