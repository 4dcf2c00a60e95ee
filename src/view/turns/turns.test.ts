import { expect, it } from 'vitest'
import { createTurns, slice } from './turns.ts'

/** A page whose tasks and frames come when the test says so. */
function page() {
  let time = 0
  const tasks: (() => void)[] = []
  const framed: (() => void)[] = []
  const done: string[] = []
  const turns = createTurns(
    { now: () => time, soon: it => tasks.push(it), afterFrame: it => framed.push(it) },
    run => run(),
  )
  return {
    turns,
    says:
      (word: string, takes = 1) =>
      () => {
        time += takes
        done.push(word)
      },
    /** What was done in the next task. */
    task() {
      done.length = 0
      tasks.shift()?.()
      return [...done]
    },
    frame() {
      tasks.push(...framed.splice(0))
    },
  }
}

it('gives each large thing a task, and a frame before the next', () => {
  const { turns, says, task, frame } = page()
  turns.inOwnTask(says('form'))
  turns.inOwnTask(says('column'))
  expect(task()).toEqual(['form'])
  expect(task()).toEqual([])
  frame()
  expect(task()).toEqual(['column'])
})

it('does what comes next before all else, and does not wait for a frame where nothing was shown', () => {
  const { turns, says, task } = page()
  turns.inOwnTask(says('form'))
  turns.ahead(() => {
    says('arranged')()
    turns.next(says('drawn'))
  })
  expect(task()).toEqual(['arranged'])
  expect(task()).toEqual(['drawn'])
})

it('does what waits for a frame after it, before what else waits, and unless it is taken back', () => {
  const { turns, says, task, frame } = page()
  turns.afterFrame(() => {
    says('read')()
    turns.next(says('shown'))
  })
  turns.afterFrame(says('never'))()
  turns.inOwnTask(says('column'))
  turns.inOwnTask(says('form'))
  expect(task()).toEqual(['column'])
  expect(task()).toEqual([])
  const late = turns.afterFrame(says('late'))
  frame()
  expect([...task(), ...task()]).toEqual([])
  expect(task()).toEqual(['read'])
  late()
  expect(task()).toEqual([])
  expect(task()).toEqual(['shown'])
  frame()
  expect(task()).toEqual(['form'])
  expect(task()).toEqual([])
})

it('does small things together for as long as a task may take', () => {
  const { turns, says, task, frame } = page()
  for (let i = 0; i < 9; i++) turns.inSlices(says(`box ${i}`, slice / 4))
  expect(task()).toHaveLength(6)
  frame()
  expect(task()).toHaveLength(3)
})

it('leaves out what is taken back, and goes on after what fails', () => {
  const { turns, says, task, frame } = page()
  const fails = () => {
    throw new Error('a fault')
  }
  turns.inOwnTask(fails)
  const cancel = turns.inOwnTask(says('form'))
  turns.inOwnTask(says('list'))
  cancel()
  expect(task).toThrow('a fault')
  frame()
  expect(task()).toEqual(['list'])
})
