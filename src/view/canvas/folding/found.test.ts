import { expect, it } from 'vitest'
import type { Selection } from '../../../workspace/workspace.ts'
import { isComing } from './found.ts'

const byCanvas: Selection = { type: 'node', node: 'shop', origin: 'canvas' }
const bySearch: Selection = { type: 'node', node: 'shop', origin: 'search' }

it('comes into view with a selection that is found, and with one that is found only now', () => {
  expect(isComing(undefined, { selection: bySearch, selected: 'shop' })).toBe(true)
  expect(isComing({ selection: byCanvas, selected: 'shop' }, { selection: bySearch, selected: 'shop' })).toBe(
    true,
  )
  expect(
    isComing({ selection: bySearch, selected: undefined }, { selection: bySearch, selected: 'shop' }),
  ).toBe(true)
})

it('stays where it is while the same is selected, and where nothing shows it', () => {
  const found = { selection: bySearch, selected: 'shop' }
  expect(isComing(found, found)).toBe(false)
  expect(isComing(found, { selection: bySearch, selected: undefined })).toBe(false)
  expect(isComing(found, { selection: undefined, selected: undefined })).toBe(false)
})

it('comes again in another form where it was selected on the canvas', () => {
  const unfolds = (selection: Selection) =>
    isComing({ selection, selected: 'shop' }, { selection, selected: 'rule' })
  expect([byCanvas, bySearch].map(unfolds)).toEqual([true, false])
})
