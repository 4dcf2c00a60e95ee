// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { keepEarlyKeys, takeEarlyKeys } from './early-keys.ts'
import { takeTypedAhead } from './typed-ahead.ts'

it('keeps shortcuts that are pressed while the page starts, and what is typed for the search', () => {
  keepEarlyKeys()
  press({ key: 'k', ctrlKey: true })
  press({ key: 's' })
  press({ key: 'h' })
  expect(takeEarlyKeys().map(it => it.id)).toEqual(['search'])
  expect(takeTypedAhead()).toBe('sh')
  press({ key: 'k', ctrlKey: true })
  expect(takeEarlyKeys()).toEqual([])
})

it('knows of those that were pressed before it was there', () => {
  keepEarlyKeys([
    keydown({ key: 'z', ctrlKey: true }),
    keydown({ key: 'k', ctrlKey: true }),
    keydown({ key: 's' }),
  ])
  press({ key: 'h' })
  expect(takeEarlyKeys().map(it => it.id)).toEqual(['undo', 'search'])
  expect(takeTypedAhead()).toBe('sh')
})

function press(init: KeyboardEventInit): void {
  dispatchEvent(keydown(init))
}

function keydown(init: KeyboardEventInit): KeyboardEvent {
  return new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
}
