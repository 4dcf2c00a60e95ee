import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { measureLegibility } from '../bench/legibility-page.ts'
import { examples } from '../src/core/examples/index.ts'
import { drawnWorkspaces } from '../src/testing/drawn-workspaces.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { type Editor, expect, type GivenFile, test } from './editor.ts'

const workspaces: readonly [name: string, files: () => GivenFile[]][] = [
  ['40 resources in the usual proportions', () => manyResources(40)],
  ...Object.entries(drawnWorkspaces).map(
    ([name, make]) => [`40 resources, ${name}`, () => make(40)] as [string, () => GivenFile[]],
  ),
  [
    'a file as a person writes it',
    () => [{ name: 'shop.yaml', text: readFileSync('bench/hand-written.yaml', 'utf8') }],
  ],
]

for (const [size, viewport] of [
  ['a laptop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test.describe(`the first view on ${size}`, () => {
    test.use({ viewport })

    for (const { title } of examples)
      test(`of the example ${title} can be read, and nothing covers anything`, async ({ editor, page }) => {
        await editor.openExample(title)
        await expectLegible(editor, page)
      })

    for (const [name, files] of workspaces)
      test(`of ${name} can be read, and nothing covers anything`, async ({ editor, page }) => {
        await editor.open()
        await editor.pick(files().map(it => ({ ...it, name: it.name.replaceAll('/', '-') })))
        await editor.expectDrawn()
        await expectLegible(editor, page)
      })
  })

/** Letters of 11 px, half a tenth for rounding; no label under an overlay or on another, none of an edge on a box; few cut. */
async function expectLegible(editor: Editor, page: Page): Promise<void> {
  await editor.expectStill()
  const found = await page.evaluate(measureLegibility)
  expect(found.smallest).toBeGreaterThanOrEqual(10.95)
  expect(found.covered).toEqual([])
  expect(found.overlapping).toEqual([])
  expect(found.edgeOnBox).toEqual([])
  if (found.cut.length >= 0.05 * found.labels) expect(found.cut).toEqual([])
}
