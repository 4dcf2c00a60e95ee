import { readFileSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { emptyStorage, KeptContexts } from './kept-context.ts'

/** A file as a test hands it to the page. */
export interface GivenFile {
  name: string
  text: string | Buffer
}

/** The page as its user sees it: everything is found by role and name. */
export class Editor {
  readonly canvas: Locator
  readonly yaml: Locator
  readonly inspector: Locator
  readonly problems: Locator

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('tree', { name: 'Traffic' })
    this.yaml = page.getByRole('textbox', { name: /^YAML editor/ })
    this.inspector = page.getByRole('region', { name: 'Inspector' })
    this.problems = page.getByRole('region', { name: 'Problems' })
  }

  async open(fragment = ''): Promise<void> {
    await this.page.goto(`/${fragment}`)
  }

  async openExample(title: string): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: title }).click()
    await this.expectDrawn()
  }

  /** Opens a text as a workspace of its own, through the paste dialog. */
  async paste(text: string): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: 'Paste YAML' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Paste YAML' })
    await dialog.getByRole('textbox', { name: 'YAML' }).fill(text)
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  }

  async pick(files: GivenFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Open files' }).click()
    await (await chooser).setFiles(
      files.map(it => ({ name: it.name, mimeType: 'text/yaml', buffer: Buffer.from(it.text as string) })),
    )
  }

  /** Boxes outside the view are not on the page; this brings all of them into it, however small. */
  async showAll(): Promise<void> {
    // What is still to come, a pasted resource or the inspector, would move the view again.
    await this.expectStill()
    const button = this.page.getByRole('button', { name: 'Show everything' })
    await button.click()
    await button.click()
  }

  /** Monaco's own element has no size; its lines are what is seen. */
  async expectEditor(): Promise<void> {
    await expect(this.page.locator('.view-line').first()).toBeVisible()
  }

  /** Opens a tab of the drawer; folded, the drawer leaves its tabs as buttons. */
  async openDrawer(tab: 'Problems' | 'Trace' | 'Review' | 'History'): Promise<void> {
    await this.page
      .getByRole('tab', { name: tab })
      .or(this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${tab}`) }))
      .first()
      .click()
  }

  async expectDrawn(): Promise<void> {
    await expect(this.canvas.getByRole('treeitem').first()).toBeVisible()
  }

  /** A box or a row of the canvas by (a part of) its name. */
  item(name: string | RegExp): Locator {
    return this.canvas.getByRole('treeitem', { name }).first()
  }

  edge(name: string | RegExp): Locator {
    return this.page.getByRole('img', { name }).first()
  }

  /** Clicks a box or a row, which is brought into the view first where it lies beside it. */
  async select(name: string | RegExp): Promise<void> {
    const item = this.item(name)
    await this.bringIntoView(item)
    const box = await item.boundingBox()
    const position = { x: Math.min(40, (box?.width ?? 80) / 3), y: Math.min(12, (box?.height ?? 24) / 2) }
    await item.click({ position })
  }

  /** Shows everything where an item lies beside the view, as the inspector's coming can leave it. */
  async bringIntoView(item: Locator): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Show everything' })).toBeVisible()
    await this.expectStill()
    if (await this.isInView(item)) return
    await this.showAll()
    await this.expectStill()
  }

  private async isInView(item: Locator): Promise<boolean> {
    if ((await item.count()) === 0) return false
    const box = await item.boundingBox()
    const frame = await this.page.getByRole('group', { name: 'Canvas' }).boundingBox()
    return (
      box !== null &&
      frame !== null &&
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + Math.min(48, box.width) <= frame.x + frame.width &&
      box.y + Math.min(24, box.height) <= frame.y + frame.height
    )
  }

  /** Finds a resource, host, port, rule, file or command by its name, and goes to it. */
  async search(text: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Search', exact: true })
    // A page that is still starting does not hear the key yet.
    await expect(async () => {
      await this.page.keyboard.press('Control+k')
      await expect(field).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
    await field.fill(text)
    await expect(
      this.page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first(),
    ).toBeVisible()
    await this.page.keyboard.press('Enter')
  }

  /** A field of the inspector, by its label. */
  field(name: string | RegExp): Locator {
    return this.inspector.getByLabel(name).first()
  }

  async fillField(name: string | RegExp, value: string): Promise<void> {
    await this.field(name).fill(value)
    await this.field(name).press('Enter')
  }

  /** Types at the very end of the file that is open. Line breaks would be indented as the editor thinks best. */
  async typeAtEnd(text: string): Promise<void> {
    await this.goToEnd()
    await this.page.keyboard.type(text)
  }

  /** Pastes at the very end of the file that is open. */
  async pasteAtEnd(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.goToEnd()
    await this.page.evaluate(it => navigator.clipboard.writeText(it), text)
    await this.page.keyboard.press('Control+v')
  }

  /** Puts the editor's cursor at a place of the file that is open; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.yaml.focus()
    await this.page.keyboard.press('Control+Home')
    for (let i = 1; i < line; i++) await this.page.keyboard.press('ArrowDown')
    for (let i = 1; i < column; i++) await this.page.keyboard.press('ArrowRight')
  }

  private async goToEnd(): Promise<void> {
    await this.expectEditor()
    await this.yaml.focus()
    await this.page.keyboard.press('Control+End')
  }

  /** Everything there is as one YAML, as Export copies it. */
  async text(): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Export' })
    const download = this.page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download: All as one YAML file' }).click()
    return readFileSync(await (await download).path(), 'utf8')
  }

  /** The link in the dialog that shares, once it is made. */
  async link(): Promise<string> {
    const field = this.page.getByRole('textbox', { name: 'Link' })
    await expect(field).toHaveValue(/#v/)
    return field.inputValue()
  }

  async undo(): Promise<void> {
    // A toast may offer the same; the button of the bar comes first.
    await this.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  }

  async redo(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Redo', exact: true }).click()
  }

  problem(text: string | RegExp): Locator {
    return this.problems.getByText(text).first()
  }

  /** Waits until the view stands: a selection brings the inspector, which takes its room from the canvas. */
  async expectStill(): Promise<void> {
    const canvas = this.page.getByRole('group', { name: 'Canvas' })
    let last = ''
    await expect
      .poll(
        async () => {
          const transform = await canvas
            .locator('.react-flow__viewport')
            .evaluate(it => getComputedStyle(it).transform)
          const before = last
          last = `${transform} ${(await canvas.boundingBox())?.width}`
          return last === before
        },
        { intervals: [100] },
      )
      .toBe(true)
  }

  /** Draws a link from the right end of one row or box to another. */
  async dragLink(from: Locator, to: Locator): Promise<void> {
    await this.expectStill()
    const start = await edgeOf(from, 'right')
    const end = await edgeOf(to, 'left')
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 8 })
    await this.page.mouse.move(end.x + 4, end.y, { steps: 8 })
    await this.page.mouse.up()
  }

  /** Holds that a box is on the canvas as a whole, not under its edge. */
  async expectInView(name: string | RegExp): Promise<void> {
    const canvas = this.page.getByRole('group', { name: 'Canvas' })
    await expect
      .poll(async () => {
        const frame = await canvas.boundingBox()
        const box = await this.item(name).boundingBox()
        return (
          frame !== null &&
          box !== null &&
          box.x >= frame.x &&
          box.y >= frame.y &&
          box.x + box.width <= frame.x + frame.width &&
          box.y + box.height <= frame.y + frame.height
        )
      })
      .toBe(true)
  }

  /** Drags a row of a box above another row of it. */
  async dragRow(name: RegExp, above: RegExp): Promise<void> {
    await this.expectStill()
    const target = await this.item(above).boundingBox()
    if (!target) throw new Error(`Not on the page: ${above}`)
    await this.dragTo(this.item(name), { x: target.x + target.width / 2, y: target.y + 4 })
  }

  /** Opens the menu of an edge, near the end of its line. */
  async openMenuOf(edge: Locator): Promise<void> {
    await this.expectStill()
    const { x, y } = await edge
      .locator('path')
      .first()
      .evaluate(path => {
        const line = path as SVGPathElement
        const at = line.getPointAtLength(line.getTotalLength() * 0.8).matrixTransform(line.getScreenCTM()!)
        return { x: at.x, y: at.y }
      })
    await this.page.mouse.click(x, y, { button: 'right' })
  }

  /** Takes an end of an edge and drops it on something else. */
  async dragEnd(edge: Locator, end: 'source' | 'target', onto: Locator): Promise<void> {
    await this.expectStill()
    await this.dragTo(edge.locator(`.react-flow__edgeupdater-${end}`), await middle(onto))
  }

  async dragTo(from: Locator, end: { x: number; y: number }): Promise<void> {
    const start = await middle(from)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 8 })
    await this.page.mouse.move(end.x, end.y, { steps: 8 })
    await this.page.mouse.up()
  }

  /** Drags from the middle of one thing to the middle of another, as a hand does it. */
  async drag(from: Locator, to: Locator): Promise<void> {
    await this.expectStill()
    const start = await middle(from)
    const end = await middle(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 8 })
    await this.page.mouse.move(end.x, end.y, { steps: 8 })
    await this.page.mouse.up()
  }
}

/** Where a link is drawn from or to: the end of a row or box on the given side. */
export async function edgeOf(locator: Locator, side: 'left' | 'right'): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`Not on the page: ${locator}`)
  const zoom = await locator
    .page()
    .locator('.react-flow__viewport')
    .evaluate(it => new DOMMatrix(getComputedStyle(it).transform).a)
  // Of a box it is beside the title, of a row in its middle.
  const isRow = (await locator.getAttribute('aria-level')) === '2'
  const height = isRow ? box.height : Math.min(box.height, 30 * zoom)
  return { x: side === 'left' ? box.x : box.x + box.width, y: box.y + height / 2 }
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`Not on the page: ${locator}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

interface Fixtures {
  editor: Editor
  /** The fault a story injects. */
  expectedFault: RegExp | undefined
}

/** A page that fails its test when a script throws or the console complains, but for the fault a story injects. */
export const test = base.extend<Fixtures, { keptContexts: KeptContexts }>({
  keptContexts: [async ({ browser }, use) => use(new KeptContexts(browser)), { scope: 'worker' }],
  context: async (
    {
      keptContexts,
      baseURL,
      locale,
      viewport,
      colorScheme,
      hasTouch,
      isMobile,
      serviceWorkers,
      contextOptions,
    },
    use,
  ) => {
    const context = await keptContexts.take({
      ...contextOptions,
      baseURL,
      locale,
      viewport,
      colorScheme,
      hasTouch,
      isMobile,
      serviceWorkers,
    })
    await use(context)
    await keptContexts.clear(context)
  },
  page: async ({ context, baseURL }, use) => {
    const page = await context.newPage()
    await emptyStorage(page, baseURL!)
    await use(page)
  },
  expectedFault: [undefined, { option: true }],
  editor: async ({ page, expectedFault }, use) => {
    const faults: string[] = []
    const note = (fault: string) => {
      if (!expectedFault?.test(fault)) faults.push(fault)
    }
    page.on('pageerror', it => note(it.message))
    page.on('console', it => {
      if (it.type() === 'error') note(it.text())
    })
    await use(new Editor(page))
    expect(faults, 'nothing went wrong on the page').toEqual([])
  },
})

export { expect }
