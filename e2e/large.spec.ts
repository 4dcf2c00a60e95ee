import { expect, test } from './editor.ts'

const count = 1000

const manyRules = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [mesh]
  http:
${Array.from(
  { length: count },
  (_, i) => `  - name: part-${i + 1}
    match: [{ uri: { prefix: /part/${i + 1}/ } }]
    route: [{ destination: { host: shop } }]
`,
).join('')}`

test('a box with a thousand rules shows some of them, and the one that is asked for', async ({
  editor,
  page,
}) => {
  test.slow()
  await editor.paste(manyRules)
  const box = editor.item(/^VirtualService shop/)
  await expect(box).toHaveAccessibleName(/1000 rules/)
  const rules = editor.canvas.getByRole('treeitem', { name: /^Rule / })
  await editor.search('part-1 rule')
  await expect(editor.item(/^Rule 1 part-1,/)).toBeFocused()
  await expect(rules).toHaveCount(40)
  await expect(box.getByText('First 40 of 1,000 rules')).toBeVisible()

  await test.step('the button goes to the next, an arrow key to the one after it', async () => {
    await editor.search('part-40 rule')
    await editor.expectInView(/^Rule 40 /)
    await box.getByRole('button', { name: '960 more rules' }).click()
    await expect(editor.item(/^Rule 41 /)).toBeFocused()
    await expect(editor.item(/^Rule 41 /)).toHaveAttribute('aria-selected', 'true')
    await expect(editor.item(/^Rule 41 /)).toHaveAttribute('aria-posinset', '41')
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowDown')
    await expect(editor.item(/^Rule 50 /)).toBeFocused()
    await editor.expectInView(/^Rule 50 /)
    await expect(rules).toHaveCount(40)
  })

  await test.step('the search leads to one far down', async () => {
    await editor.search('part-777 rule')
    await expect(editor.item(/^Rule 777 /)).toBeFocused()
    await editor.expectInView(/^Rule 777 /)
    await expect(rules).toHaveCount(40)
    await expect(box.getByRole('button', { name: /more rules/ })).toHaveCount(2)
  })
})

test('a text is found and replaced in a thousand resources, as one undo', async ({ editor, page }) => {
  const services = Array.from(
    { length: count },
    (_, i) => `apiVersion: v1
kind: Service
metadata: { name: part-${i}, namespace: shop }
spec: { ports: [{ port: 8080, name: http }] }
`,
  )
  await editor.open()
  await editor.pick([{ name: 'services.yaml', text: services.join('---\n') }])
  await editor.expectEditor()
  await page.keyboard.press('Control+Shift+F')
  const dialog = page.getByRole('dialog', { name: 'Find in all files' })
  await dialog.getByRole('textbox', { name: 'Find' }).fill('port: 8080')
  await dialog.getByRole('switch', { name: 'Replace' }).click()
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('port: 9090')
  await expect(dialog.getByRole('status')).toHaveText(/^500 of 1,000 places in 1 file/)
  await dialog.getByRole('button', { name: /^Replace 1,?000 places/ }).click()
  await expect(dialog.getByRole('status')).toHaveText('Nothing found')
  await page.keyboard.press('Escape')
  await expect(page.locator('.view-line', { hasText: 'port: 9090' }).first()).toBeVisible()
  await editor.undo()
  await expect(page.locator('.view-line', { hasText: 'port: 8080' }).first()).toBeVisible()
  await expect(page.locator('.view-line', { hasText: 'port: 9090' })).toHaveCount(0)
})
