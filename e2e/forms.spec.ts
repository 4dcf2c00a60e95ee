import { expect, test } from './editor.ts'
import { shopAndBlog } from './fixtures/shop.ts'

test("a rule's action is swapped in one step, and what it does to an address is shown", async ({
  editor,
}) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Rule 1, \/old/)
  await editor.inspector.getByRole('radio', { name: 'Redirect' }).click()
  await editor.fillField(/^Authority/, 'new.example.com')
  await editor.fillField(/^Scheme/, 'https')
  await expect(editor.inspector).toContainText('http://shop.example.com/old/page')
  await expect(editor.inspector).toContainText('https://new.example.com/')
  const text = await editor.text()
  expect(text).toContain('  - match: # the old place\n')
  expect(text).toMatch(/redirect:\n {6}uri: "?\/"?\n {6}authority: "?new\.example\.com"?\n/)
  await editor.undo()
  await editor.undo()
  await editor.undo()
  expect(await editor.text()).toBe(shopAndBlog)
})

test('a server says who uses its hosts, and links whoever fits', async ({ editor }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Server 80/)
  await expect(editor.inspector).toContainText('Used by shop')
  await editor.inspector.getByRole('button', { name: 'Link blog' }).click()
  await expect.poll(() => editor.text()).toMatch(/gateways: \[elsewhere, "?front"?\]/)
  await editor.select(/^Server 80/)
  await expect(editor.inspector).toContainText('Used by shop, blog')
  await editor.fillField('Namespace of entry 1', 'prod')
  await expect(editor.inspector).not.toContainText('Used by')
  expect(await editor.text()).toContain(`- "prod/*.example.com" # everyone's\n`)
})

test('a condition is built, its regular expression tried as it is typed', async ({ editor }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Rule 1, \/old/)
  await editor.field('Path: how it is compared').selectOption('regex')
  await editor.field('Path regex').fill('/old/(a|b)')
  await editor.field('Sample for Path').fill('/old/c')
  await expect(editor.inspector).toContainText('does not match')
  await editor.field('Sample for Path').fill('/old/b')
  await expect(editor.inspector.getByText('matches', { exact: true })).toBeVisible()
  await editor.inspector.getByRole('button', { name: 'Add Headers' }).first().click()
  await editor.inspector.getByLabel('New key for Headers').fill('end-user')
  await editor.inspector.getByLabel('New key for Headers').press('Enter')
  await editor.field('Headers end-user: how it is compared').selectOption('exact')
  await editor.fillField('Headers end-user exact', 'jason')
  const text = await editor.text()
  expect(text).toMatch(/regex: "?\/old\/\(a\|b\)"?\n {6}headers:\n {8}end-user:\n {10}exact: "?jason"?\n/)
})

test('parts are opened from their resource, and gone through one by one', async ({ editor }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Gateway front/)
  await editor.inspector.getByRole('button', { name: /^Open server 2: 443/ }).click()
  await expect(editor.field(/^Port number/)).toHaveValue('443')
  await editor.inspector.getByRole('button', { name: 'Previous server' }).click()
  await expect(editor.field(/^Port number/)).toHaveValue('80')
  await expect(editor.inspector.getByRole('button', { name: 'Previous server' })).toBeDisabled()
})

test('TLS shows what its mode takes', async ({ editor }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Server 443/)
  await editor.fillField(/^Credential name/, 'other')
  await editor.field(/^Mode/).selectOption('PASSTHROUGH')
  await editor.inspector.getByRole('button', { name: 'Reset Credential name' }).click()
  await expect(editor.inspector.getByLabel('Lowest TLS version', { exact: true })).toHaveCount(0)
  await editor.field(/^Mode/).selectOption('MUTUAL')
  await editor.inspector.getByRole('button', { name: 'More fields' }).first().click()
  await editor.page.getByRole('menuitem', { name: /^Subject alt names/ }).click()
  await editor.inspector.getByLabel('New subject alt name').fill('client.example.com')
  await editor.inspector.getByLabel('New subject alt name').press('Enter')
  expect(await editor.text()).toMatch(/tls: \{mode: MUTUAL, subjectAltNames: \["?client\.example\.com"?\]\}/)
})

