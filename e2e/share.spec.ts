import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
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
// Put together here, so that no tool takes this file for one with secrets in it.
const token = `ghp_${'Ab1'.repeat(12)}`

function dialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Share as a link' })
  return {
    dialog,
    link: dialog.getByRole('textbox', { name: 'Link' }),
    async choose(name: string) {
      await dialog.getByRole('switch', { name }).click()
    },
  }
}

async function openShare(page: Page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  return dialogOf(page)
}

async function opened(editor: Editor, link: string): Promise<void> {
  await editor.page.goto('about:blank')
  await editor.page.goto(link)
}

test('a link made after edits names the secret in it, and opens on the changes without it, behind a passphrase', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.typeAtEnd(`# ${token}\n`)
  const { dialog, link, choose } = await openShare(page)
  await expect(dialog.getByText('shop.yaml, line 15')).toBeVisible()
  await expect(link).toHaveValue('')
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Redact' }).click()
  await expect(link).toHaveValue(/#v2:/)
  await expect(dialog.getByRole('list', { name: 'Where the link fits' })).toContainText('Slack: fits')
  await choose('View only')
  await choose('Lock with a passphrase')
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse')
  await expect(link).toHaveValue(/#v2e:/)
  const address = await editor.link()
  await page.keyboard.press('Escape')
  expect(await editor.text()).toContain(token)

  await opened(editor, address)
  const lock = page.getByRole('dialog', { name: 'This link is locked' })
  await lock.getByRole('textbox', { name: 'Passphrase' }).fill('wrong')
  await page.keyboard.press('Enter')
  await expect(lock.getByText('The passphrase does not open this link.')).toBeVisible()
  await lock.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'Trace' }).getByRole('radio', { name: 'Changes' }),
  ).toBeChecked()
  const text = await editor.text()
  expect(text).toBe(`${shop}# REDACTED\n`)

  await page.locator('.view-line').first().click()
  await page.keyboard.type('x')
  await page.getByRole('button', { name: 'Edit a copy' }).click()
  expect(await editor.text()).toBe(text)
  await editor.typeAtEnd('# mine\n')
  expect(await editor.text()).toContain('# mine')
})

test('a link opens on what the sender saw, embedded as the drawing alone, and a file opens to the same', async ({
  editor,
  page,
}) => {
  await editor.openExample('Canary release')
  await page.getByRole('radio', { name: 'Table' }).click()
  const { dialog, choose } = await openShare(page)
  await choose('Open on what I see now')
  const address = await editor.link()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Canary release.drawbridge.json')
  const text = readFileSync(await file.path(), 'utf8')
  await choose('Open on what I see now')
  await choose('Embed')
  const embedded = await editor.link()

  await opened(editor, address)
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked()

  await opened(editor, embedded)
  await expect(page.getByRole('link', { name: 'Open in Drawbridge' })).toHaveAttribute('href', /#v2:/)
  await expect(page.getByRole('treeitem', { name: /^Gateway/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0)

  await editor.open()
  await expect(page.getByRole('radio', { name: 'Table' })).not.toBeChecked()
  await page.evaluate(given => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([given], 'x.drawbridge.json'))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true }))
  }, text)
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked()
})

test('a link can have other names in it, and goes the same ways', async ({ editor, page }) => {
  await editor.open()
  const own = shop.replace('public', 'acme-edge').replace('shop.example.com', 'shop.acme.com')
  await editor.pick([{ name: 'acme.yaml', text: `# Acme\n${own}` }])
  const { dialog, link, choose } = await openShare(page)
  await choose('Scramble hosts, names and namespaces')
  await dialog.getByText('Show the YAML that is shared').click()
  const preview = dialog.getByRole('textbox', { name: 'Scrambled YAML' })
  await expect(preview).toHaveValue(/istio: ingressgateway/)
  await expect(preview).not.toHaveValue(/acme|shop/i)
  await choose('Keep comments of the YAML')
  await expect(preview).toHaveValue(/^# \w+\n/)
  const address = await link.inputValue()
  const shown = await preview.inputValue()

  await opened(editor, address)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(editor.item(/^Gateway /)).toBeVisible()
  expect(await editor.text()).toBe(shown)
  await expect(page.getByText(/acme/i)).toHaveCount(0)
})
