import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { WorkspaceState } from '../../../workspace/workspace.ts'
import { createCanvasStore } from '../canvas-state.ts'
import { type Choices, createChoosing } from './choosing.ts'

function drawing() {
  const store = createStore(() => ({ folding: { items: {} } }) as unknown as WorkspaceState)
  const canvas = createCanvasStore()
  const tasks: (() => void)[] = []
  const arranged: string[] = []
  const add = (run: () => void) => {
    tasks.push(run)
    return () => {
      tasks.splice(tasks.indexOf(run), 1)
    }
  }
  const turns = { ahead: add, next: add, now: (run: () => void) => run() }
  const choosing = createChoosing({ store }, canvas, turns, it => arranged.push(idsOf(it)))
  let shown = 0
  choosing.subscribe(() => shown++)
  return {
    canvas,
    store,
    choosing,
    arranged,
    unfold: (id: string) => canvas.setState({ zoomed: { unfolded: [{ id, as: 'open' }], levels: [] } }),
    unfolded: () => idsOf(choosing.shown()),
    task: () => tasks.shift()?.(),
    times: () => shown,
  }
}

function idsOf({ zoomed }: Choices): string {
  return zoomed.unfolded.map(it => it.id).join(' ')
}

it('arranges in one task and shows in the next', () => {
  const { unfold, task, unfolded, arranged } = drawing()
  unfold('shop')
  expect(unfolded()).toBe('')
  task()
  expect([arranged, unfolded()]).toEqual([['shop'], ''])
  task()
  expect(unfolded()).toBe('shop')
})

it('shows at once what is on its way when it is asked for, and once', () => {
  const { unfold, task, unfolded, choosing, times } = drawing()
  unfold('shop')
  choosing.finish()
  expect(unfolded()).toBe('shop')
  choosing.finish()
  task()
  expect(times()).toBe(1)
})

it('shows only the last of several choices', () => {
  const { unfold, task, unfolded, arranged } = drawing()
  unfold('shop')
  task()
  unfold('cart')
  task()
  task()
  expect([arranged, unfolded()]).toEqual([['shop', 'cart'], 'cart'])
})

it('is nothing new where the same is chosen', () => {
  const { task, choosing, canvas, store, times } = drawing()
  const before = choosing.shown()
  canvas.setState({ outline: true })
  store.setState({ name: 'shop' })
  task()
  task()
  expect([choosing.shown() === before, times()]).toEqual([true, 0])
})

it('arranges likewise what is selected or traced, and is nothing new where the same is', () => {
  const { canvas, task, choosing } = drawing()
  canvas.setState({ revealed: new Set(['shop']) })
  expect([...choosing.shown().focus]).toEqual([])
  task()
  task()
  expect([...choosing.shown().focus]).toEqual(['shop'])
  canvas.setState({ tracedBoxes: new Set(['cart']) })
  choosing.finish()
  expect([...choosing.shown().focus]).toEqual(['shop', 'cart'])
  const { focus } = choosing.shown()
  canvas.setState({ zoomed: { unfolded: [], levels: ['lines'] } })
  choosing.finish()
  expect(choosing.shown().focus).toBe(focus)
})

it('takes all that was chosen with another drawing', () => {
  const { unfold, task, choosing, unfolded, times } = drawing()
  unfold('shop')
  choosing.take()
  expect(unfolded()).toBe('shop')
  task()
  expect(times()).toBe(0)
})
