import { expect, test } from './editor.ts'

const untidy = `apiVersion:   networking.istio.io/v1
kind: VirtualService
metadata:
    name: shop   # kept
spec:
    hosts: [shop.example.com]
    gateways: [public]


    http:
    - timeout:   5s
      route:
      -   destination: {host: cart}
`

test('the editor formats, colours, folds and selects by what the text says', async ({ editor, page }) => {
  await editor.paste(untidy)
  await editor.expectEditor()
  await editor.yaml.focus()

  // A reference is underlined, so that colour is not the only sign.
  const reference = page.locator('.view-line span', { hasText: /^public$/ }).first()
  await expect(reference).toHaveCSS('text-decoration-line', 'underline')

  // Enter tidies the line that it leaves.
  await page.keyboard.press('Control+End')
  await page.keyboard.type('#   end')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.locator('.view-line').first()).toHaveText('apiVersion: networking.istio.io/v1')

  // Monaco drops a layout that arrives after the cursor has moved on.
  await expect(async () => {
    await page.keyboard.press('Shift+Alt+F')
    await expect(page.locator('.view-line', { hasText: 'destination' })).toHaveText(/^\s*-\sdestination/, {
      timeout: 4000,
    })
  }).toPass()
  const text = await editor.text()
  expect(text).toContain('    name: shop   # kept')
  expect(text).toContain('gateways: [public]\n\n    http:\n')
  expect(text).toContain('timeout: 5s')
  await page.keyboard.press('Escape')
  await editor.openDrawer('History')
  await expect(page.getByRole('region', { name: 'History' }).getByText(/^Format .*yaml$/)).toBeVisible()
  await editor.undo()
  await expect(page.locator('.view-line', { hasText: 'destination' })).toHaveText(/^\s*-\s{3}destination/)
})

test('the editor refactors where the cursor is, and each is one undo', async ({ editor, page }) => {
  await editor.paste(untidy.replace('[shop.example.com]', '[shop.example.com, www.example.com]'))
  await editor.expectEditor()
  await editor.yaml.focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+.')
  await page.getByText('Write the brackets in lines of their own').click()
  await expect(page.locator('.view-line', { hasText: '- www.example.com' })).toBeVisible()
  await editor.undo()
  await expect(page.locator('.view-line', { hasText: '[shop.example.com, www.example.com]' })).toBeVisible()
})

test('a text is found in all files, and replaced where it is ticked, as one undo', async ({
  editor,
  page,
}) => {
  await editor.paste(`${untidy}---\nkind: Service\nmetadata: {name: cart} # the cart\n`)
  await editor.expectEditor()
  await page.keyboard.press('Control+Shift+F')
  const dialog = page.getByRole('dialog', { name: 'Find in all files' })
  await dialog.getByRole('textbox', { name: 'Find' }).fill('Cart')
  await expect(dialog.getByRole('status')).toHaveText(/^3 places in 1 file/)
  await dialog.getByRole('button', { name: 'Match case' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Nothing found')
  await dialog.getByRole('button', { name: 'Match case' }).click()
  await dialog.getByRole('textbox', { name: 'In kinds' }).fill('Service')
  await dialog.getByRole('switch', { name: 'Replace' }).click()
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('basket')
  await expect(dialog.getByRole('status')).toHaveText(/^2 places/)
  await dialog.getByRole('checkbox').nth(1).uncheck()
  await dialog.getByRole('button', { name: 'Replace 1 place' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^1 place /)
  await dialog.getByRole('button', { name: /the cart/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.view-line', { hasText: 'name: basket' })).toHaveText(/basket}\s#\sthe\scart/)
  await editor.undo()
  await expect(page.locator('.view-line', { hasText: 'name: cart' })).toBeVisible()

  // Each resource gets a file of its own.
  await page.keyboard.press('Control+b')
  const files = page.getByRole('region', { name: 'Files' })
  await files
    .getByRole('button', { name: /\.yaml/ })
    .first()
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Split by resource' }).click()
  await expect(files.getByRole('button', { name: /^virtualservice-shop\.yaml/ }).first()).toBeVisible()
  await expect(files.getByRole('button', { name: /^service-cart\.yaml/ }).first()).toBeVisible()
})
