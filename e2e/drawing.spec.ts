import { expect, test } from './editor.ts'

test('the bookinfo gateway is drawn with its servers, hosts, rules, shares, redirect and mesh', async ({
  editor,
}) => {
  await editor.openExample('Bookinfo gateway')
  const gateway = editor.item(/^Gateway my-gateway/)
  await expect(gateway).toBeVisible()
  for (const server of [
    /^Server 80 http, HTTP, redirects to HTTPS/,
    /^Server 443 https-443, HTTPS, TLS SIMPLE/,
    /^Server 9443 https-9443, HTTPS, TLS SIMPLE, host bookinfo-namespace\/\*\.bookinfo\.com/,
    /^Server 9080 http-wildcard, HTTP, host \*/,
    /^Server 2379 mongo, MONGO/,
  ])
    await expect(editor.item(server)).toBeVisible()
  await expect(editor.item(/^Mesh entry/)).toBeVisible()
  await expect(editor.item(/^Host uk\.bookinfo\.com/)).toBeVisible()
  await expect(editor.item(/^Rule 1, cookie = user=dev-123/)).toBeVisible()
  await expect(editor.item(/^Rule 2, \/reviews\/\*/)).toBeVisible()
  await expect(editor.edge(/^Route from bookinfo-rule rule 2 to reviews, 80 %/)).toBeAttached()
  await expect(editor.edge(/^Route from bookinfo-rule rule 2 to reviews, 20 %/)).toBeAttached()
  await expect(editor.edge(/^Redirect from my-gateway port 80/)).toBeAttached()
})

test('a VirtualService is bound only to the servers Istio binds it to', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  await expect(editor.edge(/^Host from my-gateway port 443 to uk\.bookinfo\.com/)).toBeAttached()
  // The rules are HTTP; a MONGO server takes TCP rules only.
  await expect(editor.page.getByRole('img', { name: /from my-gateway port 2379/ })).toHaveCount(0)
})

test('what is referenced and not in the files is a ghost', async ({ editor }) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [elsewhere]
  http:
  - route:
    - destination: {host: shop.example.org}
`)
  await expect(editor.item(/^Gateway elsewhere.*not in your files/)).toBeVisible()
})

test('mirrors and ghosts, redirects and direct responses are told apart', async ({ editor }) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - match: [{uri: {prefix: /old}}]
    redirect: {uri: /new}
  - match: [{uri: {exact: /health}}]
    directResponse: {status: 200}
  - route:
    - destination: {host: shop}
    mirror: {host: shop-next}
    mirrorPercentage: {value: 10}
`)
  await expect(editor.edge(/^Mirror from shop rule 3 to shop-next, 10 %/)).toBeAttached()
  await expect(editor.edge(/^Redirect from shop rule 1/)).toBeAttached()
  await expect(editor.edge(/^Direct response from shop rule 2/)).toBeAttached()
})

test('lines end where boxes and rows have their ends', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await editor.expectStill()
  // React Flow is told where they are, and measures nothing.
  const distances = await page.evaluate(() => {
    const middle = (it: Element, side: 'left' | 'right') => {
      const { top, height, [side]: x } = it.getBoundingClientRect()
      return { x, y: top + height / 2 }
    }
    const ends = [...document.querySelectorAll('.react-flow__node .target')].map(it => middle(it, 'left'))
    return [...document.querySelectorAll('.react-flow__edge [data-edge]')].map(edge => {
      const { left, width, top, height } = [...edge.querySelectorAll('circle')]
        .at(-1)!
        .getBoundingClientRect()
      const at = { x: left + width / 2, y: top + height / 2 }
      return Math.min(...ends.map(it => Math.hypot(it.x - at.x, it.y - at.y)))
    })
  })
  expect(distances.length).toBeGreaterThan(5)
  expect(Math.max(...distances)).toBeLessThan(1.5)
})
