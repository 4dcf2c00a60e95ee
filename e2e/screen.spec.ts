import AxeBuilder from '@axe-core/playwright'
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
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`axe in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('finds nothing serious on the welcome', async ({ editor, page }) => {
      await editor.open()
      await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
      expect(await serious(page)).toEqual([])
    })

    test('finds nothing serious in the editor', async ({ editor, page }) => {
      await editor.openExample('Bookinfo gateway')
      await editor.expectEditor()
      await editor.select(/^Server 443/)
      await expect(editor.field(/^Port number/)).toBeVisible()
      expect(await serious(page)).toEqual([])
    })

    test('finds nothing serious in the dialogs', async ({ editor, page }) => {
      await editor.openExample('Bookinfo gateway')
      for (const name of ['Share', 'Export', /^Search/]) {
        await page
          .getByRole('button', { name, exact: typeof name === 'string' })
          .first()
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await serious(page)).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    })
  })

async function serious(page: import('@playwright/test').Page): Promise<string[]> {
  // Monaco's own parts are its makers' to mend.
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze()
  return violations
    .filter(it => it.impact === 'serious' || it.impact === 'critical')
    .flatMap(it => it.nodes.map(node => `${it.id}: ${node.target.join(' ')}`))
}
