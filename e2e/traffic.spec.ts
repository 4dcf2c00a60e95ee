import { axeOn } from './axe.ts'
import { type Editor, expect, test } from './editor.ts'

function traffic({ page }: Editor) {
  const table = page.getByRole('table', { name: 'Traffic by destination' })
  return {
    table,
    mix: page.getByRole('region', { name: 'Mix' }),
    shown: page.getByRole('status', { name: 'Traffic shown' }),
    async show() {
      await page.getByRole('radio', { name: 'Traffic', exact: true }).first().click()
    },
    async openTable() {
      await page.getByRole('button', { name: 'Show the traffic as a table' }).click()
      await expect(table).toBeVisible()
    },
    /** The share in the row of a destination, as a number. */
    async share(name: RegExp): Promise<number> {
      const words = await table.getByRole('row', { name }).getByRole('cell').first().innerText()
      return Number.parseFloat(words)
    },
  }
}

/** The percentage in an accessible name: `…, 36.7 % of the mix`. */
async function percentOf(item: ReturnType<Editor['item']>): Promise<number> {
  const name = (await item.getAttribute('aria-label')) ?? ''
  return Number.parseFloat(/([\d.]+) %[^,]* of the mix/.exec(name)?.[1] ?? 'NaN')
}

test('the drawing becomes a flow whose numbers add up, and the table says the same', async ({ editor }) => {
  await editor.openExample('Canary release')
  const it = traffic(editor)
  await it.show()
  await expect(it.shown).toContainText('100 % arrive')
  await it.openTable()
  const shares = []
  for (const [box, row] of [
    [/^Destination checkout.*subset v1/, /^checkout v1/],
    [/^Destination checkout.*subset v2/, /^checkout v2/],
    [/^Destination storefront/, /^storefront/],
  ] as const) {
    const drawn = await percentOf(editor.item(box))
    expect(drawn).toBe(await it.share(row))
    shares.push(drawn)
  }
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0)
  await expect(it.table.getByRole('row', { name: /^Total/ })).toContainText('100 %')
  expect(await percentOf(editor.item(/^VirtualService shop/))).toBe(100)
  await expect(editor.edge(/^Route from shop rule 2 to checkout v1.*30 % of the mix/)).toBeAttached()
})

test('the flow follows a weight while its slider moves, and stays with what was written', async ({
  editor,
  page,
}) => {
  test.slow()
  await editor.openExample('Canary release')
  const it = traffic(editor)
  await it.show()
  const before = await editor.text()
  await editor.select(/^Rule 2/)
  await editor.showAll()
  const v2 = editor.item(/^Destination checkout.*subset v2/)
  await expect.poll(() => percentOf(v2)).toBe(36.7)
  const slider = editor.inspector.getByRole('slider', { name: /v2/ })
  await slider.focus()
  await page.keyboard.down('ArrowRight')
  await page.keyboard.down('ArrowRight')
  await page.keyboard.down('ArrowRight')
  await expect.poll(() => percentOf(v2)).toBe(37.7)
  // Nothing is written yet.
  await expect(page.getByRole('button', { name: 'Undo', exact: true }).first()).toBeDisabled()
  await page.keyboard.up('ArrowRight')
  await expect.poll(() => editor.text()).toContain('weight: 13')
  await expect.poll(() => percentOf(v2)).toBe(37.7)
  await editor.undo()
  expect(await editor.text()).toBe(before)
  await expect.poll(() => percentOf(v2)).toBe(36.7)
})

test('saved requests flow at their rates, and what is stopped says why', async ({ editor, page }) => {
  test.slow()
  await editor.openExample('Canary release')
  const it = traffic(editor)
  await it.show()
  await it.openTable()
  const pane = page.getByRole('region', { name: 'Trace' })
  for (const url of ['https://shop.example.com/checkout', 'https://nobody.example.com/']) {
    await pane.getByRole('radio', { name: 'Request', exact: true }).click()
    await pane.getByRole('textbox', { name: 'Request' }).fill(url)
    await pane.getByRole('button', { name: 'Save this request' }).click()
  }
  await pane.getByRole('radio', { name: 'Traffic' }).click()
  await it.mix.getByRole('radio', { name: 'Saved requests (2)' }).click()
  const rate = it.mix.getByRole('spinbutton', { name: /^Rate of .*checkout/ })
  await rate.fill('30')
  await rate.press('Enter')
  await it.mix.getByRole('spinbutton', { name: /^Rate of .*nobody/ }).fill('10')
  await page.keyboard.press('Enter')
  await expect(it.shown).toContainText('40 rps · 75 % arrive · 25 % stopped')
  await expect(editor.item(/^Destination checkout.*subset v1.*67.5 % · 27 rps of the mix/)).toBeAttached()
  await expect(editor.item(/^Stopped Connection closed.*25 % · 10 rps of the mix/)).toBeAttached()
  await expect(it.table.getByRole('row', { name: /^Total/ })).toContainText('40')

  await it.mix.getByRole('checkbox', { name: /checkout/ }).uncheck()
  await expect(it.shown).toContainText('10 rps · 0 % arrive · 100 % stopped')
  await it.table.getByRole('button', { name: /^Trace .*nobody/ }).click()
  await expect(pane.getByRole('status', { name: 'Outcome' })).toContainText('filter_chain_not_found')
})

test('a rule can be given more, or left out', async ({ editor }) => {
  await editor.openExample('Canary release')
  const it = traffic(editor)
  await it.show()
  await it.openTable()
  await it.mix.getByRole('spinbutton', { name: 'Rate of shop rule 3 (storefront)' }).fill('2')
  await it.mix.getByRole('spinbutton', { name: 'Rate of shop rule 3 (storefront)' }).press('Enter')
  await expect.poll(() => it.share(/^storefront/)).toBe(50)
  await it.mix.getByRole('checkbox', { name: 'Count shop rule 1 (testers)' }).uncheck()
  await expect.poll(() => it.share(/^storefront/)).toBe(66.7)
})

/** Animations that run on the page and never end. */
function endless(editor: Editor): Promise<number> {
  return editor.page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(
          it => it.playState === 'running' && it.effect?.getTiming().iterations === Number.POSITIVE_INFINITY,
        ).length,
  )
}

test('dots move along the bands, unless less motion is asked for', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  expect(await endless(editor)).toBe(0)
  const it = traffic(editor)
  await it.show()
  await expect.poll(() => endless(editor)).toBeGreaterThan(3)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => endless(editor)).toBe(0)
  await expect(editor.item(/^VirtualService shop.*100 % of the mix/)).toBeVisible()
})

test('a shortcut leads to the traffic and back', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  const it = traffic(editor)
  await page.keyboard.press('Control+Shift+L')
  await expect(it.shown).toBeVisible()
  await page.keyboard.press('Control+Shift+L')
  await expect(it.shown).toBeHidden()
  await expect(editor.edge(/^Route from shop rule 2 to checkout v1, 90 %$/)).toBeAttached()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('finds nothing serious in the traffic, idle boxes included', async ({ editor, page }) => {
      test.slow()
      await editor.openExample('Bookinfo gateway')
      const it = traffic(editor)
      await it.show()
      await it.openTable()
      await expect(editor.item(/^Server 80 .* 0 % of the mix/)).toBeVisible()
      const shown = axeOn(page).include('[data-canvas]').include('[data-pane="trace"]')
      const { violations } = await shown.analyze()
      const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(found.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
    })
  })
}
