import { readFileSync } from 'node:fs'
import { expect, test } from './editor.ts'

test('the drawing is taken away as SVG and PNG, and printed with the files', async ({ editor, page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await editor.openExample('Bookinfo gateway')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const download = async (title: string) => {
    const file = page.waitForEvent('download')
    await dialog.getByRole('button', { name: `Download: ${title}` }).click()
    return readFileSync(await (await file).path())
  }

  const svg = (await download('An SVG picture')).toString()
  expect(svg).toMatch(/^<\?xml [\s\S]*<svg [\s\S]*>bookinfo\.com<|^<\?xml [\s\S]*reviews/)
  expect(svg).not.toMatch(/foreignObject|<style|class=/)
  await dialog.getByRole('radio', { name: 'The whole drawing' }).click()
  await dialog.getByRole('radio', { name: 'Dark' }).click()
  const whole = (await download('An SVG picture')).toString()
  expect(whole).toContain('#0f1217')

  const png = await download('A PNG picture')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const width = Number(/ width="(\d+)"/.exec(whole)?.[1])
  expect(png.readUInt32BE(16)).toBe(2 * width)

  await dialog.getByRole('button', { name: 'Print the drawing and the files' }).click()
  await expect(page.locator('html[data-printed]')).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.print-sheet')
  await expect(paper.getByRole('img')).toBeVisible()
  await expect(paper.getByText('kind: VirtualService').first()).toBeVisible()
  await expect(editor.canvas).toBeHidden()

  // The browser's own keys for it print the same.
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    dispatchEvent(new Event('afterprint'))
    document.documentElement.removeAttribute('data-printed')
  })
  await expect(paper).toHaveCount(0)
  await page.keyboard.press('Control+p')
  await expect(page.locator('html[data-printed]')).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  await expect(paper.getByRole('img')).toBeVisible()
})
