import type { Page } from '@playwright/test'
import { type Editor, expect, test } from './editor.ts'

// Without width, from right to left, markup, and a letter that only looks Latin.
const z = '\u200B'
const r = '\u202E'
const markup = '<img src=x onerror=alert(1)>'

const routes = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: "pub${z}lic${r}<b>", namespace: "n${z}s" }
spec:
  selector: { "is${z}tio": "in${r}gress" }
  servers:
  - port: { number: 80, name: "ht${z}tp", protocol: HTTP }
    hosts: ["sh${z}op.example.com", "*"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: "v${z}s${r}<i>", namespace: "n${z}s" }
spec:
  hosts: ["sh${z}op.example.com"]
  gateways: ["pub${z}lic${r}<b>"]
  http:
  - name: "ro${z}ute${r}${markup}"
    match: [{ uri: { prefix: "/c${z}art${r}${markup}" }, headers: { "x-h${z}": { exact: "v${r}w" } } }]
    rewrite: { uri: "/r${z}w" }
    mirror: { host: "mi${z}rror" }
    route:
    - destination: { host: "re${z}views", subset: v1, port: { number: 80 } }
      weight: 60
    - destination: { host: "re${z}views", subset: v2 }
      weight: 40
  - redirect: { authority: "sh\u043Ep.example.com", uri: "/u${r}x" }
`
const services = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: "d${z}r", namespace: "n${z}s" }
spec:
  host: "re${z}views"
  subsets:
  - { name: v1, labels: { "ve${z}r": "o${r}ne" } }
  - { name: v2, labels: { version: two } }
---
apiVersion: v1
kind: Service
metadata: { name: "re${z}views", namespace: "n${z}s" }
spec:
  selector: { "a${z}pp": "r${r}" }
  ports: [{ port: 80, name: "ht${z}tp" }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: "sc${z}", namespace: "n${z}s" }
spec: { egress: [{ hosts: ["./*"] }] }
`

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`what is hidden in names is seen in all that is shown or read out, at ${width} × ${height}`, async ({
    editor,
    page,
  }) => {
    test.setTimeout(120_000)
    await page.addInitScript(noteWhatIsHidden)
    await page.setViewportSize({ width, height })
    await editor.open()
    await editor.pick([
      { name: `rou${z}tes${r}.yaml`, text: routes },
      { name: 'services.yaml', text: services },
    ])
    for (const kind of ['Gateway', 'VirtualService', 'DestinationRule', 'Service', 'Sidecar'])
      await openForm(editor, kind)
    await openForm(editor, 'Rule 1')
    if (width > 500) {
      await visitDrawer(editor)
      for (const view of ['Table', 'Traffic', 'Drawing'])
        await page.getByRole('main').getByRole('radio', { name: view, exact: true }).first().click()
    }
    for (const [title, dialog] of [
      ['Convert to Gateway API…', 'Convert to Gateway API'],
      ['Share as a link', 'Share as a link'],
      ['Export…', 'Export'],
    ] as const) {
      await editor.search(title)
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: dialog })).toHaveCount(0)
    }

    expect(await found(page)).toEqual([])
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    // It would be noted.
    await page.evaluate(() => document.body.append('a\u200B'))
    await expect.poll(() => found(page)).toEqual(['a%u200B'])
  })

/** Goes to the first thing of a name by the search, which leaves its form in the inspector. */
async function openForm(editor: Editor, name: string): Promise<void> {
  const { page } = editor
  const field = page.getByRole('combobox', { name: 'Search', exact: true })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await field.fill(name)
  await expect(
    page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first(),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

async function visitDrawer(editor: Editor): Promise<void> {
  const { page } = editor
  await editor.openDrawer('Problems')
  await expect(editor.problem(/not seen, U\+200B/)).toBeVisible()
  for (const tab of await page.getByRole('tablist', { name: 'Drawer' }).getByRole('tab').all()) {
    await tab.click()
    const views = page.getByRole('tabpanel').getByRole('radio')
    for (let i = 0; i < (await views.count()); i++) await views.nth(i).click()
  }
}

/** In the page, before anything of it: every text and name that comes to it and has something hidden in it, but for what is typed. */
function noteWhatIsHidden(): void {
  const names = ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-valuetext']
  const noted = new Set<string>()
  Object.assign(globalThis, { noted })
  const note = (text: string | null, element: Element | null) => {
    const isTyped = element?.closest('.monaco-editor, textarea, script, style')
    if (text && !isTyped && /(?![\n\r\t])[\p{Cc}\p{Cf}]/u.test(text)) noted.add(escape(text))
  }
  const look = (node: Node) => {
    if (node instanceof Text) note(node.data, node.parentElement)
    if (node instanceof Element) for (const it of names) note(node.getAttribute(it), node)
    for (const it of node.childNodes) look(it)
  }
  new MutationObserver(records => {
    for (const { target, addedNodes } of records) {
      for (const it of addedNodes) look(it)
      if (target instanceof Text) note(target.data, target.parentElement)
      else if (target instanceof Element) for (const it of names) note(target.getAttribute(it), target)
    }
    note(document.title, null)
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: names })
}

function found(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(globalThis as unknown as { noted: Set<string> }).noted].sort())
}
