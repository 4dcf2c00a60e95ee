// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { keepTypedAhead, takeTypedAhead } from './typed-ahead.ts'

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more })
  document.body.dispatchEvent(event)
  return event
}

afterEach(() => void takeTypedAhead())

it('begins with letters that were typed before anything heard them, until Escape', () => {
  keepTypedAhead(['c', 'a'].map(key => new KeyboardEvent('keydown', { key })))
  press('r')
  expect(takeTypedAhead()).toBe('car')
  keepTypedAhead(['c', 'Escape', 'a'].map(key => new KeyboardEvent('keydown', { key })))
  expect(takeTypedAhead()).toBe('')
})

describe('letters typed before the search field is there', () => {
  it('are kept, and reach nothing else', () => {
    let heard = 0
    document.body.addEventListener('keydown', () => heard++)
    keepTypedAhead()
    for (const key of 'cartt') expect(press(key).defaultPrevented).toBe(true)
    press('Backspace')
    press('Enter')
    expect(heard).toBe(0)
    expect(takeTypedAhead()).toBe('cart')
  })

  it('are nobody’s after they are taken', () => {
    keepTypedAhead()
    press('a')
    takeTypedAhead()
    expect(press('b').defaultPrevented).toBe(false)
    expect(takeTypedAhead()).toBe('')
  })

  it('are given up at Escape and at a shortcut', () => {
    for (const [key, more] of [
      ['Escape', {}],
      ['z', { ctrlKey: true }],
    ] as const) {
      keepTypedAhead()
      press('a')
      expect(press(key, more).defaultPrevented).toBe(false)
      expect(press('b').defaultPrevented).toBe(false)
      expect(takeTypedAhead()).toBe('')
    }
  })
})
