import { Editor, expect, test } from './editor.ts'

const start = 'kind: Gateway\nmetadata:\n  name: shop\n# end\n'

test('two tabs on one workspace lose no edit, and each takes back its own', async ({ editor, context }) => {
  await editor.open()
  await editor.paste(start)
  const other = new Editor(await context.newPage())
  await other.open()
  await expect(other.item(/shop/)).toBeVisible()

  await Promise.all([editor.typeAtEnd('# from the first tab'), other.typeAtEnd('# from the second tab')])
  for (const it of [editor, other])
    await expect
      .poll(async () => (await it.text()).replace(/# from the (first|second) tab/g, '').trim())
      .toBe(start.trim())
  await expect.poll(() => editor.text()).toContain('second')
  await expect.poll(() => other.text()).toContain('first')
  expect(await editor.text()).toBe(await other.text())

  await other.undo()
  await expect.poll(() => editor.text()).not.toContain('# from the second tab')
  expect(await editor.text()).toContain('# from the first tab')
})
