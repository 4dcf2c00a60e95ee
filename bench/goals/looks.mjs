// What a user does in a large workspace without changing it.
import { settled } from './open-page.mjs'

/** What a user does to look about. */
export const looks = {
  async panning(page) {
    await overCanvas(page)
    for (let i = 0; i < 12; i++) await wheel(page, 60, i < 8 ? 240 : -240)
  },
  async zooming(page) {
    await overCanvas(page)
    await page.keyboard.down('Control')
    for (let i = 0; i < 12; i++) await wheel(page, 0, i < 6 ? -120 : 120)
    await page.keyboard.up('Control')
    await settled(page)
  },
  async selecting(page) {
    for (let i = 0; i < 4; i++) {
      const boxes = await page.locator('[data-canvas] [role="treeitem"]').all()
      const box = boxes[Math.floor((boxes.length * (2 * i + 1)) / 8)]
      await box?.click({ position: { x: 20, y: 10 }, timeout: 5000 }).catch(() => undefined)
      await settled(page)
    }
    await page.keyboard.press('Escape')
    await settled(page)
  },
  async searching(page) {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: 'Search', exact: true }).waitFor()
    for (const it of 'vs-7') {
      await page.keyboard.press(it)
      await settled(page)
    }
    await page.keyboard.press('Enter')
    await settled(page)
    await page.keyboard.press('Escape')
  },
  async 'finding in all files'(page) {
    await page.keyboard.press('ControlOrMeta+Shift+f')
    await page.getByRole('textbox', { name: 'Find', exact: true }).waitFor()
    for (const it of ['s', 'v', 'c', '-', '1', 'Backspace', 'Backspace']) {
      await page.keyboard.press(it)
      await settled(page)
    }
    await page.keyboard.press('Escape')
  },
  async 'opening panes'(page) {
    for (const tab of ['Problems', 'Trace', 'Review', 'History']) {
      await page
        .getByRole('tab', { name: tab })
        .or(page.getByRole('main').getByRole('button', { name: new RegExp(`^${tab}`) }))
        .first()
        .click()
      await settled(page)
    }
    for (const mode of ['Table', 'Traffic', 'Drawing']) {
      await page.getByRole('radio', { name: mode, exact: true }).first().click()
      await settled(page)
    }
  },
}

async function overCanvas(page) {
  const { x, y, width, height } = await page.locator('[data-canvas]').boundingBox()
  await page.mouse.move(x + width / 2, y + height / 2)
}

async function wheel(page, x, y) {
  await page.mouse.wheel(x, y)
  await page.waitForTimeout(60)
}
