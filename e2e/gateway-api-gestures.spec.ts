import { edgeOf, expect, test } from './editor.ts'

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: api.example.com }
`

test('a link let go at a listener becomes a route of the kind that is chosen', async ({ editor, page }) => {
  await editor.paste(`${gateway}---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { ports: [{ port: 9000 }] }
`)
  const listener = editor.item(/^Listener 80/)
  await editor.expectStill()
  const end = await edgeOf(listener, 'right')
  await page.mouse.move(end.x, end.y)
  await page.mouse.down()
  await page.mouse.move(end.x + 40, end.y + 140, { steps: 6 })
  await page.mouse.move(end.x + 60, end.y + 160, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('menuitem', { name: 'Add a GRPCRoute for its hostname' }).click()
  await expect(editor.item(/^GRPCRoute api, shop · GRPCRoute · attached/)).toBeVisible()
  await expect.poll(() => editor.text()).toContain('port: 9000')
})

test('kinds that the palette has no icon for are in the menu beside it', async ({ editor, page }) => {
  await editor.paste(gateway)
  await page.getByRole('button', { name: 'Add another kind of the Gateway API' }).click()
  await page.getByRole('menuitem', { name: 'ListenerSet' }).click()
  await expect(editor.item(/^ListenerSet listeners/)).toBeVisible()
  await expect.poll(() => editor.text()).toContain('parentRef:\n    name: edge')
})

test('an edge that lacks its ReferenceGrant gets it by its menu, and the grant is taken away at its box', async ({
  editor,
  page,
}) => {
  await editor.paste(`${gateway}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - backendRefs:
    - { name: api, namespace: far, port: 80, weight: 75 }
    - { name: near, port: 80, weight: 25 }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: far }
spec: { ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: unused, namespace: other }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: nobody }]
  to: [{ group: "", kind: Service }]
`)
  const lacking = editor.edge(/^Route from api rule 1 to api.*no effect: No ReferenceGrant in far/)
  await expect(lacking).toBeAttached()
  await editor.select(/^Rule 1, everything/)
  await editor.openMenuOf(lacking)
  await page.getByRole('menuitem', { name: 'Allow it with a ReferenceGrant' }).click()
  await expect(lacking).toHaveCount(0)
  await expect.poll(() => editor.text()).toMatch(/namespace: far\nspec:\n {2}from:/)

  await editor.item(/^ReferenceGrant unused/).click({ button: 'right' })
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
  await menu.getByRole('menuitem', { name: 'Delete unused' }).click()
  await expect(editor.item(/^ReferenceGrant unused/)).toHaveCount(0)
  await editor.undo()
  await expect(editor.item(/^ReferenceGrant unused/)).toBeVisible()
})

test('what a change of a listener could touch is told, and the search finds routes by host and service', async ({
  editor,
  page,
}) => {
  await editor.paste(`${gateway}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80 }]
`)
  await editor.select(/^Listener 80/)
  await editor.inspector.getByRole('button', { name: 'What could a change here touch?' }).click()
  const touched = editor.inspector.getByRole('group', { name: 'Routes' })
  await expect(touched.getByRole('button', { name: 'HTTPRoute shop/api' })).toBeVisible()
  await editor.inspector.getByRole('button', { name: /api\.example\.com\/cart/ }).click()
  await expect(page.getByRole('tabpanel', { name: 'Trace' })).toContainText('/cart')
})
