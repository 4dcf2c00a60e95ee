import { type Editor, expect, test } from './editor.ts'

const tabs = ['Problems', 'Trace', 'History'] as const

/** How a tab of the drawer is opened, each from whatever state the screen is in. */
const ways: readonly { way: string; tab: (typeof tabs)[number]; open: (editor: Editor) => Promise<void> }[] =
  [
    ...tabs.map(tab => ({ way: `the tab ${tab}`, tab, open: (editor: Editor) => openTab(editor, tab) })),
    {
      way: 'the status in the top bar',
      tab: 'Problems',
      open: ({ page }) =>
        page
          .getByRole('banner')
          .getByRole('button', { name: /warning|unresolved|No problems/ })
          .click(),
    },
    {
      way: 'a request in the inspector',
      tab: 'Trace',
      open: ({ inspector }) =>
        inspector
          .getByRole('button', { name: /Reaches it/ })
          .first()
          .click(),
    },
    { way: 'a command', tab: 'History', open: editor => editor.search('Show history') },
    { way: 'a command', tab: 'Problems', open: editor => editor.search('Show problems') },
  ]

const states: readonly { state: string; enter: (editor: Editor) => Promise<void> }[] = [
  { state: 'as it is', enter: async () => {} },
  { state: 'with the drawer hidden', enter: hideDrawer },
  {
    state: 'with the drawer maximised',
    enter: async editor => {
      await openTab(editor, 'Problems')
      await editor.page.getByRole('button', { name: 'Maximise the drawer' }).click()
    },
  },
  {
    state: 'with the drawer hidden while it was maximised',
    enter: async editor => {
      await openTab(editor, 'Trace')
      await editor.page.getByRole('button', { name: 'Maximise the drawer' }).click()
      await hideDrawer(editor)
    },
  },
  {
    state: 'after the window was narrow',
    enter: async editor => {
      await narrow(editor)
      await wide(editor)
    },
  },
  {
    state: 'after the drawer was hidden and the window narrow',
    enter: async editor => {
      await hideDrawer(editor)
      await narrow(editor)
      await pane(editor, 'Trace').click()
      await wide(editor)
    },
  },
]

for (const { state, enter } of states)
  test(`each tab of the drawer opens by any way, ${state}`, async ({ editor, page }) => {
    test.setTimeout(120_000)
    await editor.openExample('Bookinfo gateway')
    await editor.select(/^Rule 1, cookie/)
    await expect(editor.inspector.getByRole('button', { name: /Reaches it/ }).first()).toBeVisible()
    for (const { way, tab, open } of ways)
      await test.step(`${way} → ${tab}`, async () => {
        await restore(editor)
        await enter(editor)
        await open(editor)
        await expect(page.getByRole('region', { name: tab })).toBeVisible()
        await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
      })
  })

test('every pane hides and comes back, alone and when all are hidden', async ({ editor, page }) => {
  test.slow()
  await editor.openExample('Bookinfo gateway')
  await editor.select(/^Server 443/)
  const panes = ['Files', 'YAML', 'Inspector', 'Problems and history']
  const region = (name: string) =>
    page.getByRole('region', { name: name === 'Problems and history' ? 'Problems' : name, exact: true })
  for (const name of panes) if (!(await isShown(editor, name))) await toggle(editor, name)
  for (const order of [panes, [...panes].reverse()]) {
    for (const name of order) {
      await toggle(editor, name)
      await expect(region(name)).toHaveCount(0)
    }
    await expect(editor.item(/^Server 443/)).toBeVisible()
    for (const name of order) {
      await toggle(editor, name)
      await expect(region(name)).toBeVisible()
    }
  }
})

