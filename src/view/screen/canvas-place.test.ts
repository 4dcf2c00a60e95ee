// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { foreseenCanvasPlace, keepCanvasPlace } from './canvas-place.ts'

const place = { x: 0, y: 83, width: 700, height: 600 }

beforeEach(() => localStorage.clear())

it('is where the canvas was left, in a window of the same size', () => {
  keepCanvasPlace(place)
  expect(foreseenCanvasPlace()).toEqual(place)
  Object.defineProperty(window, 'innerWidth', { value: innerWidth + 1, configurable: true })
  expect(foreseenCanvasPlace()).toBeUndefined()
})

it('is unknown where the canvas was not seen, and where panes were moved before it was kept', () => {
  keepCanvasPlace(undefined)
  expect(foreseenCanvasPlace()).toBeUndefined()
  localStorage.clear()
  localStorage.setItem('drawbridge.layout', '{}')
  expect(foreseenCanvasPlace()).toBeUndefined()
})

it('is known in a first visit: the panes stand as they do at first', () => {
  expect(foreseenCanvasPlace()).toMatchObject({ x: 0, height: innerHeight - 83 - 30 })
})

it('is unknown where something else is kept in its place', () => {
  for (const it of [
    '5',
    '[1024,768,{"x":0}]',
    `[${innerWidth},${innerHeight},{"x":0,"y":-1,"width":2,"height":2}]`,
  ]) {
    localStorage.setItem('drawbridge.canvas', it)
    expect(foreseenCanvasPlace()).toBeUndefined()
  }
})
