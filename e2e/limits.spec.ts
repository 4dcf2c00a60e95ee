import { expect, test } from './editor.ts'

const megabytes = (count: number) => `# ${'x'.repeat(997)}\n`.repeat(count * 1000)

test('a workspace too large for a link gets none, and export is offered instead', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick(['a.yaml', 'b.yaml'].map(name => ({ name, text: megabytes(6) })))
  await editor.expectEditor()
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'No link to this workspace' })
  await expect(dialog).toContainText('too large for a link', { timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
})
