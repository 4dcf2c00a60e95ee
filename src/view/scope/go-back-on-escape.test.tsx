// @vitest-environment happy-dom
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import { focusOn, scopeStore, showAll } from '../screen/scope-state.ts'
import { goBackOnEscape } from './go-back-on-escape.ts'

afterEach(showAll)

it.each([
  ['a button', 'button', 0],
  ['a field, which keeps its Escape', 'input', 1],
  ['a button that has a use for it', '[data-own]', 1],
])('Escape on %s', (_, selector, left) => {
  const host = document.createElement('div')
  flushSync(() =>
    createRoot(host).render(
      // biome-ignore lint/a11y/noStaticElementInteractions: the area of the test
      <div onKeyDown={goBackOnEscape}>
        <button type="button" />
        <button type="button" data-own="" onKeyDown={event => event.preventDefault()} />
        <input />
      </div>,
    ),
  )
  focusOn({ type: 'host', host: 'shop.example.com' })
  const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  host.querySelector(selector)?.dispatchEvent(press)
  expect(scopeStore.getState().trail).toHaveLength(left)
})
