import { readFileSync } from 'node:fs'
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
    /** Unfolds the parts of the request, each a field. */
    async unfold() {
      await pane.getByRole('button', { name: 'Parts of the request' }).click()
    },
    async view(name: string) {
      await pane.getByRole('radio', { name }).click()
    },
  }
}

test('a pasted curl command is led to its destinations, stage by stage', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('curl https://uk.bookinfo.com/reviews/1')
  await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')
  await expect(it.pane.getByText('Rule 2 of bookinfo-rule takes the request.')).toBeVisible()
  await expect(it.pane.getByText('2, on connect-failure')).toContainText('by default')
  await it.unfold()
  await it.pane.getByLabel('Headers').fill('cookie: user=dev-123')
  await it.pane.getByLabel('Headers').press('Enter')
  await expect(it.outcome).toContainText('reviews.qa.svc.cluster.local:7777')
})

test('the condition that failed is selected in the YAML and the inspector', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('https://uk.bookinfo.com/ratings')
  await expect(it.outcome).toContainText('404 NR route_not_found')
  await it.pane.getByRole('button', { name: /wanted prefix \/reviews\// }).click()
  await expect(page.getByRole('tab', { name: 'reviews.yaml' })).toHaveAttribute('aria-selected', 'true')
  await expect(editor.inspector.getByRole('heading', { name: 'bookinfo-rule' })).toBeVisible()
})

test('the drawer of the trace is higher than the others, can be maximised, and both are remembered', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  await editor.openDrawer('Problems')
  const drawer = page.getByRole('tabpanel')
  const height = async () => (await drawer.boundingBox())?.height ?? 0
  const low = await height()
  const it = trace(editor)
  await it.open()
  await expect.poll(height).toBeGreaterThan(low + 40)
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect.poll(height).toBeLessThan(low + 20)
  await it.open()
  await page.getByRole('button', { name: 'Maximise the drawer' }).click()
  await expect.poll(height).toBeGreaterThan(600)
  await page.reload()
  await expect.poll(height).toBeGreaterThan(600)
  await page.getByRole('button', { name: 'Restore the drawer' }).click()
  await expect.poll(height).toBeLessThan(500)
  await expect.poll(height).toBeGreaterThan(low + 40)
})

test('the way is lit on the canvas', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('https://uk.bookinfo.com/reviews/1')
  await editor.showAll()
  await expect(editor.item(/^Rule 2/)).toHaveAttribute('data-in-path', /.*/)
  await expect(editor.item(/^Server 443/)).toHaveAttribute('data-in-path', /.*/)
  await expect(editor.item(/^Server 9443/)).not.toHaveAttribute('data-in-path', /.*/)

  // What is pointed at and selected elsewhere takes nothing from it; folded, the box says it.
  await editor.item(/^Rule 1/).hover()
  await expect(editor.item(/^Rule 2.*, traced$/)).toBeVisible()
  await expect(editor.item(/^Server 443.*, traced$/)).toBeVisible()
  await editor.item(/^Rule 1/).click()
  await expect(editor.item(/^Rule 2.*, traced$/)).toBeVisible()
  await expect(editor.item(/^Rule 1.*, traced$/)).toHaveCount(0)
  await editor.page.getByRole('button', { name: 'Fold bookinfo-rule' }).click()
  await expect(editor.item(/^VirtualService bookinfo-rule.*trace passes here$/)).toContainText(
    'Trace passes here',
  )
})

test('a saved request turns red when an edit leads it elsewhere', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('https://uk.bookinfo.com/reviews/1')
  await it.pane.getByRole('button', { name: 'Save this request' }).click()
  await it.view('Saved')
  await expect(it.pane.getByLabel('As expected', { exact: true })).toBeVisible()
  await it.pane.getByLabel(/^Expected end/).fill('reviews.prod 100%')
  await it.pane.getByLabel(/^Expected end/).press('Enter')
  await expect(it.pane.getByLabel('Not as expected')).toBeVisible()
})

test('a rule that was passed over shows the request that reaches it', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('https://uk.bookinfo.com/reviews/1')
  await it.pane.getByRole('button', { name: 'Reach this rule' }).first().click()
  await expect(it.outcome).toContainText('reviews.qa.svc.cluster.local:7777')
})

test('the search leads to a request to trace', async ({ editor }) => {
  const { page } = editor
  await editor.openExample('Bookinfo gateway')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('trace')
  await expect(page.getByRole('option').first()).toHaveText(/^Trace a request/)
  await page.keyboard.press('Enter')
  const it = trace(editor)
  await expect(it.pane.getByRole('textbox', { name: 'Request' })).toBeFocused()
  await page.keyboard.type('https://uk.bookinfo.com/reviews/1')
  await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')
})

test('all routes of a gateway stand in a table', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.view('All routes')
  await expect(it.pane.getByRole('table', { name: 'Routes' })).toContainText(
    'bookinfo-namespace/bookinfo-rule',
  )
  await expect(it.pane.getByRole('table', { name: 'Routes' })).toContainText(
    'no tcp rule fits server 2379 MONGO',
  )
  await it.pane.getByRole('textbox', { name: 'Filter the routes' }).fill('9443 eu /reviews/')
  await expect(it.pane.getByRole('row')).toHaveCount(2)
  await it.pane.getByRole('button', { name: 'path prefix /reviews/' }).focus()
  await editor.page.keyboard.press('Enter')
  await expect(editor.inspector.getByRole('heading', { name: 'bookinfo-rule' })).toBeVisible()
})

test('saved requests are edited, put in order, taken away as a file and brought back', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  const it = trace(editor)
  await it.open()
  await it.request('https://uk.bookinfo.com/reviews/1')
  await it.pane.getByRole('button', { name: 'Save this request' }).click()
  await it.request('http://uk.bookinfo.com/')
  await it.pane.getByRole('button', { name: 'Save this request' }).click()
  await it.view('Saved')
  const rows = it.pane.getByRole('list', { name: 'Saved requests' }).getByRole('listitem')
  await expect(it.pane.getByRole('status')).toHaveText('2 of 2 as expected')

  await rows
    .nth(1)
    .getByRole('button', { name: /^Choose what is expected/ })
    .click()
  await page.getByRole('menuitemradio', { name: 'Is redirected to https', exact: true }).click()
  await expect(rows.nth(1).getByLabel(/^Expected end/)).toHaveValue('redirect https://')
  await rows
    .nth(1)
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Edit name and request' }).click()
  await rows.nth(1).getByLabel('Name', { exact: true }).fill('plain')
  await rows.nth(1).getByLabel('Name', { exact: true }).press('Enter')
  await rows.nth(1).getByRole('button', { name: 'More for plain' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(rows.nth(0)).toContainText('plain')

  const download = page.waitForEvent('download')
  await it.pane.getByRole('button', { name: 'Download' }).click()
  const file = await download
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toContain('- name: plain')
  expect(text).toContain('expect: redirect https://')

  await rows
    .nth(1)
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(rows).toHaveCount(1)
  const chooser = page.waitForEvent('filechooser')
  await it.pane.getByRole('button', { name: 'Open a file' }).click()
  await (await chooser).setFiles({ name: 'a.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('tab', { name: /Trace/ })).toContainText('2 of 2 as expected')

  await rows
    .nth(0)
    .getByLabel(/^Expected end/)
    .fill('404')
  await rows
    .nth(0)
    .getByLabel(/^Expected end/)
    .press('Enter')
  await expect(page.getByRole('tab', { name: /Trace/ })).toContainText('1 of 2 as expected')
})
