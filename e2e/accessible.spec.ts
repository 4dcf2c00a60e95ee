import { seriousFaults } from './axe.ts'
import { type Editor, expect, test } from './editor.ts'
import { everyKind } from './fixtures/every-kind.ts'

// In the dark the page is built of the same parts in other colours.
const looks = [
  ['light', undefined],
  ['dark', ['color-contrast']],
] as const

for (const [colorScheme, rules] of looks)
  test.describe(`axe, ${colorScheme}, finds nothing serious`, () => {
    test.use({ colorScheme })

    const check = (editor: Editor, what: string) =>
      test.step(what, async () => {
        // What is under the pointer lights its way and fades the rest, for as long as it is there.
        await editor.page.mouse.move(1, 1)
        expect.soft(await seriousFaults(editor.page, rules), what).toEqual([])
      })

    test('in the forms of every kind', async ({ editor }) => {
      test.setTimeout(300_000)
      await editor.paste(everyKind)
      await editor.showAll()
      for (const [name, item] of [
        ['a Gateway', /^Gateway front/],
        ['a server with TLS', /^Server 443/],
        ['a VirtualService', /^VirtualService shop/],
        ['a rule with all its parts', /^Rule 1 cart/],
        ['a redirect', /^Rule 2/],
        ['a Gateway that is not here', /^Gateway other/],
      ] as const) {
        await editor.select(item)
        await check(editor, name)
      }
      for (const [name, kind] of [
        ['a DestinationRule', 'DestinationRule shop'],
        ['a ServiceEntry', 'ServiceEntry api'],
        ['a Service', 'Service shop'],
      ] as const) {
        await editor.search(kind)
        await check(editor, name)
      }
    })

    test('in a canary, its traffic and the views of the Trace drawer', async ({ editor, page }) => {
      test.setTimeout(180_000)
      await editor.open()
      await page.getByRole('button', { name: 'Paste YAML' }).click()
      await expect(page.getByRole('dialog', { name: 'Paste YAML' })).toBeVisible()
      await check(editor, 'the paste dialog')
      await page.keyboard.press('Escape')

      await editor.openExample('Canary release')
      await editor.item(/^Rule 2 checkout/).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Plan a canary…' }).click()
      await expect(page.getByRole('region', { name: 'Canary' })).toBeVisible()
      await check(editor, 'the canary panel')

      await editor.typeAtEnd('# changed')
      await editor.openDrawer('Trace')
      const trace = page.getByRole('region', { name: 'Trace' })
      for (const view of ['Saved', 'Changes', 'All routes', 'Traffic']) {
        await trace.getByRole('radio', { name: view }).click()
        await expect(trace.getByRole('radio', { name: view })).toBeChecked()
        await check(editor, view)
        if (view !== 'Changes') continue
        await trace.getByRole('radio', { name: 'Text' }).click()
        await expect(trace.getByRole('button', { name: /^Take back line/ })).toBeVisible()
        await check(editor, 'the text diff')
      }
      await page.getByRole('radio', { name: 'Traffic', exact: true }).first().click()
      await expect(page.getByRole('status', { name: 'Traffic shown' })).toBeVisible()
      await check(editor, 'the traffic on the canvas')
    })

    test('in the panes, menus and dialogs', async ({ editor, page }) => {
      test.setTimeout(300_000)
      await editor.paste(everyKind)
      await expect(editor.item(/^Gateway front/)).toBeVisible()
      await check(editor, 'Problems')
      await editor.openDrawer('Trace')
      const trace = page.getByRole('region', { name: 'Trace' })
      await trace.getByRole('textbox', { name: 'Request' }).fill('https://shop.example.com/cart/1')
      await check(editor, 'Trace')
      await trace.getByRole('radio', { name: 'All routes' }).click()
      await check(editor, 'All routes')
      await editor.openDrawer('History')
      await check(editor, 'History')

      await editor.select(/^Server 443/)
      await editor.field(/^Port number/).press('F1')
      await expect(page.getByRole('dialog', { name: 'Port number' })).toBeVisible()
      await check(editor, 'the help of a field')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Outline' }).click()
      await check(editor, 'the outline')
      await page.keyboard.press('Escape')

      await editor.typeAtEnd('# changed')
      for (const [name, opened] of [
        ['Drawbridge menu', 'menu'],
        ['Add', 'menu'],
        ['Theme', 'menu'],
        ['Share', 'dialog'],
        ['Export', 'dialog'],
        ['Search', 'dialog'],
      ] as const) {
        await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
        await expect(page.getByRole(opened)).toBeVisible()
        // The form of a pull request comes once the changes are compared.
        if (name === 'Export') await expect(page.getByRole('textbox', { name: 'New branch' })).toBeVisible()
        await check(editor, name)
        await page.keyboard.press('Escape')
        await expect(page.getByRole(opened)).toHaveCount(0)
      }
      for (const command of ['Workspace settings', 'Keyboard shortcuts']) {
        await editor.search(command)
        await expect(page.getByRole('dialog', { name: command })).toBeVisible()
        await check(editor, command)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await page.getByRole('tab', { name: 'Problems' }).click()
      await page.getByRole('button', { name: 'All checks', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check(editor, 'All checks')
      await page.keyboard.press('Escape')
      await editor.item(/^Rule 1 cart/).click({ button: 'right' })
      await expect(page.getByRole('menu')).toBeVisible()
      await check(editor, 'the actions of a rule')
    })

    test.describe('at the width of a phone', () => {
      test.use({ viewport: { width: 390, height: 844 } })

      test('on the start page and in each pane', async ({ editor, page }) => {
        test.setTimeout(120_000)
        await editor.open()
        await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
        await check(editor, 'the start page')
        await editor.paste(everyKind)
        await editor.select(/^Gateway front/)
        const panes = page.getByRole('navigation', { name: 'Panes' })
        for (const name of ['Canvas', 'YAML', 'Inspector', 'Problems', 'Trace', 'More']) {
          await panes.getByRole('button', { name: new RegExp(`^${name}`) }).click()
          await check(editor, name)
        }
      })
    })
  })

test('a button says what it is for under a resting pointer and while the keyboard is on it, until Escape', async ({
  editor,
  page,
}) => {
  await editor.openExample('Canary release')
  const tooltip = page.getByRole('tooltip')
  const hides = page.getByRole('button', { name: 'Hide the requests to try' })
  await hides.hover()
  await expect(tooltip).toHaveText('Hide the requests to try')
  // It can be read with the pointer on it.
  await tooltip.hover()
  await expect(tooltip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tooltip).toHaveCount(0)

  await page.getByRole('button', { name: 'Undo', exact: true }).hover()
  await expect(tooltip).toHaveText(/Nothing to undo/)
  await page.mouse.move(1, 400)
  await expect(tooltip).toHaveCount(0)

  await hides.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(hides).toBeFocused()
  await expect(tooltip).toHaveText('Hide the requests to try')
  await page.keyboard.press('Tab')
  await expect(tooltip).toHaveCount(0)
})
