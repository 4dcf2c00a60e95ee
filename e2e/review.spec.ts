import type { Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { Editor, expect, test } from './editor.ts'

const shop = `# The shop's front door.
kind: Gateway
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
    - shop.example.com # for customers
`

async function linkOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = page.getByRole('dialog').getByRole('textbox', { name: 'Link' })
  await expect(link).toHaveValue(/#v\d/)
  const address = await link.inputValue()
  await page.keyboard.press('Escape')
  return address
}

function reviewOf(page: Page) {
  const pane = page.getByRole('region', { name: 'Review' })
  return {
    pane,
    thread: pane.getByRole('article').first(),
    async write(label: 'Comment' | 'Reply', text: string) {
      await pane.getByRole('textbox', { name: label, exact: true }).fill(text)
      await pane.locator('form').getByRole('button', { name: label }).click()
    },
  }
}

test('a reviewer answers a comment and changes a port, and the author merges the link that comes back', async ({
  editor,
  page,
  browser,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.select(/^Server 80/)
  await page.keyboard.press('Control+Alt+m')
  const mine = reviewOf(page)
  await mine.pane.getByRole('textbox', { name: 'Your name' }).fill('Ann')
  await mine.write('Comment', 'Why <b>80</b>?')
  await expect(mine.thread.getByText('Why <b>80</b>?')).toBeVisible()
  await expect(editor.item(/^Server 80.*1 comment/)).toBeVisible()
  const sent = await linkOf(page)

  const context = await browser.newContext()
  const other = await context.newPage()
  const reviewer = new Editor(other)
  await other.goto(sent)
  await reviewer
    .item(/^Server 80.*1 comment/)
    .getByRole('button', { name: 'Show 1 comment' })
    .click()
  const theirs = reviewOf(other)
  await theirs.pane.getByRole('textbox', { name: 'Your name' }).fill('Bob')
  await theirs.thread.getByRole('button', { name: 'Reply' }).click()
  await theirs.write('Reply', 'It should be 8080.')
  await theirs.thread.getByRole('button', { name: 'Gateway default/public, server 1' }).click()
  await reviewer.fillField(/^Port number/, '8080')
  await reviewer.fillField(/^Name/, 'web')
  const back = await linkOf(other)
  await context.close()

  await editor.select(/^Server 80/)
  await editor.fillField(/^Name/, 'plain')
  await editor.typeAtEnd('# mine\n')
  await page.goto(back)
  await page.getByRole('dialog').getByRole('button', { name: 'Merge into my work…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Merge/ })
  await expect(dialog.getByText('1 comment added')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await dialog.getByText('shop.yaml', { exact: true }).click()
  await expect(dialog.getByText('+      number: 8080')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '1 to decide' })).toBeDisabled()
  const conflict = dialog.getByRole('region', { name: 'spec.servers[0].port.name of Gateway public' })
  await expect(conflict.getByText('plain')).toBeVisible()
  await conflict.getByRole('radio', { name: 'Take the link’s' }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()

  const merged = `${shop.replace('80', '8080').replace('name: http', 'name: web')}# mine\n`
  await expect.poll(() => editor.text()).toBe(merged)
  await expect(mine.thread.getByText('It should be 8080.')).toBeVisible()
  await mine.thread.getByRole('button', { name: 'Resolve' }).click()
  await expect(mine.pane.getByText('No open comments')).toBeVisible()
  await editor.undo()
  await expect.poll(() => editor.text()).toBe(`${shop.replace('name: http', 'name: plain')}# mine\n`)

  await page.reload()
  await editor.openDrawer('Review')
  await mine.pane.getByRole('radio', { name: 'Resolved (1)' }).click()
  await mine.thread.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(mine.thread.getByText('Deleted', { exact: true })).toBeVisible()
  // The bar has one as well.
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toHaveCount(2)
  await undo.last().click()
  await expect(mine.thread.getByText('Why <b>80</b>?')).toBeVisible()
})

/** What a control that changes the workspace is called. */
const editing =
  /^(Add|Create|Delete|Remove|Rename|Duplicate|Restore|Take back|Tidy|Expose|Save this|Fix|It exists|All exist|Reorder|Scale|Split)\b/

test('a view-only link offers comments and no edits, and what was said comes back to the work it was made of', async ({
  editor,
  page,
  browser,
}) => {
  await editor.open()
  await editor.pick([{ name: 'shop.yaml', text: shop }])
  await editor.expectDrawn()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share as a link' })
  const link = dialog.getByRole('textbox', { name: 'Link' })
  await expect(link).toHaveValue(/#v\d/)
  const plain = await link.inputValue()
  await dialog.getByRole('switch', { name: 'View only' }).click()
  await expect(link).not.toHaveValue(plain)
  await expect(link).toHaveValue(/#v2:/)
  const sent = await link.inputValue()
  await page.keyboard.press('Escape')

  const context = await browser.newContext()
  const other = await context.newPage()
  const reviewer = new Editor(other)
  await other.goto(sent)
  await reviewer.select(/^Server 80/)
  await expect(reviewer.field(/^Name/)).toBeDisabled()
  await expect(other.getByRole('button', { name: 'Add', exact: true })).toHaveCount(0)
  await expect(reviewer.inspector.getByRole('button', { name: 'Add server' })).toHaveCount(0)
  await expect(other.getByRole('textbox', { name: 'Name of the workspace' })).not.toBeEditable()
  await reviewer.item(/^Server 80/).click({ button: 'right' })
  await expect(other.getByRole('menuitem', { name: 'Comment' })).toBeVisible()
  await expect(other.getByRole('menuitem', { name: editing })).toHaveCount(0)
  await other.keyboard.press('Escape')
  for (const tab of ['Problems', 'Trace', 'History'] as const) {
    await reviewer.openDrawer(tab)
    await expect(other.getByRole('tab', { name: tab, selected: true })).toBeVisible()
    await expect(other.getByRole('button', { name: editing })).toHaveCount(0)
  }
  await reviewer.item(/^Server 80/).press('Delete')
  await expect(other.getByText('View only: nothing was changed')).toBeVisible()
  await reviewer.inspector.getByRole('button', { name: 'Comment', exact: true }).click()
  const theirs = reviewOf(other)
  await theirs.pane.getByRole('textbox', { name: 'Comment', exact: true }).fill('Looks good.')
  await other.keyboard.press('Control+Enter')
  await expect(theirs.thread.getByText('Looks good.')).toBeVisible()
  expect(await seriousFaults(other)).toEqual([])
  await other.emulateMedia({ colorScheme: 'dark' })
  expect(await seriousFaults(other, ['color-contrast'])).toEqual([])
  const back = await linkOf(other)
  await context.close()

  await page.goto(back)
  await expect(reviewOf(page).thread.getByText('Looks good.')).toBeVisible()
  await expect(page.getByText('1 comment added.')).toBeVisible()
  await expect(page.getByText('View only: the link was made to be looked at')).toHaveCount(0)
})
