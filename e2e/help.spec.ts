import { axeOn } from './axe.ts'
import { expect, test } from './editor.ts'

test('the page explains itself: a legend, a ? in each pane, and keys for both', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')

  // The legend stands beside the drawing, by its key and its button.
  await editor.select(/^Gateway my-gateway/)
  await page.keyboard.press('h')
  const legend = page.getByRole('complementary', { name: 'Legend' })
  await expect(legend.getByText('Dashed: not in your files')).toBeVisible()
  const [left, right] = [
    await page.getByRole('group', { name: 'Canvas' }).boundingBox(),
    await legend.boundingBox(),
  ]
  expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x + 1)
  const { violations } = await axeOn(page).include('[data-legend]').analyze()
  expect(violations.map(it => it.id)).toEqual([])
  await legend.getByRole('button', { name: 'Close the legend' }).click()
  await expect(legend).toBeHidden()
  await expect(page.getByRole('button', { name: 'Legend' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(legend).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(legend).toBeHidden()

  // F1 opens the ? of the pane that has the keyboard; ? lists the keys.
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog')
  await expect(help.getByText('Traffic runs from left to right')).toBeVisible()
  await page.keyboard.press('Escape')
  await editor.openDrawer('Problems')
  await page
    .getByRole('textbox', { name: 'Filter problems' })
    .or(page.getByLabel('Filter problems'))
    .first()
    .focus()
  await page.keyboard.press('F1')
  await expect(help.getByText('What Istio would refuse')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')

  // The outline says what it is where it stands.
  await page.getByRole('button', { name: 'Outline' }).click()
  await expect(page.getByText('The drawing as a list: what leads where')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('one bar stands above the drawing, on one line', async ({ editor, page }) => {
    await editor.openExample('Bookinfo gateway')
    const tops = []
    for (const name of ['Filter what is shown', 'Show everything', 'Outline', 'Legend', 'Help'])
      tops.push((await page.getByRole('button', { name }).first().boundingBox())!.y)
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(4)

    await page.getByRole('button', { name: 'Filter what is shown' }).click()
    await page.getByRole('combobox', { name: 'Filter' }).fill('kind:Gateway')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status', { name: 'Shown' })).toContainText('1 of 1 Gateway')
  })
})
