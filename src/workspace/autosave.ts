import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { Storage, WorkspaceState } from './workspace.ts'

/** Runs a task after some milliseconds; calling what it returns prevents that. */
export type Schedule = (task: () => void, milliseconds: number) => () => void

export interface Autosave {
  /** Something worth keeping has changed. */
  touch(): void
  flush(): Promise<void>
  dispose(): void
}

/** Changes are saved this long after the last of them, in milliseconds. */
const delay = 300
/** Under steady typing they are saved at least this often. */
const maxDelay = 2000

/** Keeps the content in the storage as it changes. A save that fails is told and made again with the next change. */
export function createAutosave(
  storage: Storage,
  schedule: Schedule,
  now: () => number,
  content: () => WorkspaceContent,
  tell: (saved: WorkspaceState['saved']) => void,
): Autosave {
  let cancel: (() => void) | undefined
  let dirty = false
  let waitingSince: number | undefined
  let latest = 0
  let running: Promise<unknown> = Promise.resolve()

  async function save(): Promise<void> {
    cancel?.()
    cancel = undefined
    waitingSince = undefined
    dirty = false
    const mine = ++latest
    tell('saving')
    const attempted = attempt(storage, content)
    running = Promise.all([running, attempted])
    const done = await attempted
    if (mine !== latest || (done && dirty)) return
    if (!done) dirty = true
    tell(done ? 'saved' : 'failed')
  }

  return {
    touch() {
      dirty = true
      waitingSince ??= now()
      cancel?.()
      cancel = schedule(() => void save(), Math.max(0, Math.min(delay, waitingSince + maxDelay - now())))
      tell('saving')
    },
    async flush() {
      if (dirty) void save()
      await running
    },
    dispose() {
      if (dirty) void save()
      cancel?.()
    },
  }
}

/** A schedule that does not wait: the task runs when the present call is over. */
export function atOnce(task: () => void): () => void {
  let cancelled = false
  void Promise.resolve().then(() => {
    if (!cancelled) task()
  })
  return () => {
    cancelled = true
  }
}

async function attempt(storage: Storage, content: () => WorkspaceContent): Promise<boolean> {
  try {
    await storage.save(content())
    return true
  } catch {
    return false
  }
}
