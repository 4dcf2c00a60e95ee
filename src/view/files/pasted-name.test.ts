import { expect, it } from 'vitest'
import { pastedName } from './pasted-name.ts'

const gateway = 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: public\n'
const service = (hosts: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: shop\nspec:\n  hosts: ${hosts}\n`
const workload = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  labels:\n    app: cart\n'

it.each([
  [`${gateway}---\n${service('[shop.example.com, other]')}`, 'shop.example.com'],
  [`${service("['*', shop]")}`, 'shop'],
  [`${service("['*']")}---\n${gateway}`, 'public'],
  [workload, 'cart'],
  [service('7'), 'shop'],
  ['a: [', 'Pasted'],
  ['', 'Pasted'],
])('%j is called %s', (text, name) => {
  expect(pastedName(text)).toBe(name)
})
