import { expect, test } from './editor.ts'

test('a lab opens traced from the start page, and says when its fault is mended', async ({
  editor,
  page,
}) => {
  await editor.open()
  await page.getByRole('button', { name: 'Common failures' }).click()
  const labs = page.getByRole('dialog', { name: 'Labs' })
  await labs.getByText('A rule is never used: the one before it takes everything').click()
  await labs.getByRole('button', { name: 'Open this lab' }).filter({ visible: true }).click()

  await expect(labs).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('Rule 1 (rest) of shop takes the request.')).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Trace' })).toContainText('0/1')

  await page.getByRole('tab', { name: 'Problems' }).click()
  await page.getByRole('button', { name: 'Move rule 1 to the end' }).click()
  await expect(page.getByRole('tab', { name: 'Trace' })).toContainText('1/1')
})
