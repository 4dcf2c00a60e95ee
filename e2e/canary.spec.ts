import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './editor.ts'

function panel(page: Page): Locator {
  return page.getByRole('region', { name: 'Canary' })
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; data: Buffer }> {
  const waiting = page.waitForEvent('download')
  await click()
  const download = await waiting
  return { name: download.suggestedFilename(), data: readFileSync(await download.path()) }
}

test('a canary is planned and goes to its next step', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  const before = await editor.text()
  await editor.item(/^Rule 2 checkout/).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Plan a canary…' }).click()
  const canary = panel(page)
  await expect(canary.getByRole('button', { name: /^Canary/ })).toBeFocused()

  const steps = canary.getByRole('list', { name: 'Canary steps' })
  await expect(steps.locator('[aria-current="step"]')).toContainText('90 / 10')
  await canary.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('menuitemradio', { name: '10 · 50 · 100', exact: true }).click()
  await canary.getByRole('textbox', { name: 'Add steps, percent' }).fill('30, 10')
  await page.keyboard.press('Enter')
  await expect(steps.getByRole('listitem')).toHaveText([/Start/, /10 %/, /50 %/, /100 %/, /30 %/])
  await canary.getByRole('textbox', { name: 'Step 4, percent' }).fill('')
  await page.keyboard.press('Enter')

  // The file is at 10 % already.
  await canary.getByRole('button', { name: 'Next step: 50 %' }).click()
  await expect(steps.locator('[aria-current="step"]')).toContainText('50 / 50')
  await expect(canary.getByRole('button', { name: 'Next step: 100 %' })).toBeFocused()
  const after = await editor.text()
  expect(after).toBe(before.replace('weight: 90', 'weight: 50').replace('weight: 10', 'weight: 50'))
})

test('a canary goes back to its start, each step an entry of the history', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  await editor.select(/^Rule 2 checkout/)
  const canary = panel(page)
  const now = canary.getByRole('list', { name: 'Canary steps' }).locator('[aria-current="step"]')
  await canary.getByRole('button', { name: /^Canary/ }).click()
  await canary.getByRole('button', { name: 'Go to step 50 %' }).click()
  await canary.getByRole('button', { name: 'Go to step 100 %' }).click()
  await expect(canary.getByRole('button', { name: 'No further step' })).toBeVisible()
  await canary.getByRole('button', { name: 'Roll back to the start' }).click()
  await expect(now).toContainText('90 / 10')

  await editor.openDrawer('History')
  await expect(page.getByRole('button', { name: /Roll back the canary to 10 %/ })).toBeVisible()
  await page.getByRole('button', { name: /Canary step 50 %/ }).click()
  await expect(now).toContainText('50 / 50')
  await editor.undo()
  await expect(now).toContainText('90 / 10')
  await expect(now).toContainText('Start')
})

test('a step is previewed and taken away as YAML, patch and diff', async ({ editor, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.openExample('Canary release')
  await editor.select(/^Rule 2 checkout/)
  await editor.search('plan a canary')
  const canary = panel(page)
  await expect(canary.getByRole('button', { name: /^Canary/ })).toBeFocused()

  await canary.getByRole('button', { name: 'Step 25 %: checkout v1 75 %, checkout v2 25 %' }).click()
  const preview = canary.getByRole('region', { name: 'What 25 % changes in shop.yaml' })
  await expect(preview).toContainText('-      weight: 90')
  await expect(preview).toContainText('+      weight: 75')

  const menu = canary.getByRole('button', { name: 'Export step 25 %' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Copy kubectl patch' }).click()
  await expect(page.getByText('Copied').first()).toBeVisible()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).toMatch(/^kubectl patch virtualservice shop -n shop --type=json -p '\[.*\]'\n$/)
  expect(command).toContain('{"op":"add","path":"/spec/http/1/route/1/weight","value":25}')

  await menu.click()
  const yaml = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download YAML' }).click())
  expect(yaml.name).toBe('shop-25-percent.yaml')
  expect(yaml.data.toString()).toContain('# Move these two until version 2 has everything.')
  expect(yaml.data.toString()).toContain('weight: 75')
  expect(yaml.data.toString()).not.toContain('kind: DestinationRule')

  await menu.click()
  const diff = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download Diff' }).click())
  expect(diff.data.toString()).toMatch(/^--- a\/shop\.yaml\n\+\+\+ b\/shop\.yaml\n@@ -3\d,\d+ \+3\d,\d+ @@\n/)
})

test('all steps are taken away as a zip', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  await editor.select(/^Rule 2 checkout/)
  await panel(page)
    .getByRole('button', { name: /^Canary/ })
    .click()
  const zip = await downloaded(page, () =>
    panel(page).getByRole('button', { name: 'All steps as a zip' }).click(),
  )
  expect(zip.name).toBe('shop-canary.zip')
  const files = unzipSync(zip.data)
  const text = (name: string) => Buffer.from(files[name] ?? []).toString()
  expect(Object.keys(files).filter(it => it.endsWith('.yaml'))).toEqual([
    '01-5-percent.yaml',
    '02-25-percent.yaml',
    '03-50-percent.yaml',
    '04-100-percent.yaml',
    'rollback.yaml',
  ])
  expect(text('04-100-percent.yaml')).toMatch(/weight: 0\n[\s\S]*weight: 100\n/)
  expect(JSON.parse(text('02-25-percent.patch.json')).at(-1)).toEqual({
    op: 'add',
    path: '/spec/http/1/route/1/weight',
    value: 25,
  })
  expect(text('canary.sh')).toContain(
    '2) kubectl patch virtualservice shop -n shop --type=json --patch-file 02-25-percent.patch.json ;;',
  )
})

test('a rule with one destination is split to a new version first', async ({ editor, page }) => {
  await editor.openExample('Canary release')
  await editor.select(/^Rule 3 storefront/)
  const canary = panel(page)
  await canary.getByRole('button', { name: /^Canary/ }).click()
  await canary.getByRole('button', { name: 'Split to a new version' }).click()
  await expect(canary.getByRole('combobox', { name: /^Canary/ })).toContainText('storefront v2')
  await expect(canary.getByRole('button', { name: 'Next step: 25 %' })).toBeVisible()
})
