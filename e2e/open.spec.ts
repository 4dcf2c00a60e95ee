import { strToU8, zipSync } from 'fflate'
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
  await page.getByRole('menuitem', { name: 'Gateway', exact: true }).click()
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
  await page.keyboard.press('Control+b')
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

test('1,900 files cost a screenful of rows, and the keyboard reaches each and keeps its place', async ({
  editor,
  page,
}) => {
  test.setTimeout(120_000)
  const names = Array.from(
    { length: 1900 },
    (_, i) => `team-${i % 40}/part-${String(i).padStart(4, '0')}.yaml`,
  )
  names.sort()
  const entries = names.map(name => [
    name,
    strToU8(service.replace('name: shop', `name: ${name.slice(-9, -5)}`)),
  ])
  const zip = zipSync(Object.fromEntries(entries), { level: 1 })
  await editor.open()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).click()
  await (await chooser).setFiles([{ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }])
  const files = page.getByRole('region', { name: 'Files' })
  await expect(page.getByRole('banner')).toBeVisible()
  await page.keyboard.press('Control+b')
  const row = (name: string) => files.locator(`[data-row="${name}"]`).getByRole('button').first()
  await expect(row(names[0]!)).toBeVisible()
  expect(await files.getByRole('button').count()).toBeLessThan(100)

  await row(names[0]!).focus()
  await page.keyboard.press('End')
  await expect(row(names.at(-1)!)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(row(names.at(-2)!)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(row(names.at(-1)!)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(row(names[0]!)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(names[0]!)).toHaveAttribute('aria-current', 'true')
  expect(await files.getByRole('button').count()).toBeLessThan(100)
})

test('what comes from a cluster is taken over and cleaned on wish; kept workspaces are renamed, duplicated and deleted', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
  uid: 8a6e0d1c-0000-4000-8000-000000000000
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend: {service: {name: cart, port: {number: 80}}}
`)
  const notice = (title: string) => page.getByRole('dialog', { name: title })
  await notice('Some of this was written by the cluster').getByRole('button', { name: 'Take it out' }).click()
  await expect(page.getByText('Took out what the cluster wrote')).toBeVisible()
  await notice('There are Ingresses among the files').getByRole('button', { name: 'Convert…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Convert to Istio' })
  await expect(dialog.getByRole('radio', { name: 'The selected one' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Replace' }).click()
  await expect(editor.item(/^VirtualService /)).toBeVisible()
  const text = await editor.text()
  expect(text).toContain('kind: VirtualService')
  expect(text).not.toContain('uid:')
  await page.keyboard.press('Escape')

  // It is among the recent ones once another is open.
  await editor.search('Start page')
  await page.getByRole('button', { name: 'Plain HTTP/2' }).click()
  await editor.expectDrawn()
  await editor.search('Start page')
  const recent = page.getByRole('region', { name: 'Recent' })
  const rows = recent.getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await recent.getByRole('button', { name: /^Rename / }).click()
  await recent.getByRole('textbox').fill('From the cluster')
  await page.keyboard.press('Enter')
  await expect(rows).toContainText(['From the cluster'])
  await recent.getByRole('button', { name: 'Duplicate From the cluster' }).click()
  await expect(rows).toHaveCount(2)
  // The tooltip of what was pressed goes when the pointer does.
  await page.mouse.move(1, 1)
  await recent.getByRole('button', { name: 'Delete From the cluster', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(rows).toHaveCount(2)
  await recent.getByRole('button', { name: /^From the cluster \(copy\)/ }).click()
  await expect(page).toHaveTitle(/^From the cluster \(copy\)/)
  expect(await editor.text()).toBe(text)
})
