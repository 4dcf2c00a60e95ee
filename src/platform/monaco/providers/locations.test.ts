import { expect, it } from 'vitest'
import type { FileModels } from '../file-models.ts'
import { monacoLocations } from './locations.ts'

const models = { open: (file: string) => ({ model: { uri: file } }) } as unknown as FileModels
const start = { line: 0, character: 0 }

function placesIn(files: number) {
  return Array.from({ length: files }, (_, i) => ({ file: `${i}.yaml`, range: { start, end: start } }))
}

it('all places are listed, and what is too much is told', () => {
  const told: string[] = []
  expect(monacoLocations(models, placesIn(60), it => told.push(it))).toHaveLength(60)
  expect(told).toEqual([])
  expect(monacoLocations(models, [...placesIn(62), ...placesIn(62)], it => told.push(it))).toHaveLength(120)
  expect(told).toEqual([expect.stringContaining('and 4 more in 2 others')])
})
