import { examples } from '../src/core/examples/index.ts'
import { expect, test } from './editor.ts'

const gateway = `apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata:
  name: front
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*']
`
const service = `apiVersion: networking.istio.io/v1alpha3
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - route:
    - destination: {host: shop}
`

test('the welcome offers to start empty, paste, open files, and examples', async ({ editor, page }) => {
  await editor.open()
  for (const name of [
    'Start empty',
    'Paste YAML',
    'Open files',
    'Bookinfo gateway',
    'Canary release',
    'TLS passthrough',
  ])
    await expect(page.getByRole('button', { name })).toBeVisible()
})

test('an empty workspace offers to add a first resource', async ({ editor, page }) => {
  await editor.open()
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Gateway/ }).click()
  await expect(editor.item(/^Gateway /)).toBeVisible()
})

test('pasted YAML is drawn', async ({ editor }) => {
  await editor.paste(`${gateway}---\n${service}`)
  await expect(editor.item('Gateway front')).toBeVisible()
  await expect(editor.item('VirtualService shop')).toBeVisible()
})

test('several files are opened at once, older API versions too', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([
    { name: 'gateway.yaml', text: gateway },
    { name: 'shop.yaml', text: service },
  ])
  await expect(editor.item('Gateway front')).toBeVisible()
  await expect(editor.item('VirtualService shop')).toBeVisible()
  const files = page.getByRole('region', { name: 'Files' })
  await expect(files.getByRole('button', { name: 'gateway.yaml', exact: true })).toBeVisible()
  await expect(files.getByRole('button', { name: 'shop.yaml', exact: true })).toBeVisible()
})

test('dropped files are opened', async ({ editor, page }) => {
  await editor.open()
  await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
  const transfer = await page.evaluateHandle(text => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.yaml', { type: 'text/yaml' }))
    return data
  }, gateway)
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('body').dispatchEvent(type, { dataTransfer: transfer })
  await expect(editor.item('Gateway front')).toBeVisible()
})

for (const { title } of examples)
  test(`the example ${title} opens without an error`, async ({ editor, page }) => {
    await editor.openExample(title)
    await expect(page.getByRole('button', { name: /^[1-9]\d* errors?\b/ })).toHaveCount(0)
  })

test('every example is offered', async ({ editor, page }) => {
  await editor.open()
  const offered = page.getByRole('region', { name: 'Examples' }).getByRole('button')
  await expect(offered).toHaveCount(examples.length)
})
