import { type Editor, expect, test } from './editor.ts'

function trace(editor: Editor) {
  const { page } = editor
  const pane = page.getByRole('region', { name: 'Trace' })
  return {
    pane,
    outcome: pane.getByRole('status', { name: 'Outcome' }),
    async open() {
      await editor.openDrawer('Trace')
    },
    async request(text: string) {
      await pane.getByRole('textbox', { name: 'Request' }).fill(text)
    },
    async fromMesh(namespace: string, labels?: string) {
      await pane.getByRole('combobox', { name: 'Source' }).click()
      await page.getByRole('option', { name: /Mesh workload/ }).click()
      await commit('Namespace of the workload', namespace)
      if (labels !== undefined) await commit('Labels of the workload', labels)
    },
    async view(name: string) {
      await pane.getByRole('radio', { name }).click()
    },
  }

  async function commit(label: string, text: string): Promise<void> {
    const field = pane.getByLabel(label)
    await field.fill(text)
    await field.press('Enter')
  }
}

const call = 'http://reviews.prod.svc.cluster.local:9080/reviews/1'

test('a call between services takes the rules of the mesh, and its way is lit from there', async ({
  editor,
}) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request(call)
  await it.fromMesh('prod')
  await expect(it.outcome).toContainText(
    'reviews.prod.svc.cluster.local:9080 80 %, reviews.qa.svc.cluster.local:9080 20 %',
  )
  await expect(it.pane.getByRole('heading', { name: 'Sidecar' })).toBeVisible()
  await expect(it.pane.getByText('Rule 2 of bookinfo-rule takes the request.')).toBeVisible()
  await editor.showAll()
  await expect(editor.item(/^Mesh entry/)).toHaveAttribute('data-in-path', /.*/)
  await expect(editor.item(/^Rule 2/)).toHaveAttribute('data-in-path', /.*/)
  await expect(editor.item(/^Server 443/)).not.toHaveAttribute('data-in-path', /.*/)

  await it.request(`curl ${call} -b user=dev-123`)
  await expect(it.outcome).toContainText('reviews.qa.svc.cluster.local:7777')
})

test('a call is saved with its caller, and opened again with it', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('http://reviews:9080/reviews/1')
  await it.fromMesh('prod', 'app=web')
  await it.pane.getByRole('button', { name: 'Save this request' }).click()
  await page.reload()
  await it.open()
  await it.view('Saved')
  await expect(it.pane.getByLabel('As expected', { exact: true })).toBeVisible()
  await it.pane.getByRole('button', { name: /^reviews:9080|^http:\/\/reviews:9080/ }).click()
  await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')
  await expect(it.pane.getByLabel('Labels of the workload')).toHaveValue('app=web')
  // From another namespace the bare name means nothing.
  await it.fromMesh('other')
  await expect(it.outcome).toContainText('Outside the mesh, to reviews:9080')
})

test('without any gateway, calls between services can be traced, and all their routes seen', async ({
  editor,
}) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
  http:
  - match: [{ sourceLabels: { app: beta } }]
    route: [{ destination: { host: cart-next } }]
  - route: [{ destination: { host: cart } }]
`)
  const it = trace(editor)
  await it.open()
  await it.request('http://cart/')
  await expect(it.outcome).toContainText('cart.shop.svc.cluster.local:80')
  await it.fromMesh('shop', 'app=beta')
  await expect(it.outcome).toContainText('cart-next.shop.svc.cluster.local:80')
  await it.view('All routes')
  await expect(it.pane.getByRole('table', { name: 'Routes' })).toContainText('shop/cart')
})
