import { defaultSettings } from '../src/core/settings.ts'
import { encodeShare } from '../src/core/share/codec.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { seriousFaults } from './axe.ts'
import { expect, test } from './editor.ts'

test.describe('in a dark system', () => {
  test.use({ colorScheme: 'dark' })

  test('the page is dark, and a switch makes it light', async ({ editor, page }) => {
    await editor.openExample('Bookinfo gateway')
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await background()
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: /Light/ }).click()
    await expect.poll(background).not.toBe(dark)
    await page.reload()
    await editor.expectDrawn()
    expect(await background()).not.toBe(dark)
  })
})

test.describe('at the width of a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the panes are tabs, and nothing is wider than the screen', async ({ editor, page }) => {
    await editor.openExample('Bookinfo gateway')
    const panes = page.getByRole('navigation', { name: 'Panes' })
    for (const name of ['YAML', 'Inspector', 'Problems', 'More', 'Canvas']) {
      await panes.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, name).toBeLessThanOrEqual(390)
    }
    await editor.select(/^Server 80 /)
    await panes.getByRole('button', { name: /^Inspector/ }).click()
    await expect(editor.field(/^Port number/)).toHaveValue('80')
  })

  test.describe('with a finger', () => {
    test.use({ hasTouch: true, isMobile: true })

    test('nothing speaks of keys or of dropping', async ({ editor, page }) => {
      await editor.open()
      await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
      await expect(page.getByText(/Ctrl|⌘|\bdrop\b/i)).toHaveCount(0)
    })

    test('a tap opens a sheet with the details, and the drawing stays in sight above it', async ({
      editor,
    }) => {
      await editor.openExample('Bookinfo gateway')
      await editor.item(/^Server 443/).tap({ position: { x: 40, y: 12 } })
      await expect(editor.field(/^Port number/)).toHaveValue('443')
      await editor.expectInView(/^Server 443/)
      const sheet = (await editor.inspector.boundingBox())!
      expect(sheet.y).toBeGreaterThan(300)
      await editor.inspector.getByRole('button', { name: 'Close the inspector' }).tap()
      await expect(editor.inspector).not.toBeVisible()
      await expect(editor.item(/^Server 443/)).toHaveAttribute('aria-selected', 'false')
    })

    test('a link opens on what its sender selected', async ({ editor }) => {
      const files = manyResources(40)
      const selection = { resource: 'VirtualService/team-0/mail', path: [] }
      const link = encodeShare({ name: 'Shop', files, settings: defaultSettings, positions: {}, selection })
      await editor.open(link.ok ? `#${link.fragment}` : '')
      const box = editor.item(/^VirtualService mail/)
      await expect(box).toHaveAttribute('aria-selected', 'true')
      await editor.expectInView(/^VirtualService mail/)
      await expect(editor.inspector.getByRole('heading', { name: 'mail' })).toBeVisible()
      expect((await box.getByText('mail', { exact: true }).first().boundingBox())!.height).toBeGreaterThan(11)
    })
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`axe in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('finds nothing serious on the welcome', async ({ editor, page }) => {
      await editor.open()
      await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
      expect(await seriousFaults(page)).toEqual([])
    })

    test('finds nothing serious in the editor', async ({ editor, page }) => {
      await editor.openExample('Bookinfo gateway')
      await editor.expectEditor()
      await editor.select(/^Server 443/)
      await expect(editor.field(/^Port number/)).toBeVisible()
      expect(await seriousFaults(page)).toEqual([])
    })

    test('finds nothing serious in the dialogs', async ({ editor, page }) => {
      await editor.openExample('Bookinfo gateway')
      for (const name of ['Share', 'Export', /^Search/]) {
        await page
          .getByRole('button', { name, exact: typeof name === 'string' })
          .first()
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await seriousFaults(page)).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    })
  })
