import { expect, test } from './editor.ts'
import { shopAndBlog } from './fixtures/shop.ts'

test('an AuthorizationPolicy is added, seen on the gateway that it selects, and edited in its form', async ({
  editor,
  page,
}) => {
  await editor.paste(shopAndBlog)
  await editor.expectDrawn()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: /^AuthorizationPolicy/ }).click()
  await expect(editor.item(/^AuthorizationPolicy readers, applies to nothing drawn/)).toBeAttached()

  await editor.fillField(/^Namespace/, 'istio-system')
  await editor.inspector.getByRole('button', { name: 'Remove Workloads with labels' }).click()
  await editor.showAll()
  await expect(editor.item(/^Gateway front.*AuthorizationPolicy istio-system\/readers, ALLOW/)).toBeAttached()

  await editor.select(/^Gateway front/)
  await page.keyboard.press('p')
  await expect(editor.inspector.getByRole('heading', { name: 'readers' })).toBeVisible()
  await editor.inspector.getByRole('combobox', { name: 'Action', exact: true }).selectOption('DENY')
  await expect(editor.item(/^Gateway front.*readers, DENY/)).toBeAttached()
  expect(await editor.text()).toContain('action: DENY')

  await editor.undo()
  await editor.select(/^Gateway front/)
  await editor
    .item(/^Gateway front/)
    .getByRole('button', { name: /^AuthorizationPolicy/ })
    .click()
  await expect(editor.inspector.getByRole('heading', { name: 'readers' })).toBeVisible()
})