test('the canvas has the room: the drawer is folded, and the inspector comes and goes with the selection', async ({
  editor,
  page,
}) => {
  const canvas = page.getByRole('group', { name: 'Canvas' })
  const width = async () => (await canvas.boundingBox())!.width
  await editor.openExample('Bookinfo gateway')
  await expect(page.getByRole('button', { name: 'Show the drawer' })).toBeVisible()
  await expect(editor.inspector).toHaveCount(0)
  const alone = await width()

  await editor.select(/^Server 443/)
  await expect(editor.inspector).toBeVisible()
  await expect.poll(width).toBeLessThan(alone)
  expect(await width()).toBeGreaterThanOrEqual(560)
  await editor.expectInView(/^Server 443/)
  const yaml = (await page.getByRole('region', { name: 'YAML', exact: true }).boundingBox())!
  const form = (await editor.inspector.boundingBox())!
  expect(form.x + form.width).toBeLessThanOrEqual(yaml.x + 1)
  expect(yaml.height).toBeGreaterThan(700)

  await page.setViewportSize({ width: 1280, height: 800 })
  await expect
    .poll(async () => {
      const above = await page.getByRole('region', { name: 'YAML', exact: true }).boundingBox()
      const below = await editor.inspector.boundingBox()
      return above !== null && below !== null && below.y >= above.y + above.height - 1
    })
    .toBe(true)

  await editor.inspector.getByRole('button', { name: 'Close the inspector' }).click()
  await expect(editor.inspector).toHaveCount(0)
  await expect(editor.item(/^Server 443/)).toHaveAttribute('aria-selected', 'false')
})

test('each tab of the drawer keeps the height it was left with, hidden in between or not', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  const height = async () =>
    Math.round((await page.getByRole('region', { name: /^(Problems|Trace)$/ }).boundingBox())!.height)
  await openTab(editor, 'Problems')
  const before = await height()
  await page.getByRole('separator', { name: 'Height of the drawer' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(height).toBeGreaterThan(before)
  const left = await height()
  await openTab(editor, 'Trace')
  await expect.poll(height).not.toBe(left)
  await hideDrawer(editor)
  await openTab(editor, 'Problems')
  await expect.poll(height).toBe(left)
  await page.reload()
  await editor.expectDrawn()
  await expect.poll(height).toBe(left)
})

test('a page whose kept layout is nonsense opens all the same', async ({ editor, page }) => {
  await page.addInitScript(() => {
    for (const panels of [
      'canvas',
      'canvas:drawer-problems',
      'canvas:drawer-trace',
      'yaml',
      'yaml:inspector',
      'centre',
    ])
      for (const group of ['centre-rows', 'side-rows', 'main-columns'])
        localStorage.setItem(`react-resizable-panels:drawbridge.${group}:${panels}`, '{"canvas":')
    localStorage.setItem('react-resizable-panels:drawbridge.columns:files:main:side', 'null')
    localStorage.setItem('react-resizable-panels:drawbridge.columns:main:side', '[1e999,"x"]')
    localStorage.setItem('drawbridge.layout', '{"drawerTab":"__proto__","drawer":"yes","narrowTab":7}')
  })
  await editor.openExample('Bookinfo gateway')
  for (const tab of tabs) {
    await openTab(editor, tab)
    await expect(page.getByRole('region', { name: tab })).toBeVisible()
  }
})

test.describe('a fault', () => {
  test.use({ expectedFault: /Injected fault/ })

  test('of the whole page leaves the text readable, and the page can be shown again', async ({
    editor,
    page,
  }) => {
    await editor.openExample('Bookinfo gateway')
    await editor.expectEditor()
    // Everything on the page asks for the width of the screen when it is drawn again.
    await page.evaluate(() => {
      const matchMedia = window.matchMedia
      window.matchMedia = () => {
        throw new Error('Injected fault')
      }
      Object.assign(window, { mend: () => (window.matchMedia = matchMedia) })
    })
    await page.setViewportSize({ width: 700, height: 900 })

    await expect(page.getByRole('heading', { name: 'The page could not be shown' })).toBeVisible()
    await expect(page.getByText('Your files are unchanged and kept in this browser')).toBeVisible()
    const text = page.getByRole('textbox', { name: 'Text of gateway.yaml' })
    await expect(text).toHaveValue(/kind: Gateway/)
    await page.getByRole('combobox', { name: 'File' }).selectOption('reviews.yaml')
    await expect(page.getByRole('textbox', { name: 'Text of reviews.yaml' })).toHaveValue(/VirtualService/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy this file' }).click()
    await expect(page.getByText('Copied', { exact: true })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('kind: VirtualService')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all files' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.zip$/)
    await page.getByText('Report the error').click()
    const report = page.getByRole('textbox', { name: 'Report' })
    await expect(report).toHaveValue(/Stopped: The page\nError: Injected/)
    await expect(report).toHaveValue(/opened a workspace/)
    await expect(report).not.toHaveValue(/bookinfo/i)

    // While the fault lasts, another attempt ends here again.
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'The page could not be shown' })).toBeVisible()
    await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'Try again' }).click()
    await editor.expectDrawn()
    await editor.expectEditor()
  })

  test('that comes with the kept layout ends when the layout is reset', async ({ editor, page }) => {
    await editor.openExample('Bookinfo gateway')
    await editor.expectEditor()
    await openTab(editor, 'Problems')
    await page.evaluate(() => {
      window.matchMedia = () => {
        throw new Error('Injected fault')
      }
    })
    await page.setViewportSize({ width: 700, height: 900 })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'Reset the layout and reload' }).click()
    await editor.expectDrawn()
    await expect(page.getByRole('button', { name: 'Show the drawer' })).toBeVisible()
  })
})

