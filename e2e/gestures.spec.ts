import { edgeOf, expect, test } from './editor.ts'
import { twoGateways } from './fixtures/shop.ts'

test('a link dropped on the empty canvas makes its other end, by pointer and by the menu', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [cart.example.com]
`)
  const server = editor.item(/^Server 80/)
  await editor.expectStill()
  const end = await edgeOf(server, 'right')
  const ground = { x: end.x + 60, y: end.y + 160 }
  await page.mouse.move(end.x, end.y)
  await page.mouse.down()
  await page.mouse.move(ground.x - 20, ground.y - 20, { steps: 6 })
  await page.mouse.move(ground.x, ground.y, { steps: 6 })
  await page.mouse.up()
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Add a VirtualService for its hosts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)

  await server.click({ button: 'right', position: { x: 40, y: 12 } })
  await menu.getByRole('menuitem', { name: 'Add a VirtualService for its hosts' }).click()
  await expect(editor.item(/^VirtualService cart/)).toBeVisible()
  expect(await editor.text()).toMatch(/gateways:\n {2}- front\n/)
})

test('the whole drawing is in view when it is opened, and stays so when the pane changes its size', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  await editor.expectInView(/^Gateway my-gateway/)
  await editor.expectInView(/^Destination reviews.*7777/)
  await page.setViewportSize({ width: 1380, height: 760 })
  await editor.expectInView(/^Gateway my-gateway/)
  await editor.expectInView(/^Destination reviews.*7777/)
})

test('rules and servers are dragged into another order, comments and all', async ({ editor }) => {
  await editor.paste(twoGateways)
  await editor.dragRow(/^Rule 2 rest/, /^Rule 1 cart/)
  await expect(editor.item(/^Rule 1 rest/)).toBeVisible()
  await editor.showAll()
  await editor.dragRow(/^Server 8080/, /^Server 80 /)
  await expect.poll(() => editor.text()).toMatch(/servers:\n {2}- port: {number: 8080[^#]*# plain\n/)
  expect(await editor.text()).toMatch(/http:\n {2}- name: rest # the others\n[^#]*- name: cart\n/)
  await editor.undo()
  await editor.undo()
  expect(await editor.text()).toBe(twoGateways)
})

test('the end of a link is dropped on another gateway, and of a route on another service', async ({
  editor,
}) => {
  await editor.paste(twoGateways)
  await editor.dragEnd(
    editor.edge(/^Host from front port 80 to shop\.example\.com/),
    'source',
    editor.item(/^Server 81/),
  )
  await expect(editor.edge(/^Host from back port 81 to shop\.example\.com/)).toBeAttached()
  expect(await editor.text()).toBe(twoGateways.replace('gateways: [front, mesh]', 'gateways: [mesh, back]'))
  await editor.undo()
  await editor.dragEnd(editor.edge(/^Route from shop rule 1/), 'target', editor.item(/^Destination web/))
  await expect(editor.edge(/^Route from shop rule 1 to web/)).toBeAttached()
  expect(await editor.text()).toBe(twoGateways.replace('{host: cart}', '{host: web}'))
})

test('the palette adds by click, and where it is dropped', async ({ editor, page }) => {
  await editor.paste(twoGateways)
  const palette = page.getByRole('toolbar', { name: 'Add to the canvas' })
  await palette.getByRole('button', { name: /ServiceEntry/ }).click()
  await expect(editor.item(/^Destination api\.example\.com/)).toBeVisible()
  const canvas = page.getByRole('group', { name: 'Canvas' })
  const box = (await canvas.boundingBox())!
  const at = { x: box.x + box.width / 2, y: box.y + box.height - 110 }
  await editor.dragTo(palette.getByRole('button', { name: /Gateway/ }), at)
  const added = editor.item(/^Gateway gateway/)
  await expect
    .poll(async () => {
      const { x, y, width, height } = (await added.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
      return x < at.x && at.x < x + width && y < at.y && at.y < y + height
    })
    .toBe(true)
})

test('several boxes are selected, copied, deleted, and pasted here and into another workspace', async ({
  editor,
  page,
}) => {
  await editor.paste(twoGateways)
  await editor.select(/^Gateway front/)
  await editor.item(/^VirtualService shop/).click({ position: { x: 40, y: 12 }, modifiers: ['Shift'] })
  await page.keyboard.press('0')
  await expect(editor.item(/^Gateway front/)).toHaveAttribute('aria-selected', 'true')
  await expect(editor.item(/^VirtualService shop/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Delete')
  await expect(editor.canvas.getByRole('treeitem', { name: /^(Gateway front|VirtualService)/ })).toHaveCount(
    0,
  )
  await page.keyboard.press('Control+v')
  await expect(editor.item(/^VirtualService shop/)).toBeVisible()
  await page.keyboard.press('Control+v')
  // The view goes to what is pasted, once more as its form takes room from the canvas.
  const pasted = editor.item(/^VirtualService shop-2/)
  await expect(async () => {
    await editor.bringIntoView(pasted)
    await expect(pasted).toBeVisible({ timeout: 2_000 })
  }).toPass()
  expect(await editor.text()).toContain('name: front-2\n')
  await page.getByRole('button', { name: 'Drawbridge menu' }).click()
  await page.getByRole('menuitem', { name: 'New workspace' }).click()
  await expect(editor.canvas).toHaveCount(0)
  await page.getByRole('group', { name: 'Canvas' }).click({ position: { x: 60, y: 120 } })
  await page.keyboard.press('Control+v')
  await expect(editor.item(/^Gateway front/)).toBeVisible()
  await expect(editor.edge(/^Host from front port 80 to shop\.example\.com/)).toBeAttached()
})

test('a rule is split to a new version in one gesture, and taken back in one', async ({ editor, page }) => {
  await editor.paste(twoGateways)
  await editor.item(/^Rule 1 cart/).click({ button: 'right' })
  await page.getByRole('menuitem', { name: /Split to a new version/ }).click()
  await expect(editor.edge(/^Route from shop rule 1 to cart v1, 90 %/)).toBeAttached()
  await expect(editor.edge(/^Route from shop rule 1 to cart v2, 10 %/)).toBeAttached()
  expect(await editor.text()).toMatch(/kind: DestinationRule\nmetadata:\n {2}name: cart\n/)
  await editor.undo()
  await expect(editor.edge(/^Route from shop rule 1 to cart, 100 %/)).toBeAttached()
  expect(await editor.text()).toBe(twoGateways)
})

test('the menu of an edge has the shares, and that of a port what it does', async ({ editor, page }) => {
  await editor.paste(twoVersions)
  const menu = page.getByRole('menu')
  const openMenu = async (name: RegExp) => {
    await editor.bringIntoView(editor.item(name))
    await editor.item(name).click({ button: 'right', position: { x: 40, y: 12 } })
  }
  await page.getByText('50 %', { exact: true }).nth(1).click({ button: 'right' })
  await menu.getByRole('menuitem', { name: '10 %', exact: true }).click()
  await expect.poll(() => editor.text()).toMatch(/v1\}\n {6}weight: 90[\s\S]*v2\}\n {6}weight: 10/)

  await openMenu(/^Rule 1/)
  await menu.getByRole('menuitem', { name: 'Split evenly' }).click()
  await expect.poll(() => editor.text()).toMatch(/weight: 50[\s\S]*weight: 50/)

  await openMenu(/^Server 80/)
  await menu.getByRole('menuitemradio', { name: 'Redirect to HTTPS' }).click()
  await expect.poll(() => editor.text()).toContain('httpsRedirect: true')

  await openMenu(/cart.*v2.*not in/)
  await menu.getByRole('menuitem', { name: 'Create it here' }).click()
  await expect.poll(() => editor.text()).toMatch(/DestinationRule[\s\S]*version: v1[\s\S]*version: v2/)
})

const twoVersions = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [cart.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: cart}
spec:
  hosts: [cart.example.com]
  gateways: [front]
  http:
  - route:
    - destination: {host: cart, subset: v1}
      weight: 50
    - destination: {host: cart, subset: v2}
      weight: 50
`
