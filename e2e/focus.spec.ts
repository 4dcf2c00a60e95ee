import { axeOn } from './axe.ts'
import { expect, test } from './editor.ts'

// Wide enough that inspector, YAML and a whole row of the drawing are seen beside each other.
test.use({ viewport: { width: 1920, height: 1080 } })

const shop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com, pay.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, subset: v1 } }]
  - route: [{ destination: { host: stock } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay, namespace: shop }
spec:
  hosts: [pay.example.com]
  gateways: [public]
  http:
  - route: [{ destination: { host: pay } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }]
`

test('only what belongs to a box is shown, and Escape goes back', async ({ editor, page }) => {
  await editor.paste(shop)
  await editor.select(/^VirtualService shop/)
  await expect(editor.item(/^VirtualService pay/)).toBeVisible()
  const shown = page.getByRole('status', { name: 'Shown' })
  const trail = page.getByRole('navigation', { name: 'What is shown' })

  await test.step('by its key: the rest goes away, and the bar says what is shown', async () => {
    await page.keyboard.press('f')
    await expect(trail).toContainText('VirtualService shop')
    await expect(shown).toContainText('1 of 2 VirtualServices')
    await expect(editor.item(/^VirtualService pay/)).toHaveCount(0)
    await editor.expectInView(/^VirtualService shop/)
    expect((await axeOn(page).include('[data-scope]').analyze()).violations).toEqual([])
  })

  await test.step('from there on to a service by its menu, with the rule that leads to it alone', async () => {
    await editor.item(/^Destination cart/).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Show only what belongs to this' }).click()
    await expect(trail).toContainText('subset v1 of cart')
    await expect(editor.item(/^VirtualService shop/)).toHaveAccessibleName(/1 of 2 rules/)
    await expect(editor.item(/^Destination stock/)).toHaveCount(0)
  })

  await test.step('an edit keeps it, and so does undoing the edit', async () => {
    await editor.select(/^Rule 1/)
    await editor.fillField('Path prefix', '/basket')
    await expect(editor.item(/^Rule 1.*basket/)).toBeVisible()
    await editor.undo()
    await expect(editor.item(/^Rule 1.*cart/)).toBeVisible()
    await expect(editor.item(/^Destination stock/)).toHaveCount(0)
  })

  await test.step('Escape goes back one by one', async () => {
    await editor.select(/^VirtualService shop/)
    await page.keyboard.press('Escape')
    await expect(editor.item(/^Destination stock/)).toBeVisible()
    await expect(editor.item(/^VirtualService pay/)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(editor.item(/^VirtualService pay/)).toBeVisible()
    await expect(trail).toHaveCount(0)
  })

  await test.step('what is deleted meanwhile is said to be gone', async () => {
    await editor.select(/^VirtualService pay/)
    await page.keyboard.press('f')
    await expect(editor.item(/^VirtualService shop/)).toHaveCount(0)
    await page.keyboard.press('Delete')
    await expect(shown).toHaveText('VirtualService pay is no longer there.')
    await page
      .getByRole('group', { name: 'Canvas' })
      .getByRole('button', { name: 'Back to everything' })
      .click()
    await expect(editor.item(/^VirtualService shop/)).toBeVisible()
    await editor.undo()
    await expect(editor.item(/^VirtualService pay/)).toBeVisible()
  })
})

test('a filter leaves what it matches on the drawing and in Problems', async ({ editor, page }) => {
  await editor.paste(shop)
  await editor.expectDrawn()
  const field = page.getByRole('combobox', { name: 'Filter' })
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
  const shown = page.getByRole('status', { name: 'Shown' })

  await test.step('keys and values are completed', async () => {
    await editor.item(/^VirtualService shop/).focus()
    await page.keyboard.press('/')
    await expect(field).toBeFocused()
    await field.fill('serv')
    await expect(options).toHaveText(/service:/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('service:')
    await expect(options.first()).toContainText('.shop')
    await page.keyboard.type('pa')
    await expect(options).toHaveCount(1)
    expect((await axeOn(page).include('search').analyze()).violations).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('service:pay.shop')
  })

  await test.step('the drawing and Problems hold what matches', async () => {
    await expect(shown).toHaveText('1 of 2 VirtualServices shown')
    await expect(editor.item(/^VirtualService pay/)).toBeVisible()
    await expect(editor.item(/^VirtualService shop/)).toHaveCount(0)
    await editor.openDrawer('Problems')
    await expect(editor.problems).toContainText(/of \d+ problems: those of what the canvas shows/)
    await expect(editor.problem(/stock/)).toHaveCount(0)
  })

  await test.step('so do the outline and the changes of the routing', async () => {
    await page.getByRole('button', { name: 'Outline' }).click()
    const outline = page.getByRole('tree', { name: 'Outline of the drawing' })
    await expect(outline.getByRole('treeitem')).toHaveCount(1)
    // Unfolds a line, and goes to the first below it: as deep as the VirtualService stands.
    await expect(async () => {
      await page.keyboard.press('ArrowRight')
      await expect(outline.getByRole('treeitem', { name: /^VirtualService pay/ })).toBeVisible({
        timeout: 200,
      })
    }).toPass()
    await expect(outline.getByRole('treeitem', { name: /^VirtualService shop/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await field.fill('')
    await editor.select(/^Rule 2\b/)
    await page.keyboard.press('Delete')
    await editor.openDrawer('Trace')
    const trace = page.getByRole('region', { name: 'Trace' })
    await trace.getByRole('radio', { name: 'Changes' }).click()
    await expect(trace.getByRole('list', { name: 'Changes' })).toContainText('shop.example.com')
    await field.fill('service:pay.shop')
    await expect(trace).toContainText(/0 of \d changes: those of what the canvas shows/)
    await editor.undo()
  })

  await test.step('what cannot be used is said where it stands', async () => {
    await field.fill('service:pay.shop colour:red')
    const said = page.getByRole('button', { name: 'There is no key colour.' })
    await said.click()
    expect(
      await field.evaluate((it: HTMLInputElement) => it.value.slice(it.selectionStart!, it.selectionEnd!)),
    ).toBe('colour')
    await expect(editor.item(/^VirtualService shop/)).toHaveCount(0)
  })

  await test.step('nothing matches: it says so, and offers the way out', async () => {
    await field.fill('name:nobody')
    await expect(shown).toHaveText('Nothing matches')
    await page.getByRole('group', { name: 'Canvas' }).getByRole('button', { name: 'Clear filter' }).click()
    await expect(editor.item(/^VirtualService shop/)).toBeVisible()
    await expect(field).toHaveValue('')
  })
})

test('the tables say what the drawing says', async ({ editor, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.paste(shop)
  await editor.expectDrawn()
  await page.getByRole('radio', { name: 'Table' }).click()
  const routes = page.getByRole('grid', { name: 'Routes' })
  const row = (name: string | RegExp) => page.getByRole('grid').getByRole('row', { name }).first()

  await test.step('routes in the order in which Istio tries them', async () => {
    await expect(page.getByRole('status', { name: 'Rows' })).toHaveText('3 rows')
    await expect(routes.getByRole('row')).toHaveText([/Order/, /pay/, /cart/, /stock/])
    expect((await axeOn(page).include('[data-pane="table"]').analyze()).violations).toEqual([])
  })

  await test.step('a row selects what the drawing selects, and the other way round', async () => {
    await row(/prefix \/cart/).click()
    await expect(row(/prefix \/cart/)).toHaveAttribute('aria-selected', 'true')
    await expect(editor.inspector).toContainText('/cart')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(row(/stock/)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('radio', { name: 'Drawing' }).click()
    await expect(editor.item(/^Rule 2/)).toHaveAttribute('aria-selected', 'true')
    await editor.select(/^Rule 1, \/cart/)
    await page.getByRole('radio', { name: 'Table' }).click()
    await expect(row(/prefix \/cart/)).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('sorted by a column, up and down', async () => {
    const head = routes.getByRole('columnheader', { name: 'Destination' })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect(routes.getByRole('row').nth(1)).toContainText('cart')
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    await expect(routes.getByRole('row').nth(1)).toContainText('stock')
  })

  await test.step('filtered by the same language, and copied', async () => {
    await page.getByRole('combobox', { name: 'Filter' }).fill('name:pay')
    await expect(page.getByRole('status', { name: 'Rows' })).toHaveText('1 of 3 rows')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click()
    await expect(page.getByText('The table is copied as Markdown')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^\| Order \| Gateway \|[\s\S]*pay\.example\.com/,
    )
  })

  await test.step('gateways and services have theirs', async () => {
    await page.getByRole('button', { name: 'Clear filter' }).first().click()
    await page.getByRole('radio', { name: 'Gateways' }).click()
    await expect(row(/shop\/public/)).toContainText('shop.example.com, pay.example.com')
    await page.getByRole('radio', { name: 'Services' }).click()
    await expect(row(/^cart/)).toContainText('v1')
  })
})

test('what a change could touch is asked in the inspector, and shown on the drawing', async ({
  editor,
  page,
}) => {
  await editor.paste(shop)
  const radius = editor.inspector.getByRole('region', { name: 'What a change here could touch' })
  await test.step('of a rule, without what its neighbours lead to', async () => {
    await editor.select(/^Rule 2\b/)
    await radius.getByRole('button', { name: 'What could a change here touch?' }).click()
    await expect(radius.getByRole('group', { name: 'Services', exact: true })).toContainText('stock')
    await expect(radius.getByRole('group', { name: 'Services', exact: true })).not.toContainText('cart')
  })
  await editor.select(/^Destination cart/)
  await radius.getByRole('button', { name: 'What could a change here touch?' }).click()
  await expect(radius.getByRole('group', { name: 'Hosts' })).toContainText('shop.example.com')
  await expect(radius.getByRole('group', { name: 'VirtualServices' })).toContainText('shop/shop')
  await expect(radius.getByRole('group', { name: 'Requests' })).toContainText(
    'curl http://shop.example.com/cart',
  )
  await expect(radius).not.toContainText('pay')
  expect((await axeOn(page).include('[data-pane="inspector"]').analyze()).violations).toEqual([])
  await radius.getByRole('button', { name: 'Show on the drawing' }).click()
  await expect(page.getByRole('navigation', { name: 'What is shown' })).toContainText('subset v1 of cart')
  await expect(editor.item(/^VirtualService pay/)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(editor.item(/^VirtualService pay/)).toBeVisible()
})
