import { type Editor, expect, test } from './editor.ts'
import { everyKind } from './fixtures/every-kind.ts'

test('the help of a field is announced with it, opens by F1 and by its button, and gives the focus back', async ({
  editor,
  page,
}) => {
  await editor.paste(everyKind)
  await editor.select(/^Server 443/)
  const port = editor.field(/^Port number/)
  await port.focus()
  await expect(port).toHaveAccessibleDescription(/port/i)
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Port number' })
  await expect(help).toContainText('number')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await expect(port).toBeFocused()
  // On the way back from a field lies its button; on the way on it does not.
  await page.keyboard.press('Shift+Tab')
  const about = editor.inspector.getByRole('button', { name: 'About Port number' })
  await expect(about).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(about).toBeFocused()
})

test('every field of every form has a help, and says in its description what it is', async ({ editor }) => {
  await editor.paste(everyKind)
  for (const item of [/^Gateway front/, /^Server 443/, /^VirtualService shop/, /^Rule 1 cart/]) {
    await editor.select(item)
    await expect(editor.inspector.locator('[data-field]').first()).toBeVisible()
    const mute = await editor.inspector.locator('[data-field]').evaluateAll(cells =>
      cells
        .filter(cell => {
          const describing = [...cell.querySelectorAll('[aria-describedby]')].flatMap(it =>
            it.getAttribute('aria-describedby')!.split(' '),
          )
          // A part that is laid out among what it belongs to has its fields speak for it.
          const ownsFields = cell.querySelector('[data-field]') !== null
          return !ownsFields && !describing.some(id => document.getElementById(id)?.textContent)
        })
        .map(cell => (cell as HTMLElement).dataset.field),
    )
    expect(mute).toEqual([])
  }
})

test('Enter leads into the form, Escape back to the item, and the menu key to its actions', async ({
  editor,
  page,
}) => {
  await editor.paste(everyKind)
  await editor.select(/^Server 443/)
  await page.keyboard.press('Enter')
  await expect(editor.field(/^What does this port do/)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(editor.item(/^Server 443/)).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /^Edit/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(editor.item(/^Server 443/)).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: /^Edit/ }).press('Enter')
  await expect(editor.field(/^What does this port do/)).toBeFocused()
})

test('the search leads to a resource, a host and a port, and the keyboard goes along', async ({ editor }) => {
  await editor.paste(everyKind)
  await expect(editor.item(/^Gateway front/)).toBeVisible()
  await editor.search('VirtualService shop')
  await expect(editor.item(/^VirtualService shop/)).toBeFocused()
  await editor.search('443 https')
  await expect(editor.item(/^Server 443/)).toBeFocused()
  await editor.search('shop.example.com host')
  await expect(editor.item(/^Host shop\.example\.com/)).toBeFocused()
  await editor.search('Add VirtualService')
  await expect(editor.item(/^VirtualService shop-2/)).toBeFocused()
})

test('the search hears its keys though it is asked for twice', async ({ editor, page }) => {
  await editor.paste(everyKind)
  await expect(editor.item(/^Gateway front/)).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('443 https')
  await expect(field).toHaveValue('443 https')
  await page.keyboard.press('Enter')
  await expect(editor.item(/^Server 443/)).toBeFocused()
})

test('what can be done on the canvas is found by the search, and is about what is selected', async ({
  editor,
  page,
}) => {
  await editor.paste(everyKind)
  await editor.select(/^VirtualService shop/)
  await editor.search('Rename…')
  await expect(editor.field(/^Name/)).toBeFocused()
  await editor.search('Outline: the drawing')
  await expect(page.getByRole('tree', { name: 'Outline of the drawing' }).locator(':focus')).toHaveCount(1)
})

test('a link is drawn with the keyboard', async ({ editor, page }) => {
  await editor.paste(everyKind.replace('[front, elsewhere/other, mesh]', '[mesh]'))
  await editor.search('443 https')
  await expect(editor.item(/^Server 443/)).toBeFocused()
  await page.keyboard.press('l')
  await expect(page.getByText('Go to a VirtualService')).toBeVisible()
  for (let i = 0; i < 12 && !(await isFocused(editor, /^VirtualService shop/)); i++)
    await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Enter makes the link')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(editor.edge(/^Host from front port 443 to shop\.example\.com/)).toBeAttached()
})

