import { expect, test } from './editor.ts'

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ports: [{ port: 80 }] }
`
const services = `${service('cart')}---\n${service('cart-v2')}`

const route = `parentRefs:
  - name: gateway
  rules:
  - backendRefs:
    - name: cart
      port: 80
      weight: 75
    - name: cart-v2
      port: 80
      weight: 25
`

test('an HTTPRoute is drawn by pointer, from nothing but Services', async ({ editor, page }) => {
  await editor.paste(services)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Gateway API' }).click()
  await page.getByRole('menuitem').filter({ hasText: 'Listeners where traffic enters' }).click()
  // The card moves as the drawing makes room for the Gateway, and for its form.
  await expect(editor.inspector.getByRole('heading', { name: 'gateway' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add an HTTPRoute For its hosts' })).toBeVisible()
  await editor.expectStill()
  await page.getByRole('button', { name: 'Add an HTTPRoute For its hosts' }).click()
  await expect(editor.item(/^HTTPRoute cart, default · HTTPRoute · attached, 1 rule/)).toBeVisible()
  await editor.select(/^HTTPRoute cart/)
  await expect(editor.inspector.getByText('Accepted: True')).toBeVisible()

  await editor.bringIntoView(editor.item(/^Destination cart-v2/))
  await editor.dragLink(editor.item(/^Rule 1, everything/), editor.item(/^Destination cart-v2/))
  await expect(editor.edge(/^Route from cart rule 1 to cart-v2, 0 %/)).toBeAttached()
  await editor.select(/^Rule 1, everything/)
  const share = editor.inspector.getByRole('textbox', { name: /^Percentage of cart-v2/ })
  await share.fill('25')
  await share.press('Enter')
  await expect.poll(() => editor.text()).toContain(route)
})

test('an HTTPRoute is drawn by keys alone', async ({ editor, page }) => {
  await editor.paste(services)
  await editor.item(/^Destination cart,/).focus()
  await page.keyboard.press('Shift+G')
  await expect(editor.item(/^Gateway gateway/)).toBeFocused()
  await page.keyboard.press('Shift+V')
  await expect(editor.item(/^HTTPRoute cart.*attached/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(editor.item(/^Rule 1, everything/)).toBeFocused()
  await page.keyboard.press('l')
  await expect(page.getByText(/^Go to a destination and press Enter/)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(editor.item(/^Destination cart-v2/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(editor.edge(/^Route from cart rule 1 to cart-v2, 0 %/)).toBeAttached()
})

test('a route that is not attached says why, and the drag that would not help offers what does', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80 }]
`)
  await expect(editor.item(/^HTTPRoute shop.*not attached: no parentRefs/)).toBeVisible()
  await expect(editor.item(/^Rule 2, \/cart\/…, tried 1st/)).toBeVisible()
  await editor.dragLink(editor.item(/^Listener 80/), editor.item(/^HTTPRoute shop/))
  await page
    .getByRole('button', { name: 'Let routes of namespace shop in at listener http, and link' })
    .click()
  await expect(editor.item(/^HTTPRoute shop, shop · HTTPRoute · attached/)).toBeVisible()
  await expect(editor.item(/^Listener 80 http, HTTP, 1 route/)).toBeVisible()

  await editor.select(/^Listener 80/)
  await expect(editor.inspector.getByText('Programmed: True')).toBeVisible()
  const order = editor.inspector.getByRole('table', { name: /any host/ })
  await expect(order.getByRole('row')).toHaveCount(3)
  await order.getByRole('button', { name: '/cart/…' }).click()
  await expect(editor.inspector.getByRole('heading', { name: 'shop' })).toBeVisible()
  expect(await editor.text()).toContain('sectionName: http')
})

test('a route that moves brings its grant, leads calls in the mesh, and is found by who refers to it', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    allowedRoutes: { namespaces: { from: All } }
`)
  const card = page.getByRole('button', { name: 'Add an HTTPRoute For its hosts' })
  await expect(card).toBeVisible()
  await editor.expectStill()
  await card.click()
  await expect(editor.inspector.getByRole('heading', { name: 'web' })).toBeVisible()

  await editor.bringIntoView(editor.item(/^Destination web/))
  await editor.dragLink(editor.item(/^HTTPRoute web/), editor.item(/^Destination web/))
  await expect(editor.item(/^HTTPRoute web.*attached to 2 parents/)).toBeVisible()
  expect(await editor.text()).toContain('kind: Service\n    name: web')

  const namespace = editor.inspector.getByRole('textbox', { name: 'Namespace' })
  await editor.select(/^HTTPRoute web/)
  await namespace.fill('next')
  await namespace.press('Enter')
  await expect(editor.item(/^HTTPRoute web, next · HTTPRoute · attached to 2 parents/)).toBeVisible()
  await expect.poll(() => editor.text()).toContain('kind: ReferenceGrant')
  await namespace.fill('shop')
  await editor.inspector.getByRole('button', { name: 'Move and take that out' }).click()
  await expect.poll(() => editor.text()).not.toContain('ReferenceGrant')

  await editor.select(/^Listener 80/)
  await editor.inspector.getByRole('combobox', { name: 'What does this port do?' }).selectOption('tcp')
  await expect.poll(() => editor.text()).toContain('protocol: TCP')
  await editor.undo()
  await editor.inspector.getByRole('button', { name: 'Who refers to this?' }).click()
  const list = editor.inspector.getByRole('list', { name: 'Resources that refer to this' })
  await expect(list.getByRole('button', { name: 'HTTPRoute shop/web, spec.parentRefs[0]' })).toHaveCount(0)
  await editor.select(/^Gateway public/)
  await editor.inspector.getByRole('button', { name: 'Who refers to this?' }).click()
  await list.getByRole('button', { name: 'HTTPRoute shop/web', exact: true }).click()
  await expect(editor.inspector.getByRole('heading', { name: 'web' })).toBeVisible()
})
