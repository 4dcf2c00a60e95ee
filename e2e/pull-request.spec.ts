import { FakeForge } from '../src/testing/fake-forge.ts'
import { expect, test } from './editor.ts'

// The browser logs every answer that is not 2xx: that a branch is not there yet, and the fault that is put in.
test.use({ expectedFault: /^Failed to load resource/ })

test('a change becomes a pull request, and then the baseline; a fault on the way is told and nothing is lost', async ({
  editor,
  page,
}) => {
  const text =
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: front\nspec:\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: [shop.example.com]\n'
  const forge = new FakeForge('github', 'https://github.com', 'shop/config', { 'istio/gateway.yaml': text })
  const open = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': '*',
  }
  await page.route('https://api.github.com/**', async route => {
    const request = route.request()
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: open })
    const { pathname, search } = new URL(request.url())
    const { status, headers, body } = forge.answer({
      method: request.method(),
      path: pathname + search,
      token: (await request.headerValue('authorization')) ?? undefined,
      body: request.postData() ?? '',
    })
    await route.fulfill({
      status,
      headers: { ...open, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  })
  await editor.open()
  await editor.pick([{ name: 'gateway.yaml', text }])
  await editor.expectDrawn()
  await editor.typeAtEnd('# reviewed')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('textbox', { name: 'The diff to be committed' })).toHaveValue(
    /^\+# reviewed/m,
  )
  await dialog
    .getByRole('textbox', { name: 'Repository', exact: true })
    .fill('https://github.com/shop/config')
  await dialog.getByRole('textbox', { name: 'Folder in the repository' }).fill('istio')
  await expect(dialog.getByRole('link', { name: /^Open a pull request/ })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/shop\/config\/compare\/main\.\.\.\S+\?quick_pull=1/,
  )
  expect(forge.calls).toEqual([])

  await dialog.getByLabel('Token').fill(forge.token)
  forge.faults.push({
    at: 'POST /repos/shop/config/pulls',
    reply: { status: 403, body: { message: 'Resource not accessible' } },
  })
  const status = dialog.getByRole('status', { name: 'Pull request' })
  await dialog.getByRole('button', { name: 'Open the request' }).click()
  await expect(status).toContainText('The token may not open the pull request')
  await dialog.getByRole('button', { name: 'Open the request' }).click()
  await expect(status).toContainText('The request is open')
  await expect(status.getByRole('link')).toHaveAttribute('href', 'https://github.com/shop/config/pull/1')
  await expect(dialog.getByText('Nothing differs from the baseline.')).toBeVisible()
  expect(forge.requests).toHaveLength(1)
  expect(forge.filesOf(forge.requests[0]!.head)['istio/gateway.yaml']).toContain('# reviewed')
  expect(forge.filesOf('main')['istio/gateway.yaml']).toBe(text)
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href)).not.toContain(
    forge.token,
  )
})
