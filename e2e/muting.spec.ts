import { expect, test } from './editor.ts'

const wrong = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  selector: { app: front }
  servers:
  - port: { number: 70000, name: http, protocol: HTTP }
    hosts: ["shop.example.com"]
`
const rule = 'gateway/port-number'

test('a problem is muted with a reason, at its line, in a file of its own and in the settings; each is taken back', async ({
  editor,
  page,
}) => {
  await editor.paste(wrong)
  await editor.openDrawer('Problems')
  const row = editor.problems.getByRole('listitem').filter({ hasText: rule })
  const mute = async (way: RegExp, reason: string) => {
    await row.getByRole('button', { name: 'Mute this problem' }).click()
    await page.getByRole('menuitem', { name: way }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill(reason)
    await dialog.getByRole('button', { name: 'Mute', exact: true }).click()
    await expect(row).toHaveCount(0)
  }

  await mute(/on this line/, 'tried in the lab')
  expect(await editor.text()).toContain(`  # drawbridge-ignore ${rule}: tried in the lab\n  - port:`)
  const shown = editor.problems.getByRole('button', { name: '1 muted' })
  await shown.click()
  await expect(row.getByText('Muted: tried in the lab')).toBeVisible()
  await shown.click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(row).toHaveCount(1)

  await mute(/in \.drawbridge\.yaml/, 'for all')
  await expect(editor.problems.getByRole('button', { name: '1 muted' })).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(row).toHaveCount(1)

  await mute(/in the workspace settings/, 'here alone')
  await editor.search('Workspace settings')
  const settings = page.getByRole('dialog', { name: 'Workspace settings' })
  await expect(settings.getByText('here alone')).toBeVisible()
  await settings.getByRole('button', { name: /^Unmute/ }).click()
  await settings.getByRole('button', { name: 'Done' }).click()
  await expect(row).toHaveCount(1)
})

test('a problem is muted where it is marked in the text, and is back once the line is gone', async ({
  editor,
  page,
}) => {
  await editor.paste(wrong)
  await editor.expectEditor()
  await editor.goTo(8, 22)
  await page.keyboard.press('Control+.')
  await page.getByText(`Mute ${rule} on this line`).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('the lab has no other')
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click()
  const comment = page.locator('.view-line', { hasText: `# drawbridge-ignore ${rule}: the lab has no other` })
  await expect(comment).toBeVisible()
  await expect(page.locator('.squiggly-error')).toHaveCount(0)

  await editor.goTo(8, 5)
  await page.keyboard.press('Control+Shift+K')
  await expect(comment).toHaveCount(0)
  await expect(page.locator('.squiggly-error')).toHaveCount(1)
})
