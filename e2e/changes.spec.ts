import { type Editor, expect, test } from './editor.ts'

const shop = `kind: Gateway
apiVersion: networking.istio.io/v1
metadata:
  name: public
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
---
kind: VirtualService
apiVersion: networking.istio.io/v1
metadata:
  name: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - name: cart
    match:
    - uri:
        prefix: /cart
    route:
    - destination:
        host: cart
        subset: v1
      weight: 90
    - destination:
        host: cart
        subset: v2
      weight: 10
  - name: user
    match:
    - uri:
        prefix: /user
    route:
    - destination:
        host: user
`

function changes(editor: Editor) {
  const { page } = editor
  const pane = page.getByRole('region', { name: 'Trace' })
  return {
    summary: pane.getByRole('status', { name: 'Routing changes' }),
    list: pane.getByRole('list', { name: 'Changes' }),
    pane,
    async open() {
      await editor.openDrawer('Trace')
      await pane.getByRole('radio', { name: 'Changes' }).click()
    },
  }
}

async function replaceInYaml(editor: Editor, from: string, to: string): Promise<void> {
  const { page } = editor
  await editor.goTo(1, 1)
  await page.keyboard.press('Control+f')
  await page.keyboard.type(from)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type(to)
}

test('a changed weight and prefix are told in sentences, each with a request to trace', async ({
  editor,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  const it = changes(editor)
  await it.open()
  await expect(it.summary).toContainText('No routing changes')
  await replaceInYaml(editor, 'weight: 90', 'weight: 50')
  await replaceInYaml(editor, 'weight: 10', 'weight: 50')
  await expect(it.summary).toContainText('1 routing change')
  await expect(it.list).toContainText(
    /shop\.example\.com\/cart… goes to 50 % cart\.default:80 v1.* instead of 90 % cart\.default:80 v1/,
  )
  await expect(editor.canvas.getByTitle('The routing of its requests has changed')).toHaveCount(1)
  await replaceInYaml(editor, 'prefix: /user', 'prefix: /users')
  await expect(it.summary).toContainText('2 routing changes')
  const narrowed = it.list.getByRole('listitem').filter({ hasText: '/user' })
  await expect(narrowed).toContainText('is answered with 404; before, it went to user.default:80')
  await narrowed.getByRole('button', { name: 'Trace it' }).click()
  await expect(it.pane.getByRole('status', { name: 'Outcome' })).toContainText('404 NR route_not_found')
  await expect(it.pane.getByRole('textbox', { name: 'Request' })).toHaveValue(
    'curl http://shop.example.com/user',
  )
})

test('comments, layout and the order of rules that share no request change no routing', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  const it = changes(editor)
  await it.open()
  await replaceInYaml(editor, 'name: cart', 'name: carts # new')
  await editor.dragRow(/user/, /cart/)
  await expect(page.locator('.view-lines')).toContainText('carts # new')
  await expect(it.summary).toContainText('No routing changes')
  await editor.undo()
  await expect(it.summary).toContainText('Every request ends where it did')
})

test('each change is followed before and now, and destinations with other traffic are marked', async ({
  editor,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectDrawn()
  const it = changes(editor)
  await it.open()
  await replaceInYaml(editor, 'host: user', 'host: users')
  const row = it.list.getByRole('listitem').filter({ hasText: 'users.default' })
  await row.getByRole('button', { name: 'Both ways' }).click()
  const before = row.getByRole('region', { name: 'Before' })
  const now = row.getByRole('region', { name: 'Now' })
  await expect(before.getByRole('status', { name: 'Outcome' })).toContainText('user.default')
  await expect(before.getByRole('status', { name: 'Outcome' })).not.toContainText('users.default')
  await expect(now.getByRole('status', { name: 'Outcome' })).toContainText('users.default')
  await expect(now.getByRole('list', { name: 'Stages' })).toBeVisible()
  await editor.showAll()
  await expect(editor.canvas.getByRole('treeitem', { name: /users.*, changed/ })).toHaveCount(1)
  await expect(editor.canvas.getByRole('treeitem', { name: /cart.*, changed/ })).toHaveCount(0)
})

test('saved requests that end elsewhere are told first, and a file is compared with', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectDrawn()
  const it = changes(editor)
  await editor.openDrawer('Trace')
  await it.pane.getByRole('textbox', { name: 'Request' }).fill('http://shop.example.com/user')
  await it.pane.getByRole('button', { name: 'Save this request' }).click()
  await it.open()
  await it.pane.getByRole('radio', { name: 'A file' }).click()
  await expect(it.summary).toContainText('Choose a file')
  const chooser = page.waitForEvent('filechooser')
  await it.pane.getByRole('button', { name: 'Choose a file…' }).click()
  const text = Buffer.from(shop.replace('host: user', 'host: people'))
  await (await chooser).setFiles([{ name: 'old.yaml', mimeType: 'text/yaml', buffer: text }])
  await expect(it.pane.getByText('old.yaml')).toBeVisible()
  await expect(it.summary).toContainText('1 routing change')
  await expect(it.pane.getByRole('list', { name: 'Saved requests that end elsewhere' })).toContainText(
    /now ends at user\.default\S*; before, at people\.default/,
  )
})

