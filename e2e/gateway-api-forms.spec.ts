import { expect, test } from './editor.ts'

const policy = `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart, namespace: shop }
spec:
  targetRefs:
  - group: ""
    kind: Service
    name: cart
  validation:
    hostname: cart.example.com
    wellKnownCACertificates: System
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: https, port: 443 }] }
`

test('a BackendTLSPolicy trusts a ConfigMap in place of the system, and one undo takes that back', async ({
  editor,
}) => {
  await editor.paste(policy)
  await editor.search('BackendTLSPolicy cart')
  const form = editor.inspector
  await expect(form.getByRole('heading', { name: 'cart' })).toBeVisible()
  await form.getByRole('radio', { name: 'ConfigMap' }).click()
  const authorities = form.getByRole('region', { name: 'CA certificates' })
  await expect(authorities.getByText(/must not be empty/).first()).toBeVisible()
  await authorities
    .getByRole('textbox', { name: /^Name/ })
    .or(authorities.getByRole('combobox', { name: /^Name/ }))
    .fill('ca')
  await authorities.getByText('CA certificates').first().click()
  await expect
    .poll(() => editor.text())
    .toMatch(/caCertificateRefs:\n {4}- group: ""\n {6}kind: ConfigMap\n {6}name: "?ca"?\n/)
  await expect.poll(() => editor.text()).not.toContain('wellKnownCACertificates')
  await expect(authorities.getByText(/must not be empty/)).toHaveCount(0)
  await form.getByRole('radio', { name: 'System' }).click()
  await expect.poll(() => editor.text()).toContain('wellKnownCACertificates: System')
  await editor.undo()
  await expect.poll(() => editor.text()).toMatch(/name: "?ca"?\n/)
})

test('a ReferenceGrant is filled in by form: the group of Services is empty, and nothing is opened that has no name', async ({
  editor,
}) => {
  await editor.paste(`apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: routes, namespace: far }
spec:
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: shop
  to:
  - group: ""
    kind: Service
    name: cart
`)
  await editor.select(/^ReferenceGrant routes/)
  const to = editor.inspector.getByRole('region', { name: 'To', exact: true })
  await to.getByRole('button', { name: /^Add to/ }).click()
  await expect(to.getByRole('button', { name: /^To entry 2: Service …/ })).toBeVisible()
  await expect.poll(() => editor.text()).toMatch(/- group: ""\n {4}kind: Service\n {4}name: ""/)
  await expect(to.getByText(/must not be empty/).first()).toBeVisible()
  await to.getByLabel(/^Name/).last().fill('pay')
  await to.getByLabel(/^Name/).last().press('Enter')
  await expect(to.getByRole('button', { name: /^To entry 2: Service pay/ })).toBeVisible()
  await expect(to.getByText(/must not be empty/)).toHaveCount(0)
  await to.getByRole('button', { name: 'Move to entry 2 up' }).click()
  await expect.poll(() => editor.text()).toMatch(/name: "?pay"?\n[\s\S]*name: cart/)
  await editor.undo()
  await expect.poll(() => editor.text()).toMatch(/name: cart\n[\s\S]*name: "?pay/)
})
