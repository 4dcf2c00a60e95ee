import { expect, it } from 'vitest'
import { seededNumbers } from '../testing/seeded-numbers.ts'
import { createAutosave } from './autosave.ts'

it('leaves nothing older than a second unsaved, whenever the page is killed', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { typed, safe, killedAt } = await typeUntilKilled(seed)
    const old = typed.filter(it => it <= killedAt - 1000).length
    expect([seed, safe >= old]).toEqual([seed, true])
  }
})

it('writes no more than two times a second under steady typing', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { saves, killedAt } = await typeUntilKilled(seed)
    expect(saves).toBeLessThanOrEqual(1 + killedAt / 250)
  }
})

/** Someone types, at times fast and at times with pauses, on a disk of changing speed; at a random moment all ends. */
async function typeUntilKilled(seed: number) {
  const random = seededNumbers(seed)
  const clock = createClock()
  const typed: number[] = []
  let safe = 0
  let saves = 0
  let queue: Promise<unknown> = Promise.resolve()
  const autosave = createAutosave({
    storage: {
      load: async () => ({}),
      clear: async () => undefined,
      save({ name }) {
        saves++
        // One transaction after the other, as the browser does it.
        const done = queue.then(() => clock.wait(5 + random() * 300))
        queue = done
        return done.then(() => {
          safe = Math.max(safe, Number(name))
          return {}
        })
      },
    },
    schedule: clock.schedule,
    now: clock.now,
    content: () => ({ name: String(typed.length), files: [] }),
    listener: { changed() {}, done() {} },
  })
  function type(): void {
    typed.push(clock.now())
    autosave.touch()
    const isPause = random() < 0.05
    clock.schedule(type, isPause ? random() * 3000 : 20 + random() * 230)
  }
  type()
  const killedAt = 500 + random() * 20_000
  await clock.runUntil(killedAt)
  return { typed, safe, saves, killedAt }
}

function createClock() {
  let at = 0
  let tasks: { readonly at: number; readonly task: () => void }[] = []
  function schedule(task: () => void, milliseconds: number): () => void {
    const entry = { at: at + milliseconds, task }
    tasks.push(entry)
    return () => {
      tasks = tasks.filter(it => it !== entry)
    }
  }
  return {
    now: () => at,
    schedule,
    wait: (milliseconds: number) => new Promise<void>(resolve => schedule(resolve, milliseconds)),
    async runUntil(end: number) {
      for (;;) {
        for (let i = 0; i < 10; i++) await Promise.resolve()
        const next = tasks.toSorted((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        tasks = tasks.filter(it => it !== next)
        at = next.at
        next.task()
      }
      at = end
    },
  }
}
