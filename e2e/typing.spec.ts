import { expect, test } from './editor.ts'

test('typing redraws the canvas and the problems', async ({ editor }) => {
  await editor.openExample('Plain HTTP/2')
  await editor.pasteAtEnd(
    '\n---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: typed\nspec:\n  hosts: [a.example.com]\n  http:\n  - rout: []\n',
  )
  await editor.showAll()
  await expect(editor.item('VirtualService typed')).toBeVisible()
  await editor.openDrawer('Problems')
  await expect(editor.problem(/rout/)).toBeVisible()
})

test('broken YAML keeps the drawing of the other documents and says where it broke', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  await expect(editor.item('VirtualService bookinfo-rule')).toBeVisible()
  await editor.pasteAtEnd('\n  broken: [1, 2\n')
  await editor.openDrawer('Problems')
  await expect(editor.problems.getByText(/gateway\.yaml/).first()).toBeVisible()
  await expect(editor.item('VirtualService bookinfo-rule')).toBeVisible()
  await expect(editor.item(/^Gateway my-gateway/)).toBeVisible()
  await editor.undo()
  await expect(editor.page.getByRole('button', { name: /^\d+ unresolved$/ })).toBeVisible()
})

test('the editor completes field names from the kind', async ({ editor, page }) => {
  await editor.openExample('Plain HTTP/2')
  await editor.pasteAtEnd(
    '\n---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: typed\nspec:\n  ',
  )
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('option', { name: /^exportTo/ })).toBeVisible()
})

const faults: [string, string, RegExp][] = [
  ['a duplicate key', 'kind: Gateway\nkind: Gateway\nmetadata: {name: a}', /kind/],
  ['an unknown field', 'kind: Gateway\nmetadata: {name: a}\nspec: {server: []}', /server/],
  ['a missing field', 'kind: Gateway\nmetadata: {name: a}\nspec: {servers: [{hosts: ["*"]}]}', /port/],
  [
    'a wrong type',
    'kind: Gateway\nmetadata: {name: a}\nspec: {servers: [{port: {number: "eighty", name: a, protocol: HTTP}, hosts: ["*"]}]}',
    /number|integer/i,
  ],
  [
    'a port out of range',
    'kind: Gateway\nmetadata: {name: a}\nspec: {servers: [{port: {number: 70000, name: a, protocol: HTTP}, hosts: ["*"]}]}',
    /70000/,
  ],
  [
    'a repeated port name',
    'kind: Gateway\nmetadata: {name: a}\nspec: {servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]}, {port: {number: 81, name: a, protocol: HTTP}, hosts: ["*"]}]}',
    /name/,
  ],
  [
    'a missing Gateway',
    'kind: VirtualService\nmetadata: {name: a}\nspec: {hosts: [a.example.com], gateways: [nowhere], http: [{route: [{destination: {host: b}}]}]}',
    /nowhere/,
  ],
]

for (const [what, yaml, said] of faults)
  test(`the problems name ${what}`, async ({ editor }) => {
    await editor.paste(`apiVersion: networking.istio.io/v1\n${yaml}\n`)
    await editor.openDrawer('Problems')
    await expect(editor.problem(said)).toBeVisible()
  })

test('a host without a matching Gateway host and a missing subset are found', async ({ editor }) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: blog}
spec:
  hosts: [blog.example.com]
  gateways: [front]
  http:
  - route:
    - destination: {host: blog, subset: v9}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: blog}
spec:
  host: blog
  subsets:
  - name: v1
    labels: {version: v1}
`)
  await editor.openDrawer('Problems')
  await expect(editor.problem(/blog\.example\.com/)).toBeVisible()
  await expect(editor.problem(/v9/)).toBeVisible()
})