test.describe('a part that cannot be loaded', () => {
  test.use({ expectedFault: /Failed to fetch|Failed to load|net::|dynamically imported|Unable to preload/ })

  test('of a dialog leaves the page as it is and says so', async ({ editor, page }) => {
    await page.route(/ShareDialog-/, route => route.abort())
    await editor.openExample('Bookinfo gateway')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await expect(page.getByText('The dialog could not be opened')).toBeVisible()
    await expect(editor.item(/^Gateway my-gateway/)).toBeVisible()
  })

  test('of a pane leaves the others, and the editor leaves the text', async ({ editor, page }) => {
    await page.route(/(YamlPane|InspectorPane)-[^/]*\.js/, route => route.abort())
    await editor.openExample('Bookinfo gateway')
    await expect(page.getByText('The editor could not be shown')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Text of gateway.yaml' })).toHaveValue(/kind: Gateway/)
    await editor.select(/^Server 443/)
    await expect(page.getByText('The inspector could not be shown')).toBeVisible()
    await expect(editor.item(/^Server 443/)).toBeVisible()

    await page.getByRole('button', { name: 'Report…' }).last().click()
    const dialog = page.getByRole('dialog', { name: 'Report an error' })
    const report = dialog.getByRole('textbox', { name: 'Report' })
    await expect(report).toHaveValue(
      /^Drawbridge \d+\.\d+\.\d+\nBrowser: .*\nPage: .*\nStopped: The (inspector|editor)\n/,
    )
    await expect(report).not.toHaveValue(/my-gateway/)
    await dialog.getByRole('checkbox', { name: 'Include my YAML' }).check()
    await expect(report).toHaveValue(/# gateway\.yaml\n(.|\n)*name: my-gateway/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await dialog.getByRole('button', { name: 'Copy the report' }).click()
    await expect(dialog.getByText('Copied', { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')

    await editor.search('About Drawbridge')
    await page.getByText(/^monaco-editor \d/).click()
    await expect(
      page
        .getByText(/Microsoft Corporation/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await expect(page.getByText(/^react-dom \d+\S+ MIT$/)).toBeVisible()
  })
})

async function openTab(editor: Editor, name: (typeof tabs)[number]): Promise<void> {
  await editor.openDrawer(name)
}

async function hideDrawer({ page }: Editor): Promise<void> {
  await page.getByRole('button', { name: 'Hide the drawer' }).click()
  await expect(page.getByRole('button', { name: 'Show the drawer' })).toBeVisible()
}

/** Puts the drawer back as it was, whatever became of it. */
async function restore({ page }: Editor): Promise<void> {
  const show = page.getByRole('button', { name: 'Show the drawer' })
  if (await show.isVisible()) await show.click()
  const smaller = page.getByRole('button', { name: 'Restore the drawer' })
  if (await smaller.isVisible()) await smaller.click()
}

function pane({ page }: Editor, name: string) {
  return page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${name}`) })
}

async function narrow(editor: Editor): Promise<void> {
  await editor.page.setViewportSize({ width: 600, height: 900 })
  await expect(pane(editor, 'Canvas')).toBeVisible()
}

async function wide(editor: Editor): Promise<void> {
  await editor.page.setViewportSize({ width: 1440, height: 900 })
  await expect(pane(editor, 'Canvas')).toHaveCount(0)
}

async function toggle({ page }: Editor, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Panes', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) }).click()
  await page.keyboard.press('Escape')
}

async function isShown({ page }: Editor, name: string): Promise<boolean> {
  await page.getByRole('button', { name: 'Panes', exact: true }).click()
  const item = page.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) })
  const shown = (await item.getAttribute('aria-checked')) === 'true'
  await page.keyboard.press('Escape')
  await expect(item).toHaveCount(0)
  return shown
}
