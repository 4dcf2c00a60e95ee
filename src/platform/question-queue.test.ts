import { describe, expect, it } from 'vitest'
import type { Asked } from '../core/session/answer-book.ts'
import { createQuestionQueue, type Waiting } from './question-queue.ts'

/** A queue on a clock that only work moves: every step of work takes 3 ms. */
function queue() {
  const said: string[] = []
  const tasks: (() => void)[] = []
  let clock = 0
  const listener = {
    answered: (it: Waiting, answer: unknown) => said.push(`${it.id} ${answer}`),
    overtaken: (it: Waiting) => said.push(`${it.id} overtaken`),
    failed: (it: Waiting, reason: unknown) => said.push(`${it.id} ${(reason as Error).message}`),
    working: () => said.push('working'),
  }
  const it = createQuestionQueue(
    listener,
    task => tasks.push(task),
    () => clock,
  )
  const gone = new Set<string>()
  const work = (key: string, steps: number, effort: Asked['effort'] = 'long'): Asked => ({
    key,
    effort,
    steps: (function* () {
      for (let i = 1; i < steps; i++) {
        clock += 3
        yield
      }
      clock += 3
      if (key.startsWith('broken')) throw new Error(key)
      return key
    })(),
    isCurrent: () => !gone.has(key),
  })
  const turns = (count: number) => {
    for (let i = 0; i < count; i++) tasks.shift()?.()
  }
  const all = () => {
    while (tasks.length > 0) tasks.shift()?.()
  }
  const add = (id: number, asker: string, asked: Asked) => it.add({ id, asker }, asked)
  return { it, add, work, turns, all, said, gone }
}

describe('questions that wait', () => {
  it('are answered in turns, so that a quick one comes before a long one that has begun', () => {
    const { add, work, turns, all, said } = queue()
    add(1, 'changes', work('long', 100))
    turns(5)
    expect(said).toEqual([])
    add(2, 'trace', work('quick', 1, 'quick'))
    turns(1)
    expect(said).toEqual(['2 quick'])
    all()
    expect(said).toEqual(['2 quick', '1 long'])
  })

  it('come before what is done while nobody asks, whenever that began', () => {
    const { it: questions, add, work, turns, all, said, gone } = queue()
    add(-1, '', work('ahead', 100, 'idle'))
    turns(3)
    add(1, 'changes', work('longest', 50, 'longest'))
    add(2, 'trace', work('quick', 1, 'quick'))
    all()
    expect(said).toEqual(['2 quick', '1 longest', '-1 ahead'])
    add(-1, '', work('again', 100, 'idle'))
    turns(3)
    gone.add('again')
    questions.refresh()
    all()
    expect(said.at(-1)).toBe('-1 overtaken')
  })

  it('are answered in the order in which they came, those that may take longest last', () => {
    const { add, work, all, said } = queue()
    add(1, 'a', work('longest', 2, 'longest'))
    add(2, 'b', work('first', 40))
    add(3, 'c', work('second', 2))
    all()
    expect(said).toEqual(['2 first', '3 second', '1 longest'])
  })

  it('give way to a newer one of the same asker, unless they are as good as done', () => {
    const { add, work, turns, all, said } = queue()
    add(1, 'trace', work('not begun', 5))
    add(2, 'trace', work('begun', 5))
    turns(1)
    add(3, 'trace', work('long', 400))
    turns(90)
    add(4, 'trace', work('newest', 1))
    all()
    expect(said).toEqual(['1 overtaken', '2 begun', '3 overtaken', '4 newest'])
  })

  it('are dropped when what they are about has gone, and go on where it stays', () => {
    const { it: queued, add, work, turns, all, said, gone } = queue()
    add(1, 'a', work('gone', 10))
    add(2, 'b', work('stays', 10))
    turns(1)
    gone.add('gone')
    queued.refresh()
    expect(said).toEqual(['1 overtaken'])
    all()
    expect(said).toEqual(['1 overtaken', '2 stays'])
  })

  it('are worked on once where two ask the same, and nothing is begun anew when one asks again', () => {
    const { add, work, turns, all, said } = queue()
    add(1, 'badge', work('same', 20))
    turns(2)
    add(2, 'list', work('same', 20))
    add(3, 'badge', work('same', 20))
    turns(6)
    expect(said).toEqual(['1 overtaken', '2 same', '3 same'])
    all()
    expect(said).toHaveLength(3)
  })

  it('leave the others unharmed when one has no answer, and say now and then that work goes on', () => {
    const { it: queued, add, work, all, said } = queue()
    add(1, 'a', work('broken', 2))
    add(2, 'b', work('whole', 500))
    add(3, 'c', work('left', 5))
    queued.forget('c')
    all()
    expect(said).toEqual(['3 overtaken', '1 broken', 'working', '2 whole'])
  })
})
