import { expect, it, vi } from 'vitest'
import { afterDrawing, fetchLater, later } from './later.ts'

it('fetches nothing unasked before the first drawing, then every part, and goes on after one that does not come', async () => {
  const asked: string[] = []
  const part = (name: string) => async () => void asked.push(name)
  later(part('one'))
  later(async () => {
    asked.push('broken')
    throw new Error('no network')
  })
  const pane = afterDrawing(part('pane'))
  const shown = pane()
  await Promise.resolve()
  expect(asked).toEqual([])
  fetchLater()
  await shown
  await vi.waitFor(() => expect(asked).toEqual(expect.arrayContaining(['one', 'broken', 'pane'])))
  later(part('of a part'))
  await vi.waitFor(() => expect(asked).toContain('of a part'))
})
