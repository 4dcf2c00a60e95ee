import { expect, test } from './editor.ts'

const wrong = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  servers:
  - port: { number: 70000, name: http, protocol: HTTP } # too far
    hosts: ["shop.example.com"]
  - port: { number: 8080, name: http, protocol: HTTP }
    hosts: ["blog.example.com"]
`

test('a problem leads to the page of its check, which names its layer and its source', async ({
  editor,
  page,
}) => {
  await editor.paste(wrong)
  await editor.openDrawer('Problems')
  await editor.problems.getByRole('button', { name: 'About the check gateway/port-number' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/webhook/i).first()).toBeVisible()
  await expect(dialog.getByText('gateway/port-number').first()).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'pkg/config/validation: validateServerPort' })).toBeVisible()
})

test('all checks can be searched', async ({ editor, page }) => {
  await editor.paste(wrong)
  await editor.openDrawer('Problems')
  await page.getByRole('button', { name: 'All checks', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Search the checks').fill('cookie')
  await expect(dialog.getByText(/lb-cookie-name/).first()).toBeVisible()
  await expect(dialog.getByText('gateway/port-number')).toHaveCount(0)
})

test('a fix that needs a name asks for it', async ({ editor, page }) => {
  await editor.paste(wrong.replace('70000, name: http, protocol: HTTP', '443, name: https, protocol: HTTPS'))
  await editor.openDrawer('Problems')
  const row = editor.problems.getByRole('listitem').filter({ hasText: 'gateway/tls-required' })
  await row.getByRole('button', { name: 'Fix…' }).click()
  await page.getByRole('menuitem', { name: 'Terminate TLS with a certificate…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Secret with the certificate').fill('front-certificate')
  await page.keyboard.press('Enter')
  await expect(editor.problems.getByText('gateway/tls-required')).toHaveCount(0)
  expect(await editor.text()).toContain('credentialName: front-certificate')
})

test('a fix repairs its problem and no other byte, and is undone', async ({ editor, page }) => {
  await editor.paste(wrong)
  await editor.openDrawer('Problems')
  const row = editor.problems.getByRole('listitem').filter({ hasText: 'gateway/port-name-unique' })
  await row
    .getByRole('button', { name: /Rename|Name it/ })
    .first()
    .click()
  await expect(editor.problems.getByText('gateway/port-name-unique')).toHaveCount(0)
  const fixed = (await editor.text()).split('\n')
  const before = wrong.split('\n')
  expect(fixed.filter((line, i) => line !== before[i])).toHaveLength(1)
  await page.keyboard.press('Escape')
  await editor.undo()
  expect(await editor.text()).toBe(wrong)
})

test('what is not in the files is said in the status, stands in one line, and is settled at once', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
${['cart', 'web', 'media']
  .map(it => `  - match: [{ uri: { prefix: /${it} } }]\n    route: [{ destination: { host: ${it} } }]\n`)
  .join('')}`)
  await page.getByRole('banner').getByRole('button', { name: '3 unresolved' }).click()
  const group = editor.problems.getByRole('button', { name: /3 services are not in your files/ })
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await group.click()
  await expect(editor.problems.getByRole('button', { name: 'It exists elsewhere' })).toHaveCount(3)
  await editor.problems.getByRole('button', { name: 'All exist elsewhere' }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: 'No problems' })).toBeVisible()
})
