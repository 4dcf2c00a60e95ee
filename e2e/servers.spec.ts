import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './editor.ts'

let server: Server
let address: string
const asked: string[] = []

test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/yaml' })
    response.end('apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterAll(() => server.close())

test('a server that nobody has allowed is asked nothing; once allowed, its file opens, until it is removed', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.search('Open an address')
  const dialog = page.getByRole('dialog', { name: 'Open an address' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill(`${address}/cart.yaml`)
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  const notice = dialog.getByRole('region', { name: `Allow ${address}` })
  await expect(notice).toContainText('only to servers that you have allowed')
  expect(asked).toEqual([])

  await notice.getByRole('button', { name: 'Allow and reload' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue(`${address}/cart.yaml`)
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await editor.expectEditor()
  await expect(page.getByRole('tab', { name: /cart\.yaml/ })).toBeVisible()
  expect(asked).toEqual(['/cart.yaml'])

  await editor.search('Workspace settings')
  await page.getByRole('button', { name: `Remove ${address}` }).click()
  await expect(page.getByText('Drawbridge asks before it connects')).toBeVisible()
})
