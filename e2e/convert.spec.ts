import { expect, test } from './editor.ts'

test('Bookinfo is converted, no request goes elsewhere, and one undo takes it back', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo application')
  await page.getByRole('button', { name: 'Drawbridge menu' }).click()
  await page.getByRole('menuitem', { name: 'Convert to Gateway API…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Convert to Gateway API' })
  await expect(dialog.getByText('No request goes elsewhere.')).toBeVisible()

  await test.step('a prefix by whole segments is told, with a request to trace', async () => {
    await dialog.getByRole('radio', { name: 'Whole segments' }).click()
    await expect(dialog.getByRole('list', { name: 'Differences' })).toContainText('/static')
    await dialog.getByRole('radio', { name: 'Same paths' }).click()
    await expect(dialog.getByText('No request goes elsewhere.')).toBeVisible()
  })

  await test.step('the files and the fields stand there', async () => {
    await dialog.getByRole('tab', { name: /^Files/ }).click()
    await expect(dialog.getByText('# The way in.')).toBeVisible()
    await dialog.getByRole('tab', { name: /^Fields/ }).click()
    await expect(dialog.getByRole('table', { name: /^Carried/ })).toContainText('subset v2')
  })

  await dialog.getByRole('button', { name: 'Replace' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Converted to Gateway API')).toBeVisible()
  const menu = page.getByRole('button', { name: 'Drawbridge menu' })
  await menu.click()
  await expect(page.getByRole('menuitem', { name: 'Convert to Istio…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await editor.undo()
  await menu.click()
  await expect(page.getByRole('menuitem', { name: 'Convert to Gateway API…' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Convert to Istio…' })).toHaveCount(0)
})

test('the example Bookinfo says what stands in the way, and goes on without it where that is wanted', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  await page.getByRole('button', { name: 'Drawbridge menu' }).click()
  await page.getByRole('menuitem', { name: 'Convert to Gateway API…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Convert to Gateway API' })
  await expect(dialog.getByText(/^Nothing is converted/)).toBeVisible()
  await dialog.getByRole('tab', { name: /^Fields/ }).click()
  await expect(dialog.getByRole('table', { name: /^Cannot be carried/ })).toContainText(
    'credentialName: my-gateway-https-443',
  )
  await dialog.getByRole('switch', { name: /^Convert anyway/ }).click()
  await expect(dialog.getByText(/differences in what becomes of requests/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Replace anyway' }).click()
  await expect(page.getByText('Converted to Gateway API')).toBeVisible()
})
