// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Tooltip } from './Tooltip.tsx'

let root: Root
const pressed = vi.fn()

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers()
  const place = document.body.appendChild(document.createElement('main'))
  root = createRoot(place)
  await act(async () =>
    root.render(
      <>
        <Tooltip content="Takes back the last change">
          <button type="button" onClick={pressed} onPointerDown={pressed}>
            Undo
          </button>
        </Tooltip>
        <Tooltip content="Makes it again">
          <button type="button">Redo</button>
        </Tooltip>
      </>,
    ),
  )
})

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.advanceTimersByTime(1000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
  pressed.mockClear()
})

it('comes where the pointer rests, and goes when it leaves', async () => {
  await point('pointerover', 'Undo')
  await pass(300)
  await point('pointermove', 'Undo')
  await pass(300)
  expect(shown()).toEqual([])
  await pass(200)
  expect(shown()).toEqual(['Takes back the last change'])
  await point('pointerout', 'Undo')
  await pass(500)
  expect(shown()).toEqual([])
})

it('does not come where the pointer only passes, nor under a finger', async () => {
  await point('pointerover', 'Undo')
  await pass(200)
  await point('pointerout', 'Undo')
  await point('pointerover', 'Redo', 'touch')
  await pass(1000)
  expect(shown()).toEqual([])
})

it('comes at once beside one that is shown, which goes', async () => {
  await point('pointerover', 'Undo')
  await pass(500)
  await point('pointerout', 'Undo')
  await point('pointerover', 'Redo')
  await point('pointermove', 'Redo')
  await pass(20)
  expect(shown()).toContain('Makes it again')
  await pass(300)
  expect(shown()).toEqual(['Makes it again'])
})

it('stays while the pointer goes to it', async () => {
  await point('pointerover', 'Undo')
  await pass(500)
  await point('pointerout', 'Undo')
  await pass(50)
  await act(async () => fire(document.querySelector('[role="tooltip"]')!, 'pointerover'))
  await pass(1000)
  expect(shown()).toEqual(['Takes back the last change'])
  await act(async () => fire(document.querySelector('[role="tooltip"]')!, 'pointerout'))
  await pass(500)
  expect(shown()).toEqual([])
})

it('goes by Escape, and when its element is pressed, which keeps what it does', async () => {
  await point('pointerover', 'Undo')
  await pass(500)
  await act(async () => dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))
  await pass(500)
  expect(shown()).toEqual([])

  await point('pointerout', 'Undo')
  await point('pointerover', 'Undo')
  await pass(500)
  expect(shown()).toHaveLength(1)
  await point('pointerdown', 'Undo')
  await act(async () => button('Undo').click())
  await point('pointermove', 'Undo')
  await pass(1000)
  expect(shown()).toEqual([])
  expect(pressed).toHaveBeenCalledTimes(2)
})

it('comes with the keyboard and goes with it, and not with a pointer that brings the focus', async () => {
  const visible = vi.spyOn(HTMLElement.prototype, 'matches').mockReturnValue(true)
  await act(async () => button('Undo').focus())
  await pass(20)
  expect(shown()).toEqual(['Takes back the last change'])
  visible.mockReturnValue(false)
  await act(async () => button('Redo').focus())
  await pass(500)
  expect(shown()).toEqual([])
  await act(async () => button('Undo').focus())
  await pass(500)
  expect(shown()).toEqual([])
})

function button(name: string): HTMLButtonElement {
  return [...document.querySelectorAll('button')].find(it => it.textContent === name)!
}

function shown(): (string | null)[] {
  return [...document.querySelectorAll('[role="tooltip"][data-open]')].map(it => it.textContent)
}

async function point(type: string, name: string, pointerType = 'mouse'): Promise<void> {
  await act(async () => fire(button(name), type, pointerType))
}

/** React makes `pointerenter` and `pointerleave` of these. */
function fire(element: Element, type: string, pointerType = 'mouse'): void {
  element.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType, relatedTarget: document.body }))
}

async function pass(ms: number): Promise<void> {
  await act(async () => vi.advanceTimersByTimeAsync(ms))
}
