// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Place } from '../../../core/model/resource.ts'
import { noQuestions } from '../../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../../workspace/create-workspace.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { emptyContent } from '../../../workspace/workspace-content.ts'
import { WorkspaceProvider } from '../../workspace-context.tsx'
import { InspectorPane } from '../InspectorPane.tsx'

const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com # the first
  gateways:
  - front
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  subsets:
  - name: v1
    labels:
      app: cart
`

let root: Root
let workspace: Workspace

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  // happy-dom takes no quotes in a selector, not even escaped ones.
  vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll(/\W/g, '') })
  const holder = document.body.appendChild(document.createElement('div'))
  root = createRoot(holder)
})
afterEach(async () => {
  await act(() => root.unmount())
  document.body.replaceChildren()
})

describe('an editable list', () => {
  it('adds what is typed on Enter and keeps an empty line for the next', async () => {
    await open()
    await press(button('Add host'))
    expect(field('New host')).toBe(document.activeElement)
    await type(field('New host'), 'www.example.com')
    expect(written()).toContain('  - shop.example.com # the first\n  - www.example.com\n')
    await type(field('New host'), 'api.example.com')
    expect(written()).toContain('  - www.example.com\n  - api.example.com\n')
    expect(field('Host 3').value).toBe('api.example.com')
  })

  it('gives the button back when the empty line is left', async () => {
    await open()
    await press(button('Add host'))
    await act(() => field('New host').blur())
    expect(find('input', 'New host')).toBeUndefined()
    expect(button('Add host')).toBeDefined()
  })

  it('changes, empties and removes one line, and no other text', async () => {
    await open()
    await type(field('Host 1'), 'cart.example.com')
    expect(written()).toBe(text.replace('shop.example.com', 'cart.example.com'))
    await press(button('Remove host 1'))
    expect(written()).not.toContain('cart.example.com')
  })

  it('unlinks a gateway by its button', async () => {
    await open()
    expect(field('Gateway 1').value).toBe('front')
    await press(button('Unlink gateway 1'))
    expect(written()).not.toContain('front')
  })

  it('renames a key of a map in its place, and an emptied key takes its pair away', async () => {
    await open({ resource: 'DestinationRule/shop/cart', path: ['spec', 'subsets', 0] })
    await type(field('Labels key app'), 'tier')
    expect(written()).toBe(text.replace('app: cart', 'tier: cart'))
    await type(field('Labels tier value'), 'front')
    expect(written()).toContain('      tier: front\n')
    await type(field('Labels key tier'), '')
    expect(written()).not.toContain('tier')
  })
})

async function open(place: Place = { resource: 'VirtualService/shop/shop', path: [] }): Promise<void> {
  const analyzer = { analyze: () => new Promise<never>(() => {}), dispose() {}, ...noQuestions }
  const content = { ...emptyContent, files: [{ name: 'a.yaml', text }] }
  workspace = createWorkspace({ analyzer, content, now: () => 0 })
  workspace.select({ type: 'place', place, origin: 'canvas' })
  await act(() =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <InspectorPane />
      </WorkspaceProvider>,
    ),
  )
  // The form comes in tasks of its own, which React takes on when an act ends.
  await vi.waitFor(async () => {
    await act(async () => undefined)
    expect(document.querySelector('[aria-busy]')).toBeNull()
  })
}

function written(): string {
  return workspace.store.getState().files[0]!.text
}

function find<K extends 'input' | 'button'>(tag: K, name: string): HTMLElementTagNameMap[K] | undefined {
  return [...document.querySelectorAll(tag)].find(
    it => (it.getAttribute('aria-label') ?? it.textContent?.trim()) === name,
  )
}

function field(name: string): HTMLInputElement {
  const found = find('input', name)
  if (!found) throw new Error(`No field ${name}`)
  return found
}

function button(name: string): HTMLButtonElement {
  const found = find('button', name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}

async function press(element: HTMLElement): Promise<void> {
  await act(() => element.click())
}

/** Types a text in place of what is there, and Enter. */
async function type(input: HTMLInputElement, value: string): Promise<void> {
  await act(() => {
    input.focus()
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
}
