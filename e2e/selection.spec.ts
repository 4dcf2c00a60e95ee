import { manyResources } from '../src/testing/many-resources.ts'
import { expect, test } from './editor.ts'

test('a row of the canvas is selected in the inspector and revealed in the YAML', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  await editor.select(/^Server 9443/)
  await expect(editor.field(/^Port number/)).toHaveValue('9443')
  await expect(page.getByText(/Line 3\d|Line 4\d/)).toBeVisible()
})

test('a rule of another file opens that file', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await editor.select(/^Rule 1, cookie/)
  await expect(page.getByRole('tab', { name: 'reviews.yaml' })).toHaveAttribute('aria-selected', 'true')
  await expect(editor.inspector.getByRole('heading', { name: 'bookinfo-rule' })).toBeVisible()
})

test('a place in the YAML selects its box and its form', async ({ editor }) => {
  await editor.openExample('Bookinfo gateway')
  await editor.yaml.focus()
  await editor.page.keyboard.press('Control+Home')
  for (let i = 0; i < 11; i++) await editor.page.keyboard.press('ArrowDown')
  await expect(editor.field(/^Port number/)).toHaveValue('80')
  await expect(editor.item(/^Server 80 http/)).toHaveAttribute('aria-selected', 'true')
})

test('a problem selects its place everywhere', async ({ editor }) => {
  await editor.paste(`apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*']
  - port: {number: 70000, name: https, protocol: HTTP}
    hosts: ['*']
`)
  await editor.openDrawer('Problems')
  await editor.problem(/70000/).click()
  await expect(editor.field(/^Port number/)).toHaveValue('70000')
  await expect(editor.item(/^Server 70000/)).toHaveAttribute('aria-selected', 'true')
})

test('arrow keys walk the drawing', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await editor.select(/^Gateway my-gateway/)
  await page.keyboard.press('ArrowDown')
  await expect(editor.item(/^Server 80/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(editor.item(/^Server 443/)).toBeFocused()
})

test('zooming out stays where text can be read, and what is searched for then is in view', async ({
  editor,
  page,
}) => {
  await editor.open()
  await editor.pick(manyResources(40).map(it => ({ name: it.name.replace('/', '-'), text: it.text })))
  await editor.expectDrawn()
  const zoom = async () => Number.parseInt(await page.getByTitle('Zoom', { exact: true }).innerText(), 10)
  await expect.poll(zoom).toBeGreaterThanOrEqual(80)
  for (let i = 0; i < 6; i++) {
    await page.getByRole('button', { name: 'Zoom out' }).click()
    expect(await zoom()).toBeGreaterThanOrEqual(80)
  }
  await editor.search('VirtualService offers')
  await expect.poll(zoom).toBeGreaterThanOrEqual(80)
  await editor.expectInView(/^VirtualService offers/)
})

test('a Service or a DestinationRule that is drawn by its subsets is shown by their box when it is searched for', async ({
  editor,
}) => {
  await editor.open()
  await editor.pick(manyResources(40).map(it => ({ name: it.name.replace('/', '-'), text: it.text })))
  await editor.expectDrawn()
  for (const kind of ['Service', 'DestinationRule']) {
    await editor.search(`VirtualService cart team-0`)
    await expect(editor.item(/^VirtualService cart,/)).toHaveAttribute('aria-selected', 'true')
    await editor.search(`${kind} offers`)
    await expect(editor.inspector.getByRole('heading', { name: 'offers' })).toBeVisible()
    await expect(editor.item(/^Destination offers,.* subset v2/)).toHaveAttribute('aria-selected', 'true')
    await editor.expectInView(/^Destination offers,.* subset v2/)
  }
})

test('the YAML follows a change of the form, and its undoing', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await editor.expectEditor()
  await editor.select(/^Server 443/)
  const line = (text: string) => page.locator('.view-line').filter({ hasText: text })
  const scrollAway = async () => {
    const frame = (await page.getByRole('region', { name: 'YAML', exact: true }).boundingBox())!
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2)
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 2000)
        return line('number: 44').count()
      })
      .toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 500 })
  await scrollAway()
  await editor.fillField(/^Port number/, '444')
  await expect(line('number: 444')).toBeVisible()
  await expect(page.locator('.changed-lines').first()).toBeVisible()
  await scrollAway()
  await editor.undo()
  await expect(line('number: 443')).toBeVisible()
})