test('what a port does is one choice, which asks for the certificate it needs', async ({ editor, page }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Server 443/)
  const purpose = editor.inspector.getByLabel('What does this port do?')
  await expect(purpose).toHaveValue('https')
  await purpose.selectOption('Pass through by SNI')
  await expect(editor.item(/^Server 443.*TLS PASSTHROUGH/)).toBeVisible()
  await purpose.selectOption('Redirect to HTTPS')
  await expect(editor.item(/^Server 443.*HTTP/)).toBeVisible()
  // A redirect has no TLS mode that would say PASSTHROUGH.
  await expect(editor.inspector.getByLabel(/^Mode/)).toHaveCount(0)

  await purpose.selectOption('Serve HTTPS')
  const asked = editor.inspector.getByRole('form', { name: /the gateway shows a certificate/ })
  await expect(asked.getByLabel('Secret of the certificate')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(asked).toHaveCount(0)
  await expect(purpose).toHaveValue('redirect')
  await purpose.selectOption('Serve HTTPS')
  await asked.getByLabel('Secret of the certificate').fill('blog-cert')
  await page.keyboard.press('Enter')
  await expect(editor.item(/^Server 443.*HTTPS, TLS SIMPLE/)).toBeVisible()
  expect(await editor.text()).toMatch(/credentialName: "?blog-cert/)
})

test('what is not in the files is said to exist elsewhere, or made here', async ({ editor, page }) => {
  await editor.paste(shopAndBlog)
  await page.getByRole('button', { name: 'Show everything' }).click()
  await editor.select(/^Gateway elsewhere/)
  await editor.inspector.getByRole('button', { name: 'It exists elsewhere' }).click()
  await expect(editor.inspector).toContainText('The workspace settings say that it exists elsewhere')
  await editor.inspector.getByRole('button', { name: 'Create it here' }).click()
  await expect(editor.item(/^Gateway elsewhere.*1 server/)).toBeVisible()
})

test("traffic is split evenly around a locked share, and a rewrite's expression is tried on a path", async ({
  editor,
}) => {
  await editor.paste(`kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: cart}
spec:
  hosts: [shop.example.com]
  http:
  - rewrite:
      uriRegexRewrite: {match: "^/v1", rewrite: /v2} # next
    route:
    - {destination: {host: a}, weight: 7}
    - {destination: {host: b}, weight: 2}
    - {destination: {host: c}, weight: 1} # few
`)
  await editor.select(/^Rule 1/)
  const inspector = editor.inspector
  await inspector.getByRole('button', { name: 'Scale to 100' }).click()
  await inspector.getByRole('button', { name: 'Lock the share of c' }).click()
  await inspector.getByRole('button', { name: 'Split evenly' }).click()
  await expect(inspector.getByLabel('Percentage of a', { exact: true })).toHaveValue('45')

  await inspector.getByLabel('Sample for Expression').fill('/v1/cart')
  await expect(inspector.getByText('matches', { exact: true })).toBeVisible()
  await editor.fillField(/^Expression/, '^/v1$')
  await expect(inspector.getByText('does not match')).toBeVisible()
  const text = await editor.text()
  expect(text).toContain('rewrite: /v2} # next')
  expect(text).toContain(
    '{destination: {host: b}, weight: 45}\n    - {destination: {host: c}, weight: 10} # few',
  )
  expect(text).toContain('match: "^/v1$"')
})

test('a delegate leads to the VirtualService that takes over', async ({ editor }) => {
  await editor.paste(`kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: root}
spec:
  hosts: [shop.example.com]
  http:
  - delegate: {name: team, namespace: team}
---
kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: team, namespace: team}
spec:
  http:
  - route: [{destination: {host: cart}}]
`)
  await editor.select(/^Rule 1, everything/)
  await editor.inspector.getByRole('button', { name: 'Open team' }).click()
  await expect(editor.inspector).toContainText('VirtualService in team')
})

test('what else a new name changes is shown before it is given, and follows', async ({ editor, page }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Gateway front/)
  const name = editor.inspector.getByLabel('Name', { exact: true })
  await name.fill('door')
  await expect(editor.inspector.getByRole('status')).toContainText('Changes 1 more place')
  await expect(editor.inspector.getByRole('status')).toContainText('VirtualService shop spec.gateways[0]')
  await name.press('Enter')
  await expect.poll(() => editor.text()).toContain('gateways: [door]')

  // A host may stay as it is elsewhere, so that is offered, by keyboard too.
  await editor.select(/^VirtualService shop/)
  const host = editor.inspector.getByLabel('Host 1', { exact: true })
  await host.fill('store.example.com')
  await expect(editor.inspector.getByRole('status')).toContainText('Named in 1 more place')
  await host.press('Tab')
  await expect(editor.inspector.getByRole('button', { name: 'Rename everywhere' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => editor.text()).toContain('hosts: [store.example.com]')
  await expect.poll(() => editor.text()).toContain('- store.example.com')
  await expect(host).toHaveValue('store.example.com')
})

test('the host of a server is renamed wherever it is named, and keeps its namespace', async ({
  editor,
  page,
}) => {
  await editor.paste(shopAndBlog.replace('[shop.example.com]', '[default/shop.example.com]'))
  await editor.select(/^Server 443/)
  const host = editor.inspector.getByLabel('Host 1', { exact: true })
  await expect(host).toHaveValue('shop.example.com')
  await host.fill('store.example.com')
  await expect(editor.inspector.getByRole('status')).toContainText('Named in 1 more place')
  await host.press('Tab')
  await expect(editor.inspector.getByRole('button', { name: 'Rename everywhere' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => editor.text()).toContain('[default/store.example.com]')
  await expect.poll(() => editor.text()).toContain('- store.example.com')
  await expect(host).toHaveValue('store.example.com')

  // As one step, after which the field says what the text says.
  await editor.undo()
  await expect(host).toHaveValue('shop.example.com')

  // Left by way of the offer, it is this entry alone.
  await host.fill('fair.example.com')
  await expect(editor.inspector.getByRole('status')).toContainText('Named in 1 more place')
  await host.press('Tab')
  await expect(editor.inspector.getByRole('button', { name: 'Rename everywhere' })).toBeFocused()
  await editor.inspector.getByLabel('Namespace of entry 1').focus()
  await expect.poll(() => editor.text()).toContain('[default/fair.example.com]')
  expect(await editor.text()).toContain('- shop.example.com')
})

test('an object that is added goes on from its first field, not from its head', async ({ editor }) => {
  await editor.paste(shopAndBlog)
  await editor.select(/^Rule 1/)
  const { inspector } = editor
  await inspector.getByRole('button', { name: 'Add Headers', exact: true }).last().click()
  await expect(
    inspector.getByRole('button', { name: /^Add / }).and(inspector.locator(':focus')),
  ).toBeVisible()
})

const routed = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules:
  - matches: # the old place
    - path:
        type: Exact
        value: /old
    backendRefs:
    - name: web
      port: 80
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
`

test('a rule of an HTTPRoute is a redirect or a route, and gets its filters by name', async ({ editor }) => {
  await editor.paste(routed)
  await editor.select(/^Rule 1, \/old/)
  await editor.inspector.getByRole('radio', { name: 'Redirect' }).click()
  await editor.fillField(/^Hostname/, 'new.example.com')
  await expect(editor.inspector).toContainText('http://shop.example.com/old')
  await expect(editor.inspector).toContainText('http://new.example.com/')
  await expect.poll(() => editor.text()).toContain('type: RequestRedirect')
  expect(await editor.text()).not.toContain('backendRefs')
  expect(await editor.text()).toContain('  - matches: # the old place\n')

  await editor.inspector.getByRole('radio', { name: 'Route' }).click()
  await expect.poll(() => editor.text()).toContain('backendRefs:')
  expect(await editor.text()).not.toContain('RequestRedirect')

  await editor.inspector.getByRole('button', { name: 'Add Rewrite' }).click()
  await expect.poll(() => editor.text()).toMatch(/replaceFullPath: "?\/"?\n/)
  await expect(editor.inspector.getByRole('button', { name: 'Add Rewrite' })).toHaveCount(0)
  const filters = editor.inspector.getByRole('region', { name: 'Filters' })
  await filters.getByRole('combobox', { name: /^Type/ }).first().selectOption('RequestMirror')
  await expect.poll(() => editor.text()).toContain('requestMirror:')
  expect(await editor.text()).not.toContain('urlRewrite')
})
