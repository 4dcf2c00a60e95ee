import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from './editor.ts'

const files = {
  'base/kustomization.yaml': 'resources: [shop.yaml]\n',
  'base/shop.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - timeout: 5s  # of the base
    route:
    - destination: {host: shop}
`,
  'overlays/prod/kustomization.yaml':
    'resources: [../../base]\nnameSuffix: -eu\npatches: [{path: patch.yaml}]\n',
  'overlays/prod/patch.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: {istio: other}
`,
  'overlays/staging/kustomization.yaml': 'resources: [../../base]\n',
}

test('a folder with overlays is drawn as kustomize builds it, and an edit lands in the file that a value comes from', async ({
  editor,
  page,
}) => {
  await editor.open()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).click()
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  await (await chooser).setFiles({ name: 'shop.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })

  // The first overlay that no other refers to.
  await expect(page.getByRole('button', { name: 'Overlay: prod' })).toBeVisible()

  // The editor knows the files that the overlay is built from.
  await editor.expectEditor()
  await page.getByRole('tab', { name: /patch\.yaml/ }).click()
  await page
    .locator('.view-line span', { hasText: /^selector$/ })
    .first()
    .hover()
  await expect(page.getByText(/map of text/).first()).toBeVisible()
  await editor.item(/^VirtualService shop-eu/).hover()
  await expect(page.getByText(/map of text/).first()).toBeHidden()
  await editor.select(/^VirtualService shop-eu/)
  await expect(editor.inspector.getByRole('note', { name: 'Where the values come from' })).toContainText(
    'base/shop.yaml',
  )
  await editor.select(/^Rule 1/)
  await editor.fillField(/^Timeout/, '7s')
  await expect.poll(() => writtenIn(page)).toContain('  - timeout: 7s  # of the base\n')

  // The name is made, so it says why it is not changed.
  await editor.select(/^VirtualService shop-eu/)
  await editor.fillField(/^Name/, 'store')
  await expect(page.getByText(/The name is made with .*nameSuffix/).first()).toBeVisible()

  // Into a patch of the overlay instead.
  await page.getByRole('button', { name: 'Overlay: prod' }).click()
  await page.getByRole('menuitemradio', { name: 'Patches of prod' }).click()
  await editor.select(/^Rule 1/)
  await editor.fillField(/^Timeout/, '9s')
  await expect
    .poll(() => writtenIn(page))
    .toContain('- op: replace\n  path: /spec/http/0/timeout\n  value: 9s\n')

  await page.getByRole('button', { name: 'Overlay: prod' }).click()
  await page.getByRole('menuitem', { name: 'Show the built YAML…' }).click()
  await expect(page.getByRole('region', { name: 'Built YAML' })).toContainText('name: shop-eu')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Overlay: prod' }).click()
  await page.getByRole('menuitemradio', { name: 'staging' }).click()
  await expect(editor.item(/^VirtualService shop,/)).toBeVisible()
  await page.getByRole('button', { name: 'Overlay: staging' }).click()
  await page.getByRole('menuitem', { name: 'Compare with another overlay…' }).click()
  await expect(page.getByRole('combobox', { name: 'Overlay to compare with' })).toBeVisible()

  // Kept over a reload.
  await page.reload()
  await expect(page.getByRole('button', { name: 'Overlay: staging' })).toBeVisible()
})

/** The files of the workspace as they are: what one file holds is what the overlay builds. */
async function writtenIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download: The files as a zip' }).click()
  const zip = unzipSync(readFileSync(await (await download).path()))
  return Object.values(zip)
    .map(it => strFromU8(it))
    .join('\n')
}
