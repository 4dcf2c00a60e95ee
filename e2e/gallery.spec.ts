import { createServer, type ViteDevServer } from 'vite'
import { seriousFaults } from './axe.ts'
import { type Editor, expect, test } from './editor.ts'

// The gallery is for those who work on the parts: it is served as `npm run dev` serves it, and no built page holds it.
let server: ViteDevServer
let address: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await createServer({
    cacheDir: '.cache/vite-gallery',
    optimizeDeps: { entries: ['gallery.html'] },
    server: { port: 0, hmr: false },
    logLevel: 'error',
  })
  await server.listen()
  address = server.resolvedUrls!.local[0]!
})

test.afterAll(() => server?.close())

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`the gallery of parts, ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('shows each part, and axe finds nothing', async ({ editor, page }) => {
      test.setTimeout(180_000)
      await page.goto(`${address}gallery.html`)
      await expect(page.getByRole('heading', { name: 'Parts of the interface' })).toBeVisible({
        timeout: 90_000,
      })
      await check(editor, 'as it opens')
      for (const [opener, role] of [
        ['Open the menu', 'menu'],
        ['Open the dialog', 'dialog'],
        ['Open the popover', 'dialog'],
      ] as const) {
        await page.getByRole('button', { name: opener }).click()
        await expect(page.getByRole(role)).toBeVisible()
        await check(editor, opener)
        await page.keyboard.press('Escape')
        await expect(page.getByRole(role)).toHaveCount(0)
      }
      await page.getByRole('combobox', { name: /^TLS mode SIMPLE/ }).click()
      await expect(page.getByRole('option', { name: /PASSTHROUGH/ })).toBeVisible()
      await check(editor, 'an open list')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Show an error' }).click()
      await expect(page.getByText('Disk is full.')).toBeVisible()
      await check(editor, 'a toast')
    })
  })

async function check({ page }: Editor, what: string): Promise<void> {
  await page.mouse.move(1, 1)
  expect.soft(await seriousFaults(page), what).toEqual([])
}
