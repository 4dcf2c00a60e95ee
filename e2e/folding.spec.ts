import type { Locator } from '@playwright/test'
import { manyResources } from '../src/testing/many-resources.ts'
import { expect, test } from './editor.ts'

const forty = manyResources(40)
  .map(it => it.text)
  .join('---\n')

test('a workspace of forty resources opens in cards, and what is asked for unfolds in place', async ({
  editor,
  page,
}) => {
  await editor.paste(forty)
  const card = editor.item(/^VirtualService reviews,/)
  await expect(card).toHaveAttribute('aria-expanded', 'false')
  await expect(card).toHaveAccessibleName(
    /3 rules.*reviews\.team-0\.example\.com.*leads to reviews v2 35\s%, reviews v1 65\s%/,
  )
  for (const name of ['cart', 'orders-2']) await editor.expectInView(new RegExp(`^VirtualService ${name},`))

  await test.step('a click unfolds one card at a time', async () => {
    await editor.select(/^VirtualService reviews,/)
    await expect(editor.item(/^Rule 2 api, GET \/api\/reviews/)).toBeVisible()
    await expect(editor.item(/^Destination reviews.*subset v2/)).toBeVisible()
    await editor.select(/^VirtualService prices,/)
    await expect(editor.item(/^Rule 2 api, GET \/api\/prices/)).toBeVisible()
    await expect(editor.item(/^VirtualService reviews,/)).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('the search leads to a rule that is folded away', async () => {
    await editor.search('api mail rule')
    await expect(editor.item(/^Rule 2 api, GET \/api\/mail/)).toBeVisible()
  })

  await test.step('keys fold and unfold, and the workspace keeps it', async () => {
    const stock = editor.item(/^VirtualService stock,/)
    await stock.focus()
    await page.keyboard.press('Enter')
    await expect(stock).toHaveAttribute('aria-expanded', 'true')
    await expect(stock).toBeFocused()
    await page.keyboard.press('c')
    await expect(stock).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('u')
    await expect(stock).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('k')
    await expect(stock).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('the menu of a card leads to the rules that links begin at', async () => {
    await editor.item(/^VirtualService stock,/).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Unfold to link a rule to a service' }).click()
    await expect(editor.item(/^Rule 2 api, GET \/api\/stock/)).toBeVisible()
  })

  await test.step('so does a link that is drawn from a card and let go beside it', async () => {
    const orders = editor.item(/^VirtualService orders,/)
    await page.getByRole('button', { name: 'Show everything' }).click()
    await editor.expectInView(/^VirtualService orders,/)
    await editor.expectStill()
    await orders.hover()
    const card = (await orders.boundingBox())!
    const gateway = (await editor.item(/^Gateway public/).boundingBox())!
    await page.mouse.move(card.x + card.width, card.y + card.height / 2)
    await page.mouse.down()
    await page.mouse.move(gateway.x + 60, gateway.y + gateway.height + 60, { steps: 6 })
    await page.mouse.move(gateway.x + 40, gateway.y + gateway.height + 80, { steps: 6 })
    await page.mouse.up()
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: /^Add a Service for/ }).first()).toBeVisible()
    await menu.getByRole('menuitem', { name: 'Unfold it, to draw from a rule' }).click()
    await expect(editor.item(/^Rule 2 api, GET \/api\/orders/)).toBeVisible()
  })
})

test('a thousand resources open as a box a gateway, which unfolds', async ({ editor }) => {
  test.slow()
  await editor.open()
  const text = manyResources(1000).map(it => it.text)
  await editor.pick([{ name: 'all.yaml', text: text.join('---\n') }])
  const group = editor.item(/^Group public, team-3,/)
  await expect(group).toBeVisible({ timeout: 60_000 })
  await expect(group).toHaveAccessibleName(/13 VirtualServices, 39 rules, leads to/)
  await group.click()
  await expect(editor.item(/^VirtualService media, team-3,/)).toBeVisible()
})

test('what is zoomed at unfolds in its place and folds again, unless the level is pinned', async ({
  editor,
  page,
}) => {
  await editor.paste(forty)
  const card = editor.item(/^VirtualService prices,/)
  await expect(card).toHaveAttribute('aria-expanded', 'false')
  await editor.expectStill()
  const at = await cornerOf(card)
  await page.mouse.move(at.x + 30, at.y + 12)

  await test.step('it opens under the pointer', async () => {
    await wheel(-360)
    await expect(card).toHaveAttribute('aria-expanded', 'true')
    await editor.expectStill()
    const now = await cornerOf(card)
    expect(Math.abs(now.x - at.x)).toBeLessThan(30)
    expect(Math.abs(now.y - at.y)).toBeLessThan(30)
    for (const name of ['cart', 'orders'])
      await expect(editor.item(new RegExp(`^VirtualService ${name},`))).toHaveAttribute(
        'aria-expanded',
        'false',
      )
  })

  await test.step('and folds as the zoom goes back', async () => {
    await wheel(360)
    await expect(card).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('keys and buttons do the same for what is selected or in the middle', async () => {
    await card.focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('+')
    await expect(card).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('0')
    await expect(card).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('a pinned level stays, and so does a pinned box', async () => {
    await page.keyboard.press('z')
    await expect(page.getByRole('button', { name: 'Unpin the level' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    for (let i = 0; i < 4; i++) await page.keyboard.press('+')
    await expect(card).toHaveAttribute('aria-expanded', 'false')
    await page.getByRole('button', { name: 'Unpin the level' }).click()
    await page.keyboard.press('0')
    await card.focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('+')
    await expect(card).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('b')
    for (let i = 0; i < 4; i++) await page.keyboard.press('-')
    await expect(card).toHaveAttribute('aria-expanded', 'true')
  })

  async function wheel(delta: number) {
    await page.keyboard.down('Control')
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, delta / 6)
    await page.keyboard.up('Control')
  }

  async function cornerOf(item: Locator) {
    const box = await item.boundingBox()
    if (!box) throw new Error('Not on the page')
    return box
  }
})
