import { faultOf, type KeptWorkspace, type Saved, type SaveFault, type Storage } from './storage.ts'

/** Runs a task after some milliseconds; calling what it returns prevents that. */
export type Schedule = (task: () => void, milliseconds: number) => () => void

export interface Autosave {
  /** Something worth keeping has changed. */
  touch(): void
  /** Saves what is not saved. Resolves when every attempt that was begun is over. */
  flush(): Promise<void>
  dispose(): void
}

/** What comes of saving. While nothing gets saved the state stays `failed`, whatever is tried. */
export interface AutosaveListener {
  changed(saved: 'saved' | 'saving' | 'failed', fault: SaveFault | undefined): void
  /** `content` was saved. */
  done(saved: Saved, content: KeptWorkspace): void
}

export interface AutosaveParts {
  readonly storage: Storage
  readonly schedule: Schedule
  /** Milliseconds, growing. */
  readonly now: () => number
  readonly content: () => KeptWorkspace
  readonly listener: AutosaveListener
  /** The content as it is now is not kept, for this reason. */
  readonly fault?: SaveFault | undefined
}

/** Changes are saved this long after the last of them, in milliseconds. */
const delay = 250
/** Under steady typing they are saved at least this often: a second at most may be lost, the time of writing included. */
const maxDelay = 500
/** After a failure the next attempt comes this late, then twice as late, and so on up to the longest. */
const firstRetry = 2_000
const longestRetry = 60_000

/** Keeps the content in the storage as it changes. A save that fails is reported, and tried again until it succeeds. */
export function createAutosave({
  storage,
  schedule,
  now,
  content,
  listener,
  fault,
}: AutosaveParts): Autosave {
  let cancel: (() => void) | undefined
  // Changes are counted: how many there were, how many of them were handed to the storage, how many are safe there.
  let made = fault ? 1 : 0
  let handed = 0
  let safe = 0
  let failed = fault !== undefined
  let disposed = false
  let waitingSince: number | undefined
  let retry = firstRetry
  let latest = 0
  let running: Promise<unknown> = Promise.resolve()

  async function save(): Promise<void> {
    cancel?.()
    cancel = undefined
    waitingSince = undefined
    handed = made
    const upTo = made
    const mine = ++latest
    if (!failed) listener.changed('saving', undefined)
    const attempted = attempt(content())
    running = Promise.all([running, attempted])
    const why = await attempted
    if (!why) safe = Math.max(safe, upTo)
    if (mine !== latest) return
    failed = why !== undefined
    if (why) {
      handed = safe
      listener.changed('failed', why)
      tryLater()
    } else {
      retry = firstRetry
      listener.changed(safe < made ? 'saving' : 'saved', undefined)
    }
  }

  function tryLater(): void {
    if (cancel || disposed) return
    cancel = schedule(() => void save(), retry)
    retry = Math.min(retry * 2, longestRetry)
  }

  async function attempt(saved: KeptWorkspace): Promise<SaveFault | undefined> {
    try {
      listener.done(await storage.save(saved), saved)
      return undefined
    } catch (error) {
      return faultOf(error)
    }
  }

  if (failed) tryLater()
  return {
    touch() {
      made++
      waitingSince ??= now()
      cancel?.()
      cancel = schedule(() => void save(), Math.max(0, Math.min(delay, waitingSince + maxDelay - now())))
      if (!failed) listener.changed('saving', undefined)
    },
    async flush() {
      if (handed < made) void save()
      await running
    },
    dispose() {
      disposed = true
      if (handed < made) void save()
      cancel?.()
    },
  }
}

/** A schedule that does not wait: the task runs when the present call is over. Attempts after a failure are left out. */
export function atOnce(task: () => void, milliseconds: number): () => void {
  let cancelled = milliseconds >= firstRetry
  void Promise.resolve().then(() => {
    if (!cancelled) task()
  })
  return () => {
    cancelled = true
  }
}
