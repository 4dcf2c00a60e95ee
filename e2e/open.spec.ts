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
