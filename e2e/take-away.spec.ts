import { readFileSync } from 'node:fs'
import { expect, test } from './editor.ts'

const text = `# kept\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: front\nspec:\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: ['*'] # everyone\n`

test('the YAML is copied', async ({ editor, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.paste(text)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'Copy: All as one YAML file' }).click()
  await expect(page.getByText('Copied').first()).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
})

test('the YAML is downloaded byte for byte', async ({ editor }) => {
  await editor.paste(text)
  expect(await editor.text()).toBe(text)
})

test('the files are downloaded as a zip', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download: The files as a zip' }).click()
  const bytes = readFileSync(await (await download).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.includes('gateway.yaml') && bytes.includes('reviews.yaml')).toBe(true)
})

test('a link opens the same workspace in another browser', async ({ editor, page, browser }) => {
  await editor.openExample('Bookinfo gateway')
  const before = await editor.text()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = await editor.link()
  expect(new URL(link).hash).toMatch(/^#v2:[\w-]+$/)

  const other = await browser.newContext()
  const theirs = await other.newPage()
  await theirs.goto(link)
  await expect(theirs.getByRole('treeitem', { name: /^Gateway my-gateway/ }).first()).toBeVisible()
  await theirs.getByRole('button', { name: 'Export', exact: true }).click()
  const download = theirs.waitForEvent('download')
  await theirs.getByRole('button', { name: 'Download: All as one YAML file' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(before)
  await other.close()
})

test('the work is there after a reload', async ({ editor, page }) => {
  await editor.paste(text)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Port number/, '8080')
  await expect(editor.item(/^Server 8080/)).toBeVisible()
  await page.reload()
  await expect(editor.item(/^Server 8080/)).toBeVisible()
  expect(await editor.text()).toBe(text.replace('number: 80,', 'number: 8080,'))
})

test('what was typed a moment before the page is closed is there again', async ({
  editor,
  page,
  context,
}) => {
  await editor.paste(text)
  await editor.typeAtEnd('# last words')
  await expect(editor.page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled()
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await again.goto('/')
  await again.getByRole('button', { name: 'Export', exact: true }).click()
  const download = again.waitForEvent('download')
  await again.getByRole('button', { name: 'Download: All as one YAML file' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(`${text}# last words`)
})

test('what was changed is taken to a repository as a patch, with a commit message and the text of a pull request', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Nothing differs from the baseline.')).toBeVisible()
  await page.keyboard.press('Escape')

  await editor.select(/^Server 80/)
  await editor.fillField(/^Port number/, '8080')
  await expect(editor.item(/^Server 8080/)).toBeVisible()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download: A patch' }).click()
  const patch = readFileSync(await (await download).path(), 'utf8')
  expect(patch).toMatch(/^diff --git a\/gateway\.yaml b\/gateway\.yaml\n--- a\/gateway\.yaml\n/)
  expect(patch).toMatch(/\n- {6}number: 80\n\+ {6}number: 8080\n/)

  const message = page.getByRole('textbox', { name: 'Text: A commit message' })
  await page.getByText('Show the text').first().click()
  await expect(message).toHaveValue(/^Change Gateway my-gateway\n\nRequests:\n- /)
  await page.getByText('Show the text').nth(1).click()
  const request = page.getByRole('textbox', { name: 'Text: A pull request' })
  await expect(request).toHaveValue(/^# Change Gateway my-gateway\n\n## What changes for requests\n/)
  await expect(request).toHaveValue(/```mermaid\nflowchart LR\n/)
  await page.getByLabel('With a picture of how it is now (Mermaid)').uncheck()
  await expect(request).not.toHaveValue(/mermaid/)
})

const service = `apiVersion: v1
kind: Service
metadata: {name: cart}
spec:
  ports:
  - {name: http, port: 80}
`
const added = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: cart}
spec:
  hosts: ['*']
  gateways: [front]
  http:
  - route:
    - destination: {host: cart, subset: v2}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: cart} # new
spec:
  host: cart
  subsets:
  - name: v2
`

test('changes go into a cluster in steps that are traced, and into an overlay of the workspace', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'cart.yaml', text: `${text}---\n${service}` }])
  await editor.pasteAtEnd(added)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'Find the steps' }).click()
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveCount(2)
  await expect(steps.first()).toContainText('Add DestinationRule cart')
  await expect(steps.last()).toContainText('Add VirtualService cart')
  await expect(page.getByText(/^2 steps\. No request that is answered/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download: Steps for a cluster' }).click()
  const zip = readFileSync(await (await download).path())
  expect(zip.includes('01-add-destinationrule-cart.yaml') && zip.includes('README.md')).toBe(true)

  await page.getByRole('button', { name: 'Make the overlay' }).click()
  await page.getByRole('button', { name: 'Move the changes into an overlay' }).click()
  await expect(page.getByRole('button', { name: 'Overlay: changes' })).toBeVisible()
  await expect(editor.item(/^VirtualService cart/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(page.getByRole('button', { name: /^Overlay/ })).toHaveCount(0)
})