test('a pasted link is compared with as well', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  const it = changes(editor)
  await it.open()
  await it.pane.getByRole('radio', { name: 'A link' }).click()
  await expect(it.summary).toContainText('Paste a link')
  await it.pane.getByRole('textbox', { name: 'Link to compare with' }).fill(`${page.url()}#v1:AAAA`)
  await expect(it.summary).toContainText('The link is')
})

test('where the age of VirtualServices decides, it is said, and each order can be tried', async ({
  editor,
}) => {
  const second = shop
    .slice(shop.indexOf('---\n'))
    .replace('name: shop\n', 'name: late\n')
    .replace(/host: cart/g, 'host: basket')
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop + second.replace(/subset: v1/, 'subset: v3') }])
  const it = changes(editor)
  await editor.openDrawer('Trace')
  await it.pane.getByRole('textbox', { name: 'Request' }).fill('http://shop.example.com/cart')
  const outcome = it.pane.getByRole('status', { name: 'Outcome' })
  const order = it.pane.getByRole('region', { name: 'Order of VirtualServices' })
  await expect(outcome).toContainText('basket')
  await expect(order).toContainText('The outcome depends on which of late and shop is older.')
  await order.getByRole('radio', { name: 'shop older' }).click()
  await expect(outcome).toContainText('cart')
  await expect(outcome).not.toContainText('basket')
  await order.getByRole('radio', { name: 'By name' }).click()
  await expect(outcome).toContainText('basket')
  await it.pane.getByRole('radio', { name: 'All routes' }).click()
  const pairs = it.pane.getByRole('region', { name: 'Where the age of VirtualServices decides' })
  await expect(pairs).toContainText(/late older: basket.*shop older: cart/)
  await pairs.getByRole('button', { name: 'Try both orders of late and shop' }).click()
  await expect(order.getByRole('radio', { name: 'shop older' })).toBeVisible()
})

test('where the age of Gateways decides who holds a port, each order can be tried', async ({ editor }) => {
  const bytes = shop
    .slice(0, shop.indexOf('---\n'))
    .replace('name: public', 'name: pipe')
    .replace('protocol: HTTP', 'protocol: TCP')
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: `${bytes}---\n${shop}` }])
  const it = changes(editor)
  await editor.openDrawer('Trace')
  await it.pane.getByRole('textbox', { name: 'Request' }).fill('http://shop.example.com/user')
  const outcome = it.pane.getByRole('status', { name: 'Outcome' })
  const order = it.pane.getByRole('region', { name: 'Order of Gateways' })
  await expect(order).toContainText('The outcome depends on which of pipe and public is older.')
  await expect(outcome).not.toContainText('user.default')
  await order.getByRole('radio', { name: 'public older' }).click()
  await expect(outcome).toContainText('user.default')
})

test('while the text cannot be read, what it last said is compared', async ({ editor }) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectDrawn()
  const it = changes(editor)
  await it.open()
  await replaceInYaml(editor, 'prefix: /user', 'prefix: /users: x')
  await expect(it.summary).toContainText('shop.yaml cannot be read right now')
  // Without its last reading everything of the file would be gone.
  await expect(it.pane).not.toContainText('no longer')
  await expect(it.pane).not.toContainText('no_listener')
  for (const key of Array(3).fill('Backspace')) await editor.page.keyboard.press(key)
  await expect(it.summary).not.toContainText('cannot be read')
  await expect(it.summary).toContainText('1 routing change')
})

test('where the last gateway goes, its port is told to close', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectDrawn()
  const it = changes(editor)
  await it.open()
  await replaceInYaml(editor, 'kind: Gateway', 'kind: Gateways')
  await expect(it.list).toContainText('Port 80 is no longer open for shop.example.com.')
  await expect(page.getByText('Nothing to trace yet')).toBeHidden()
})
