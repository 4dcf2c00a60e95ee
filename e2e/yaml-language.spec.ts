import { expect, test } from './editor.ts'

const infra = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: infra
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`
const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [infra/public]
  http:
  - route:
    - destination: {host: cart}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: other, namespace: shop}
spec: {hosts: [other.example.com], gateways: [infra/public], http: [{route: [{destination: {host: cart}}]}]}
`

test('a name leads to where it is given, tells who uses it, and is renamed in every file at once', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([
    { name: 'infra.yaml', text: infra },
    { name: 'shop.yaml', text: shop },
  ])
  await editor.expectEditor()
  await page.getByRole('tab', { name: 'shop.yaml' }).click()
  await editor.goTo(6, 22)
  await page.keyboard.press('F12')
  await expect(page.getByRole('textbox', { name: 'YAML editor, infra.yaml' })).toBeAttached()

  await page.keyboard.press('Shift+F12')
  await expect(page.getByRole('treeitem', { name: /^2 symbols in shop\.yaml/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /Rename input/ }).fill('front')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('dialog', { name: 'Rename public to front' })
  await expect(preview.getByRole('checkbox')).toHaveCount(3)
  await preview.getByRole('button', { name: 'Change 3 places' }).click()
  expect(await editor.text()).toContain('gateways: [infra/front]')
  await page.keyboard.press('Escape')
  await editor.undo()
  expect(await editor.text()).toContain('gateways: [infra/public]')
})
