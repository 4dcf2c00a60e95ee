// The extension in VS Code itself, in both of its extension hosts; skipped, with the reason, where VS Code is not to be had.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from '@playwright/test'
import { ensureBrowser } from '../browser.mjs'
import { root } from '../setup.mjs'
import { startVscode, whyNoVscode } from './vscode-itself.mjs'

const files = {
  'gateway.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec:
  selector: { app: front }
  servers:
  - port: { number: 70000, name: http, protocol: HTTP }
    hosts: [shop.example.com]
`,
  'routes/shop.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - route:
    - destination: { host: cart }
`,
  'services.yaml': `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ port: 8080, name: http }]
`,
}
const missing = await whyNoVscode()
// VS Code with a server of its own knows both; what is downloaded for the web, one.
const hosts = process.env.VSCODE_SERVER ? ['node', 'web'] : ['web']
let browser

before(async () => {
  if (missing) return
  const { status } = spawnSync(process.execPath, ['scripts/vscode.mjs', '--no-package'], {
    cwd: root,
    stdio: 'inherit',
  })
  assert.equal(status, 0)
  browser = await chromium.launch({ executablePath: await ensureBrowser() })
})
after(() => browser?.close())

for (const host of hosts)
  test(`problems, lenses, rename and the drawing, by the extension host ${host}`, {
    skip: missing,
  }, async () => {
    const vscode = await startVscode(join(root, 'dist', 'vscode'), files, host)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    try {
      await walk(await context.newPage(), vscode.address)
    } catch (fault) {
      const picture = join(tmpdir(), `drawbridge-vscode-${host}.png`)
      await context.pages()[0]?.screenshot({ path: picture })
      throw new Error(`${fault.message}\nWhat was to be seen: ${picture}`)
    } finally {
      await context.close()
      vscode.stop()
    }
  })

async function walk(page, address) {
  // On a machine with much else to do VS Code alone takes minutes to list the folder.
  page.setDefaultTimeout(240_000)
  await page.goto(address)
  await page.getByRole('treeitem', { name: 'gateway.yaml' }).click()
  await page.getByRole('button', { name: /^Errors: 1/ }).waitFor()
  await page.getByText('named by shop').waitFor()

  await command(page, 'Drawbridge: Show the Drawing')
  const drawing = page.frameLocator('iframe.webview').frameLocator('iframe')
  await drawing
    .getByRole('treeitem', { name: /^VirtualService shop/ })
    .first()
    .click()
  // From the drawing to the text, and from the text to the drawing.
  await page.getByRole('tab', { name: /shop\.yaml/ }).waitFor()
  await page.getByRole('treeitem', { name: 'gateway.yaml' }).click()
  await page.locator('.view-line').getByText('70000').click()
  await drawing.locator('[aria-selected="true"]', { hasText: '70000' }).first().waitFor()

  // A name that another file refers to is renamed in both, as one step.
  await page.getByRole('treeitem', { name: 'services.yaml' }).click()
  await page.getByText('named by shop').waitFor()
  await page.locator('.view-line', { hasText: 'metadata' }).getByText('cart').click()
  await page.keyboard.press('F2')
  await page.locator('.rename-box input').fill('basket')
  await page.keyboard.press('Enter')
  await drawing
    .getByRole('treeitem', { name: /basket/ })
    .first()
    .waitFor()
}

async function command(page, title) {
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input').first()
  await input.fill(`>${title}`)
  await page.getByRole('option', { name: title }).first().waitFor()
  await page.keyboard.press('Enter')
}
