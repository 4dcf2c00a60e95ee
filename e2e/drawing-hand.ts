import type { Locator } from '@playwright/test'
import { type Editor, expect } from './editor.ts'

/** Someone who draws. Two of them do the same: one points and clicks, one has the keyboard alone. */
export interface Hand {
  /** Opens an empty workspace from the start page. */
  begin(): Promise<void>
  /** Adds a resource to the drawing, and is then at its form. */
  add(kind: string): Promise<void>
  /** Adds a server or rule to the box that is being edited, and is then at its form. */
  addRow(button: string): Promise<void>
  /** Presses a button of the form. */
  press(button: string | RegExp): Promise<void>
  /** Writes into a text field of the form, in place of what is in it. */
  write(field: string | RegExp, text: string): Promise<void>
  /** Chooses in a list of the form. */
  choose(field: string | RegExp, option: string): Promise<void>
  /** Chooses one of a few that stand side by side. */
  pick(option: string): Promise<void>
  /** Opens a menu of the form and takes one of its items. */
  take(menu: string | RegExp, item: string | RegExp): Promise<void>
}

/** Points and clicks; only texts are typed. */
export function pointerHand(editor: Editor): Hand {
  const { page } = editor
  const form = formOf(editor)
  return {
    async begin() {
      await page.goto('/')
      await page.getByRole('button', { name: 'Start empty' }).click()
      await expect(page.getByText('Nothing to draw yet')).toBeVisible()
    },
    async add(kind) {
      const palette = page.getByRole('toolbar', { name: 'Add to the canvas' })
      await palette.getByRole('button', { name: new RegExp(`Add a ${kind} `) }).click()
      await expect(form.field('Name')).toBeVisible()
    },
    async addRow(button) {
      await editor.showAll()
      await editor.expectStill()
      // The button is on the box while the pointer is; a drawing that still moves takes the box from under it.
      const box = editor.item(new RegExp(`^(Gateway|VirtualService) ${button.split(' to ')[1]}`))
      const add = page.getByRole('button', { name: button })
      await expect(async () => {
        await box.hover({ position: { x: 40, y: 12 } })
        await expect(add).toBeVisible({ timeout: 1_000 })
      }).toPass({ timeout: 20_000 })
      await add.click()
      await expect(page.getByRole('navigation', { name: 'Part of the resource' })).toBeVisible()
    },
    press: button => form.button(button).click(),
    async write(field, text) {
      await form.field(field).click()
      await form.field(field).fill(text)
      await page.keyboard.press('Enter')
    },
    async choose(field, option) {
      await form.list(field).selectOption({ label: option })
    },
    pick: option => form.choice(option).click(),
    async take(menu, item) {
      await form.button(menu).click()
      await page.getByRole('menuitem', { name: item }).click()
    },
  }
}

/** Presses keys, and nothing else. What it wants is looked for with the tab key, as far as one would go. */
export function keyboardHand(editor: Editor): Hand {
  const { page } = editor
  const { keyboard } = page
  const form = formOf(editor)

  /** Tabs to a control, on or back. */
  async function go(to: Locator): Promise<void> {
    await expect(to).toBeVisible()
    for (let pressed = 0; ; pressed++) {
      // Where what had the focus is taken away, the page has two frames to find the focus another place.
      await expect(page.locator('body:focus'), 'the focus is somewhere').toHaveCount(0)
      const way = await to.evaluate(element => {
        const now = document.activeElement
        if (now === element) return 'there'
        return now && now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on'
      })
      if (way === 'there') return
      expect(pressed, `${to} is not far`).toBeLessThan(20)
      await keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab')
    }
  }

  return {
    async begin() {
      await page.goto('/')
      await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
      await keyboard.press('Tab')
      await keyboard.press('Tab')
      await keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Expose a service…' })).toBeFocused()
    },
    async add(kind) {
      await go(page.getByRole('button', { name: `Add a ${kind}`, exact: true }))
      await keyboard.press('Enter')
      await expect(editor.item(new RegExp(`^${kind} `))).toBeFocused()
      await keyboard.press('Enter')
      await expect(form.field('Name')).toBeFocused()
    },
    async addRow() {
      // Back to the drawing, one more, and into its form. A field that is just being left may take the first Escape.
      const rows = editor.canvas.getByRole('treeitem', { name: /^(Server|Rule) / })
      const count = await rows.count()
      await expect(async () => {
        await keyboard.press('Escape')
        await expect(focused(editor)).toHaveCount(1, { timeout: 2_000 })
      }).toPass({ timeout: 15_000 })
      await keyboard.press('a')
      await expect(rows).toHaveCount(count + 1)
      await expect(rows.last()).toBeFocused()
      await keyboard.press('Enter')
      await expect(focused(editor)).toHaveCount(0)
    },
    async press(button) {
      await go(form.button(button))
      await keyboard.press('Enter')
    },
    async write(field, text) {
      await go(form.field(field))
      await keyboard.press('Control+a')
      await keyboard.type(text)
      await keyboard.press('Enter')
    },
    async choose(field, option) {
      await go(form.list(field))
      await keyboard.type(option)
      await expect(form.list(field).locator('option:checked')).toHaveText(option)
    },
    async pick(option) {
      const group = form.choice(option).locator('xpath=..')
      const begin = group.getByRole('radio').and(editor.page.locator('[tabindex="0"]'))
      await go(begin.first())
      for (let i = 0; i < 6 && !(await isFocused(form.choice(option))); i++)
        await keyboard.press('ArrowRight')
      await expect(form.choice(option)).toBeFocused()
      if (!(await form.choice(option).isChecked())) await keyboard.press('Space')
      await expect(form.choice(option)).toBeChecked()
    },
    async take(menu, item) {
      await go(form.button(menu))
      await keyboard.press('Enter')
      const wanted = page.getByRole('menuitem', { name: item })
      await expect(wanted).toBeVisible()
      for (let i = 0; i < 20 && !(await isFocused(wanted)); i++) await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
    },
  }
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate(it => it === document.activeElement)
}

/** The box or row of the canvas that has the keyboard. */
function focused({ canvas }: Editor): Locator {
  return canvas.locator('[role="treeitem"]:focus')
}

/**
 * The controls of the inspector by name; a text is the whole name, an asterisk for what is required aside, and behind the
 * name of the part it is in where several parts have one: `Destinations › Port`.
 */
function formOf({ inspector, page }: Editor) {
  const part = (name: string | RegExp) =>
    typeof name === 'string' && name.includes(' › ')
      ? inspector.getByRole('region', { name: name.split(' › ')[0]!, exact: true })
      : inspector
  const whole = (name: string | RegExp) =>
    typeof name === 'string' ? new RegExp(`^${escaped(name.split(' › ').at(-1)!)}( \\*)?$`) : name
  return {
    button: (name: string | RegExp) =>
      part(name)
        .getByRole('button', { name: whole(name) })
        .first(),
    // One that offers values is a combobox.
    field: (name: string | RegExp) =>
      part(name)
        .getByRole('textbox', { name: whole(name) })
        .or(part(name).getByRole('combobox', { name: whole(name) }))
        .and(page.locator('input'))
        .first(),
    list: (name: string | RegExp) =>
      part(name)
        .getByRole('combobox', { name: whole(name) })
        .and(page.locator('select'))
        .first(),
    choice: (name: string) => inspector.getByRole('radio', { name, exact: true }),
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
