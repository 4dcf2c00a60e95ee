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
`

function compared(editor: Editor) {
  const pane = editor.page.getByRole('region', { name: 'Trace' })
  return {
    pane,
    summary: pane.getByRole('status', { name: 'Text changes' }),
    async open() {
      await editor.openDrawer('Trace')
      await pane.getByRole('radio', { name: 'Changes' }).click()
      await pane.getByRole('radio', { name: 'Text' }).click()
    },
  }
}

test('the baseline and undo outlast a reload, differences are taken back, and a new baseline is taken', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectEditor()
  await page.locator('.view-line').first().click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('# mine\n')
  await editor.typeAtEnd('# the end')
  const it = compared(editor)
  await it.open()
  await expect(it.summary).toContainText('1 file changed')
  await expect(page.getByRole('button', { name: /^Take back line/ })).toHaveCount(2)

  await page.getByRole('button', { name: 'Take back line 1', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Take back line/ })).toHaveCount(1)
  expect(await editor.text()).toBe(`${shop}# the end`)
  await editor.undo()
  await expect(page.getByRole('button', { name: /^Take back line/ })).toHaveCount(2)
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved in this browser').first()).toBeVisible()

  await page.reload()
  await editor.expectEditor()
  await it.open()
  await expect(it.summary).toContainText('1 file changed')
  expect(await editor.text()).toBe(`# mine\n${shop}# the end`)
  await editor.openDrawer('History')
  await page.getByRole('button', { name: /^Opened/ }).click()
  expect(await editor.text()).toBe(shop)
  await page
    .getByRole('button', { name: /^Type in shop.yaml/ })
    .first()
    .click()
  await it.open()

  await editor.search('Take this as the new baseline')
  await expect(it.summary).toContainText('No text changes')
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toHaveCount(2)
  await undo.last().click()
  await expect(it.summary).toContainText('1 file changed')
})

test('a snapshot is named, compared with, restored as one step, and deleted with a way back', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectEditor()
  await editor.openDrawer('History')
  await page.getByRole('button', { name: 'Take a snapshot' }).click()
  const name = page.getByRole('textbox', { name: /^Name of Snapshot/ })
  await name.fill('Before the split')
  await name.press('Enter')
  await editor.typeAtEnd('# later')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved in this browser').first()).toBeVisible()

  await page.reload()
  await editor.expectEditor()
  await editor.openDrawer('History')
  await page.getByRole('button', { name: 'Compare with Before the split' }).click()
  await expect(compared(editor).summary).toContainText('1 file changed')
  await editor.openDrawer('History')
  await page.getByRole('button', { name: 'Restore Before the split' }).click()
  expect(await editor.text()).toBe(shop)
  await editor.undo()
  expect(await editor.text()).toBe(`${shop}# later`)

  await page.getByRole('button', { name: 'Delete Before the split' }).click()
  await expect(page.getByRole('button', { name: 'Restore Before the split' })).toHaveCount(0)
  const said = page.getByRole('dialog').filter({ hasText: 'Deleted “Before the split”' })
  await said.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Restore Before the split' })).toBeVisible()
})
