import { afterEach, expect, it } from 'vitest'
import { analyze } from '../../core/analyze.ts'
import { focusOn, scopeStore, showAll } from '../screen/scope-state.ts'
import { followEdit } from './use-followed-focus.ts'

const service = (name: string) =>
  `kind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\nspec: { hosts: [${name}] }\n---\n`

function edit(before: string, now: string): void {
  const known = (text: string) => ({ analysis: analyze([{ name: 'a.yaml', text }]), lastChange: undefined })
  followEdit(known(now), known(before))
}

afterEach(showAll)

it('a focus keeps to what is renamed, and only what is new counts as added', () => {
  focusOn({ type: 'resource', resource: 'VirtualService/shop/cart' })
  edit(service('cart') + service('pay'), service('basket') + service('pay'))
  expect(scopeStore.getState()).toMatchObject({
    trail: [{ type: 'resource', resource: 'VirtualService/shop/basket' }],
    added: [],
  })
  edit(service('basket'), service('basket') + service('mail'))
  expect(scopeStore.getState().added).toEqual(['VirtualService/shop/mail'])
  edit(service('basket') + service('mail'), service('basket'))
  expect(scopeStore.getState().added).toEqual([])
})

it('one that is deleted is not taken for the next, and one that is written above is new', () => {
  focusOn({ type: 'resource', resource: 'VirtualService/shop/cart' })
  edit(service('cart') + service('pay'), service('pay'))
  expect(scopeStore.getState().trail).toEqual([{ type: 'resource', resource: 'VirtualService/shop/cart' }])
  edit(service('pay'), service('mail') + service('pay'))
  expect(scopeStore.getState().added).toEqual(['VirtualService/shop/mail'])
})

it('nothing is noted while everything is shown', () => {
  edit(service('cart'), service('cart') + service('mail'))
  expect(scopeStore.getState().added).toEqual([])
})

it('another focus begins anew', () => {
  focusOn({ type: 'namespace', namespace: 'shop' })
  edit(service('cart'), service('cart') + service('mail'))
  focusOn({ type: 'file', file: 'a.yaml' })
  expect(scopeStore.getState().added).toEqual([])
})
