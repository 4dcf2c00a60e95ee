import type { Page } from '@playwright/test'
import { serveSync } from '../src/testing/sync-server.ts'
import { Editor, expect, test } from './editor.ts'

const start = 'kind: Gateway\nmetadata:\n  name: shop\n# end\n'

test('two tabs on one workspace lose no edit, and each takes back its own', async ({ editor, context }) => {
  test.slow()
  await editor.open()
  await editor.paste(start)
  const other = new Editor(await context.newPage())
  await other.open()
  await expect(other.item(/shop/)).toBeVisible()

  await Promise.all([editor.typeAtEnd('# from the first tab'), typeAtStart(other, '# from the second tab\n')])
  for (const it of [editor, other])
    await expect.poll(() => it.text()).toBe(`# from the second tab\n${start}# from the first tab`)

  // What is typed while others type may be more than one step.
  await expect(async () => {
    await other.undo()
    expect(await editor.text()).toBe(`${start}# from the first tab`)
  }).toPass()
})

test.describe('with a server that goes and comes back', () => {
  // The browser tells of a server that does not answer.
  test.use({ expectedFault: /WebSocket connection to .* failed/ })

  test('two people work together through a server that both name', async ({
    editor,
    page,
    browser,
    baseURL,
  }) => {
    test.slow()
    let server = await serveSync()
    const port = Number(new URL(server.address).port)
    await editor.open()
    await editor.paste(start)
    await share(page, 'Ann', server.address)
    // The page knows no such server, so it asks.
    await page.getByRole('button', { name: 'Allow and reload' }).click()
    await expect(page.getByRole('button', { name: 'Allow and reload' })).toHaveCount(0)
    await expect(page.getByRole('dialog', { name: 'Work together' })).toBeVisible()
    await share(page, 'Ann', server.address)
    const link = await page.getByRole('textbox', { name: 'Link for others' }).inputValue()
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('Connected')
    await page.getByRole('button', { name: 'Done' }).click()

    const context = await browser.newContext(baseURL ? { baseURL } : {})
    const guest = new Editor(await context.newPage())
    await guest.page.goto(link)
    await expect(guest.page.getByRole('dialog', { name: 'Work together' })).toContainText('You are invited')
    await guest.page.getByRole('textbox', { name: 'Your name' }).fill('Ben <b>')
    await guest.page.getByRole('button', { name: 'Join' }).click()
    await guest.page.getByRole('button', { name: 'Allow and reload' }).click()
    await guest.page.getByRole('textbox', { name: 'Your name' }).fill('Ben <b>')
    await guest.page.getByRole('button', { name: 'Join' }).click()
    await expect(guest.page.getByRole('region', { name: 'Who is here' })).toContainText('Ann')
    await guest.page.getByRole('button', { name: 'Done' }).click()

    await guest.select(/shop/)
    await editor.typeAtEnd('# from Ann')
    await expect.poll(() => guest.text()).toContain('# from Ann')
    await guest.typeAtEnd(' and Ben')
    await expect.poll(() => editor.text()).toBe(`${start}# from Ann and Ben`)
    await expect(page.getByRole('button', { name: 'Working together: Connected, Ben <b>' })).toBeVisible()
    await expect(page.locator('.react-flow').getByText('Ben <b>')).toBeVisible()

    await server.stop()
    await expect(page.getByRole('button', { name: /Working together: Offline/ })).toBeVisible()
    await editor.typeAtEnd('\n# offline')
    server = await serveSync(port)
    await expect.poll(() => guest.text(), { timeout: 30_000 }).toContain('# offline')
    await guest.page.reload()
    await expect(guest.page.getByRole('button', { name: /^Working together: Connected/ })).toBeVisible()
    await guest.typeAtEnd('\n# after a reload')
    await expect.poll(() => editor.text()).toContain('# offline\n# after a reload')
    await guest.page.close()
    await expect(page.getByRole('button', { name: 'Working together: Connected', exact: true })).toBeVisible()
    await context.close()
    await server.stop()
  })
})

async function share(page: Page, name: string, address: string): Promise<void> {
  if (!(await page.getByRole('dialog', { name: 'Work together' }).isVisible())) {
    await page.getByRole('button', { name: 'Drawbridge menu' }).click()
    await page.getByRole('menuitem', { name: 'Work together…' }).click()
  }
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('textbox', { name: 'Server' }).fill(address)
  await page.getByRole('button', { name: 'Share this workspace' }).click()
}

async function typeAtStart(editor: Editor, text: string): Promise<void> {
  await editor.typeAtEnd('')
  await editor.page.keyboard.press('Control+Home')
  await editor.page.keyboard.type(text)
}
