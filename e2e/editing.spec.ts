import { expect, test } from './editor.ts'
import { commentedShop } from './fixtures/shop.ts'

test('a port number typed in the form changes those digits alone', async ({ editor }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Port number/, '8080')
  await expect(editor.item(/^Server 8080/)).toBeVisible()
  expect(await editor.text()).toBe(commentedShop.replace('number: 80 ', 'number: 8080 '))
})

test('name, protocol and hosts are edited in the form', async ({ editor }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Name/, 'web')
  await editor.fillField(/^Protocol/, 'HTTP2')
  await editor.fillField('Host 1', '*.example.com')
  await expect(editor.item(/^Server 80 web, HTTP2, host \*\.example\.com/)).toBeVisible()
  const text = await editor.text()
  expect(text).toContain('number: 80   # for now')
  expect(text).toContain('"*.example.com"')
})

test('TLS is added, and its mode and credential set', async ({ editor }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Protocol/, 'HTTPS')
  await editor.inspector.getByRole('button', { name: 'Add TLS' }).click()
  await editor.field(/^Mode/).selectOption('MUTUAL')
  await editor.fillField(/^Credential name/, 'shop-cert')
  await expect(editor.item(/^Server 80 http, HTTPS, TLS MUTUAL/)).toBeVisible()
  const text = await editor.text()
  expect(text).toMatch(/ {4}tls:\n {6}mode: MUTUAL\n {6}credentialName: "?shop-cert"?\n/)
})

test('weights are edited beside their shares', async ({ editor }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Rule 1/)
  await editor.fillField('Percentage of shop v2', '60')
  await expect(editor.edge(/to shop.*v2.*, 60 %/)).toBeAttached()
  expect(await editor.text()).toBe(
    commentedShop.replace('weight: 10 #', 'weight: 60 #').replace('weight: 90', 'weight: 40'),
  )
})

test('servers and rules are added on their box', async ({ editor, page }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Gateway front/)
  await page.getByRole('button', { name: 'Add a server to front' }).click()
  await expect(editor.item(/^Gateway front.*2 servers/)).toBeVisible()
  await editor.select(/^VirtualService shop/)
  await page.getByRole('button', { name: 'Add a rule to shop' }).click()
  await expect(editor.item(/^VirtualService shop.*2 rules/)).toBeVisible()
  expect(await editor.text()).toContain('# plain')
})

test('a server is linked to a VirtualService by dragging, and unlinked again', async ({ editor, page }) => {
  await editor.paste(commentedShop)
  await page.getByRole('button', { name: 'Show everything' }).click()
  await editor.dragLink(editor.item(/^Server 80/), editor.item(/^VirtualService shop/))
  await expect(editor.edge(/^Host from front port 80 to shop\.example\.com/)).toBeAttached()
  const linked = await editor.text()
  expect(linked).toContain('gateways:\n  - front\n')

  await editor.select(/^VirtualService shop/)
  await editor.inspector.getByRole('button', { name: 'Unlink gateway 1' }).click()
  await expect(editor.edge(/^Host from front port 80 to shop\.example\.com/)).not.toBeAttached()
  expect(await editor.text()).not.toContain('- front\n')
  await editor.undo()
  await editor.undo()
  expect(await editor.text()).toBe(commentedShop)
})

test('what is deleted comes back by undo, byte for byte', async ({ editor, page }) => {
  await editor.paste(commentedShop)
  await editor.select(/^VirtualService shop/)
  await page.keyboard.press('Delete')
  await expect(editor.canvas.getByRole('treeitem', { name: /^VirtualService shop/ })).toHaveCount(0)
  await editor.undo()
  await expect(editor.item(/^VirtualService shop/)).toBeVisible()
  expect(await editor.text()).toBe(commentedShop)
})

test('one history serves text and drawing, by keys and buttons', async ({ editor, page }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Port number/, '8080')
  const moved = commentedShop.replace('number: 80 ', 'number: 8080 ')
  await editor.typeAtEnd('#typed')
  await expect.poll(() => editor.text()).toBe(`${moved}#typed`)
  // A pause between two letters begins another entry; a slow machine makes pauses.
  for (let i = 0; i < 6 && (await editor.text()) !== moved; i++) {
    await editor.yaml.focus()
    await page.keyboard.press('Control+z')
  }
  expect(await editor.text()).toBe(moved)
  await editor.undo()
  await expect(editor.item(/^Server 80 /)).toBeVisible()
  expect(await editor.text()).toBe(commentedShop)
  for (let i = 0; i < 7 && !(await editor.text()).endsWith('#typed'); i++) await editor.redo()
  expect(await editor.text()).toBe(`${moved}#typed`)
})

test('the history is listed, and any of its states can be gone back to', async ({ editor, page }) => {
  await editor.paste(commentedShop)
  await editor.select(/^Server 80/)
  await editor.fillField(/^Port number/, '8080')
  await editor.fillField(/^Port number/, '8081')
  await editor.openDrawer('History')
  await page.getByRole('tabpanel', { name: 'History' }).getByRole('button', { name: 'Opened' }).click()
  await expect.poll(() => editor.text()).toBe(commentedShop)
})
