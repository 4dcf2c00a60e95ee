import type { Channel, Locks } from '../platform/together/tab-group.ts'

/** What the tabs of one browser share: locks, and channels whose messages arrive a little later. */
export interface FakeBrowser {
  readonly locks: Locks
  openChannel(name: string): Channel
}

export function fakeBrowser(): FakeBrowser {
  const channels = new Map<string, Set<Channel>>()
  return {
    locks: fakeLocks(),
    openChannel(name) {
      const all = channels.get(name) ?? new Set()
      channels.set(name, all)
      const channel: Channel = {
        onmessage: null,
        postMessage(message) {
          const data = structuredClone(message)
          for (const it of all) if (it !== channel) setTimeout(() => it.onmessage?.({ data }), 1)
        },
        close: () => all.delete(channel),
      }
      all.add(channel)
      return channel
    },
  }
}

function fakeLocks(): Locks {
  const queues = new Map<string, (() => Promise<void>)[]>()

  function next(name: string): void {
    const first = queues.get(name)?.[0]
    if (!first) return
    void first().finally(() => {
      queues.get(name)?.shift()
      next(name)
    })
  }

  return {
    async request(name, { ifAvailable, signal }, held) {
      await Promise.resolve()
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      if (ifAvailable && queue.length > 0) return held(null)
      return new Promise((resolve, reject) => {
        const run = async () => resolve(await held({ name }))
        queue.push(run)
        signal?.addEventListener('abort', () => {
          if (queue[0] === run) return
          queue.splice(queue.indexOf(run), 1)
          reject(signal.reason)
        })
        if (queue[0] === run) next(name)
      })
    },
  }
}
