import { expect, test } from 'vitest'
import { examples } from '../../core/examples/index.ts'
import { sketchShapes } from './sketch-shapes.ts'

test('every example has a sketch', () => {
  expect(Object.keys(sketchShapes).sort()).toEqual(examples.map(it => it.id).sort())
})

test.each(examples)('the sketch of $title shows rules when the example routes', ({ id, files }) => {
  const routes = files.some(it => /^kind: (VirtualService|\w+Route)$/m.test(it.text))
  expect(sketchShapes[id]!.routes > 0).toBe(routes)
  expect(sketchShapes[id]!.ends > 0).toBe(routes)
})
