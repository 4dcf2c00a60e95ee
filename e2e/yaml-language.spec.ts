import { strToU8, zipSync } from 'fflate'
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

  // A name that is not taken says why, at the cursor.
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /Rename input/ }).fill('Front gate')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('yaml').getByText(/^A name may hold only lower-case letters/)).toBeVisible()

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

test('the editor says what values come to, who is bound to what, and completes and explains it', async ({
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
  await expect(page.locator('.view-line', { hasText: 'cart.shop.svc.cluster.local' }).first()).toBeVisible()
  await expect(page.locator('.view-line', { hasText: 'not in your files' }).first()).toBeVisible()

  const lens = page.getByRole('button', { name: /^bound to infra\/public:80/ }).first()
  await lens.click()
  await expect(editor.item(/^VirtualService shop/)).toHaveAttribute('aria-selected', 'true')

  await page.getByRole('tab', { name: 'shop.yaml' }).click()
  await page
    .locator('.view-line span', { hasText: /^infra\/public$/ })
    .first()
    .hover()
  await expect(page.getByText('Means the Gateway infra/public.')).toBeVisible()
  await page.keyboard.press('Escape')

  await editor.search('Workspace settings')
  const hints = page.getByRole('switch', { name: 'Hints behind values' })
  await hints.click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.view-line', { hasText: 'not in your files' })).toHaveCount(0)
})

test('Enter behind a value that is written in full begins a line', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: `${shop}---\n` }])
  await editor.expectEditor()
  await editor.goTo(shop.split('\n').length + 1, 1)
  await page.keyboard.type('apiVersion: networking.istio.io/v1')
  await expect(page.getByRole('option', { name: /^networking\.istio\.io\/v1,/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('kind: Sidecar')
  expect(await editor.text()).toContain('---\napiVersion: networking.istio.io/v1\nkind: Sidecar')
})

test('breadcrumbs say where the cursor is, and lead to what stands beside it', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([
    { name: 'shop.yaml', text: twoRules },
    { name: 'other.yaml', text: twoRules.replaceAll('shop', 'other') },
  ])
  await editor.expectEditor()
  await editor.goTo(10, 10)
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
  await expect(crumbs.getByRole('button', { name: 'route web' })).toHaveAttribute('aria-current', 'location')
  await expect(crumbs.getByRole('listitem')).toHaveCount(4)

  // By keys: what is chosen has the cursor, and the drawing follows.
  await crumbs.getByRole('button', { name: 'HTTP rule cart' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: 'rest' }).press('Enter')
  await expect(page.getByText('Line 11, column')).toBeVisible()
  await expect(editor.item(/^Rule 2 rest/)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('textbox', { name: 'YAML editor, shop.yaml' })).toBeFocused()
  await page.keyboard.type('#')
  await expect(page.locator('.view-line', { hasText: '#name: rest' })).toBeVisible()
  await page.keyboard.press('Backspace')

  await crumbs.getByRole('button', { name: /^File shop/ }).click()
  await page.keyboard.press('Escape')
  await expect(crumbs.getByRole('button', { name: /^File shop/ })).toBeFocused()
  await crumbs.getByRole('button', { name: /^File shop/ }).click()
  await page.getByRole('menuitemradio', { name: 'other.yaml' }).click()
  await expect(crumbs.getByRole('button', { name: 'File other.yaml' })).toBeVisible()
})

const twoRules = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  http:
  - name: cart
    match: [{ uri: { prefix: /cart } }]
    route:
    - destination: { host: web }
  - name: rest
    route:
    - destination: { host: web }
`

const overlay = {
  'base/kustomization.yaml': 'resources: [gateway.yaml, shop.yaml]\n',
  'base/gateway.yaml': infra.replace('  namespace: infra\n', ''),
  'base/shop.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - route:
    - destination: {host: cart}
`,
  'overlays/prod/kustomization.yaml':
    'namespace: prod\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
  'overlays/prod/patch.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  gateways: [public, gone]
  http:
  - route:
    - destination: {host: basket}
`,
}

test('while an overlay is shown, its files say what is built of them, and a rename goes to bases and patches', async ({
  editor,
  page,
}) => {
  await editor.open()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).click()
  const zip = zipSync(
    Object.fromEntries(Object.entries(overlay).map(([name, text]) => [name, strToU8(text)])),
  )
  await (await chooser).setFiles({ name: 'shop.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
  await editor.expectEditor()
  await page.getByRole('tab', { name: /patch\.yaml/ }).click()

  // Words above the patch and hints in it are those of the build.
  await expect(page.getByRole('button', { name: /bound to public:80/ }).first()).toBeVisible()
  await expect(page.locator('.view-line', { hasText: 'basket.prod.svc.cluster.local' }).first()).toBeVisible()
  await expect(page.locator('.view-line', { hasText: 'not in your files' }).first()).toBeVisible()

  await editor.goTo(5, 15)
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /Rename input/ }).fill('front')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('dialog', { name: 'Rename public to front' })
  await expect(preview.getByRole('checkbox')).toHaveCount(3)
  await expect(preview.getByText('base/gateway.yaml')).toBeVisible()
  await preview.getByRole('button', { name: 'Change 3 places' }).click()
  // What is exported is what is built.
  const renamed = await editor.text()
  expect(renamed).toContain('metadata:\n  name: front\n')
  expect(renamed).toContain('gateways:\n  - front\n  - gone\n')
  await page.keyboard.press('Escape')
  await editor.undo()
  expect(await editor.text()).toContain('gateways:\n  - public\n  - gone\n')
  await page.keyboard.press('Escape')

  // What nobody gives a name is refused with its reason.
  await editor.goTo(8, 26)
  await page.keyboard.press('F2')
  await expect(page.getByTestId('yaml').getByText(/its name is not given in your files/)).toBeVisible()
})

test('a rename of what an anchor gives is one place, with those that follow it', async ({ editor, page }) => {
  await editor.open()
  await editor.paste(`${infra}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: infra}
spec:
  hosts: [shop.example.com]
  gateways: [&entry public]
  http:
  - match: [{gateways: [*entry]}]
    route:
    - destination: {host: cart}
`)
  await editor.expectEditor()
  await editor.goTo(4, 10)
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /Rename input/ }).fill('front')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('dialog', { name: 'Rename public to front' })
  await expect(preview.getByRole('checkbox')).toHaveCount(2)
  await expect(preview.getByText(/^Line \d+ follows by an alias\.$/)).toBeVisible()
  await preview.getByRole('button', { name: 'Change 2 places' }).click()
  const renamed = await editor.text()
  expect(renamed).toContain('gateways: [&entry front]')
  expect(renamed).toContain('gateways: [*entry]')
})
