import { axeOn } from './axe.ts'
import { type Editor, expect, test } from './editor.ts'

/** What a person does, counted: a click, a field that is filled, a key that is pressed. */
class Beginner {
  interactions = 0

  constructor(readonly editor: Editor) {}

  get dialog() {
    return this.editor.page.getByRole('dialog', { name: 'Expose a service' })
  }

  async click(name: string): Promise<void> {
    this.interactions++
    await this.editor.page.getByRole('button', { name }).click()
  }

  async fill(label: string, text: string): Promise<void> {
    this.interactions++
    await this.dialog.getByLabel(label).fill(text)
  }

  async press(key: string): Promise<void> {
    this.interactions++
    await this.editor.page.keyboard.press(key)
  }
}

test('a beginner exposes a service over HTTPS, redirected, 10 % to v2, in at most 8 interactions', async ({
  editor,
  page,
}) => {
  await editor.open()
  const hand = new Beginner(editor)
  await hand.click('Expose a service')
  await hand.fill('Host', 'shop.example.com')
  await hand.fill('Certificate', 'shop-cert')
  await hand.fill('Service and port', 'shop:8080')
  await hand.fill('Share of the second version', '10')
  const preview = hand.dialog.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('Port 80 redirects http://shop.example.com to HTTPS.')
  await expect(preview).toContainText('http://shop.example.com/ 301 → https://shop.example.com/')
  await expect(preview).toContainText(/https:\/\/shop\.example\.com\/ shop.*90 %.*10 %/)
  await hand.click('Expose the service')
  expect(hand.interactions).toBeLessThanOrEqual(8)

  await expect(hand.dialog).toHaveCount(0)
  await expect(editor.item(/^VirtualService shop/)).toHaveAttribute('aria-selected', 'true')
  // The Service is in the cluster and not in these files; nothing else is said.
  await expect(page.getByRole('button', { name: '1 unresolved', exact: true })).toBeVisible()
  await editor.openDrawer('Trace')
  const trace = page.getByRole('textbox', { name: 'Request' })
  await trace.fill('http://shop.example.com/cart')
  await expect(page.getByText('301 → https://shop.example.com/cart').first()).toBeVisible()
  await trace.fill('https://shop.example.com/cart')
  await expect(page.getByText(/:8080 \(v1\) 90 %, .*:8080 \(v2\) 10 %/).first()).toBeVisible()

  const written = await editor.text()
  expect(written).toContain('credentialName: shop-cert')
  await editor.undo()
  await expect(page.getByRole('button', { name: 'Expose a service…' })).toBeVisible()
})

test('what is typed is judged in plain words, and the files are asked for answers', async ({
  editor,
  page,
}) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 443, name: https, protocol: HTTPS}
    tls: {mode: SIMPLE, credentialName: wild} # ours
    hosts: ["*.example.com"]
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: prod}
spec: {ports: [{name: http, port: 80}]}
`)
  await editor.search('expose a service')
  const hand = new Beginner(editor)
  await hand.fill('Host', 'cart')
  await expect(hand.dialog.getByLabel('Host')).toHaveAccessibleDescription(/cart is a short name/)
  await hand.fill('Host', 'cart.example.com')
  await hand.fill('Certificate', 'wild')
  await hand.fill('Service and port', 'cart:81')
  await expect(hand.dialog.getByLabel('Service and port')).toHaveAccessibleDescription(
    /no port 81; it has 80/,
  )
  await hand.fill('Service and port', 'cart')
  const preview = hand.dialog.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText(
    'Port 443 serves https://cart.example.com with the certificate wild already.',
  )
  await expect(preview).toContainText('A new server on port 80 redirects http://cart.example.com to HTTPS.')
  await expect(hand.dialog.getByRole('switch', { name: 'Write the Service too' })).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await axeOn(page).include('[role="dialog"]').analyze()
    expect(violations.map(it => it.id)).toEqual([])
  }
  await hand.dialog.getByLabel('Host').focus()
  await page.keyboard.press('Enter')
  await expect(hand.dialog).toHaveCount(0)
  const text = await editor.text()
  expect(text).toContain('credentialName: wild} # ours')
  expect(text).toMatch(
    /namespace: prod\nspec:\n {2}hosts:\n {2}- cart\.example\.com\n {2}gateways:\n {2}- infra\/public/,
  )
})

test('Escape leaves the files as they were, and an empty form says what it needs', async ({
  editor,
  page,
}) => {
  await editor.open()
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByRole('button', { name: 'Expose a service…' }).click()
  const { dialog } = new Beginner(editor)
  await dialog.getByRole('button', { name: 'Expose the service' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Enter the host')
  await expect(dialog.getByLabel('Service and port')).toHaveAccessibleDescription(/Enter the service/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo', exact: true }).first()).toBeDisabled()
})