test('the focus is never lost: not by deleting, undoing, removing lines or closing what was open', async ({
  editor,
  page,
}) => {
  await editor.paste(everyKind)
  const holds = (what: string) =>
    expect
      .poll(() => page.evaluate(() => document.activeElement !== document.body), { message: what })
      .toBe(true)

  await editor.select(/^Rule 2/)
  await page.keyboard.press('Delete')
  await expect(editor.item(/^VirtualService shop/)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(editor.canvas.getByRole('treeitem', { name: /^VirtualService shop/ })).toHaveCount(0)
  await expect(editor.canvas.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(editor.item(/^VirtualService shop/)).toBeVisible()
  await holds('undone on the canvas')
  await editor.showAll()

  await editor.select(/^Server 443/)
  await editor.inspector.getByRole('button', { name: 'Remove host 2' }).press('Enter')
  await expect(editor.inspector.getByRole('textbox', { name: 'Host 2' })).toHaveCount(0)
  await holds('a line removed')
  await editor.field('Credential name').press('Shift+Tab')
  await page.keyboard.press('Enter')
  await holds('a field reset')
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true })
  await undo.focus()
  for (let i = 0; i < 12 && (await undo.isEnabled()); i++) await page.keyboard.press('Enter')
  await expect(undo).toBeDisabled()
  await holds('nothing left to undo')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await holds('the search closed')
})

test('the outline has all of the drawing, unfolds with arrow keys, and leads to what is out of view', async ({
  editor,
  page,
}) => {
  await editor.paste(everyKind)
  await editor.select(/^Gateway front/)
  await page.keyboard.press('o')
  const outline = page.getByRole('tree', { name: 'Outline of the drawing' })
  const line = outline.locator(':focus')
  await expect(line).toHaveAttribute('aria-level', '1')
  for (let i = 0; i < 4 && !/^Gateway front/.test((await line.getAttribute('title')) ?? ''); i++)
    await page.keyboard.press('ArrowDown')
  for (const [level, name] of [
    [2, /^Server 443/],
    [3, /^Host shop\.example\.com/],
    [4, /^VirtualService shop/],
    [5, /^Rule 1 cart/],
    [6, /^Destination shop/],
  ] as const) {
    await expect(line).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(line).toHaveAttribute('aria-level', String(level))
    await expect(line).toHaveAccessibleName(name)
  }
  // Far away from where the drawing is.
  await editor.item(/^Gateway front/).focus()
  for (let i = 0; i < 12; i++) await page.keyboard.press('+')
  await outline
    .getByRole('treeitem', { name: /^Destination shop/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect(editor.item(/^Destination shop/)).toBeFocused()
  await editor.expectInView(/^Destination shop/)
})

test.describe('where less motion is asked for', () => {
  test('nothing on the page moves by itself, and the view changes at once', async ({ editor, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await editor.paste(everyKind)
    await editor.select(/^Server 443/)
    const moving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter(it => {
            const { transitionDuration, animationDuration, animationName } = getComputedStyle(it)
            const takes = (durations: string) => durations.split(', ').some(s => Number.parseFloat(s) > 0.01)
            return takes(transitionDuration) || (animationName !== 'none' && takes(animationDuration))
          })
          .map(it => `${it.tagName} ${it.className}`),
      )
    expect(await moving()).toEqual([])
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await moving()).toEqual([])
    await page.keyboard.press('Escape')
    const viewport = page.locator('.react-flow__viewport')
    const before = await viewport.getAttribute('style')
    await editor.item(/^Server 443/).focus()
    await page.keyboard.press('+')
    const after = await viewport.getAttribute('style')
    expect(after).not.toBe(before)
    // A glide would be on its way for about eleven frames.
    const later = await viewport.evaluate(async it => {
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame)
      return it.getAttribute('style')
    })
    expect(later).toBe(after)
  })
})

function isFocused(editor: Editor, name: RegExp): Promise<boolean> {
  return editor.item(name).evaluate(it => it === document.activeElement)
}
