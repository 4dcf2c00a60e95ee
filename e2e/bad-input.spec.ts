import { expect, test } from './editor.ts'

const valid = `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: front\nspec:\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: ['*']\n`

const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
  .split('')
  .map((name, i) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[i]}`).join(',')}]`)
  .join('\n')}\n`

const texts: [string, string, RegExp][] = [
  ['an alias bomb', bomb, /alias/i],
  ['200 levels of nesting', `${'['.repeat(200)}${']'.repeat(200)}\n`, /nest|deep/i],
  ['tabs', 'kind: Gateway\nspec:\n\tservers: []\n', /tab/i],
  ['a list', '- a\n- b\n', /list/i],
  ['a scalar', 'just words\n', /text|string|scalar|map/i],
  ['an unknown kind', 'apiVersion: networking.istio.io/v1\nkind: Gatway\nmetadata:\n  name: a\n', /Gatway/],
]

for (const [what, text, said] of texts)
  test(`${what} beside good documents is named, and they are drawn`, async ({ editor }) => {
    await editor.paste(`${valid}---\n${text}`)
    await expect(editor.item('Gateway front')).toBeVisible()
    await editor.openDrawer('Problems')
    await expect(editor.problem(said)).toBeVisible()
    expect(await editor.text()).toBe(`${valid}---\n${text}`)
  })

test('what is hidden in a text is shown and named, and markup in it is text', async ({ editor, page }) => {
  const path = '/c\u200Bart\u202E<img src=x>'
  const route = `  - match: [{uri: {prefix: '${path}'}}]\n    route:\n    - destination: {host: sh\u043Ep}\n`
  await editor.paste(
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: shop\nspec:\n  hosts: [shop.example.com]\n  http:\n${route}`,
  )
  const rule = editor.item(/^Rule 1, \/c\\u200Bart\\u202E<img src=x>/)
  await expect(rule).toBeVisible()
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await editor.openDrawer('Problems')
  for (const said of [/not seen, U\+200B/, /not seen, U\+202E/, /Cyrillic, U\+043E/])
    await expect(editor.problem(said)).toBeVisible()
})

for (const [what, bytes] of [
  ['Windows line ends', Buffer.from(valid.replaceAll('\n', '\r\n'))],
  ['a byte-order mark', Buffer.from(`\ufeff${valid}`)],
  ['an empty document', Buffer.from(`${valid}---\n# nothing\n---\n`)],
] as const)
  test(`${what} stay as they are when another place is edited`, async ({ editor }) => {
    await editor.open()
    await editor.pick([{ name: 'given.yaml', text: bytes }])
    await editor.select(/^Server 80/)
    await editor.fillField(/^Port number/, '8080')
    await expect(editor.item(/^Server 8080/)).toBeVisible()
    expect(await editor.text()).toBe(bytes.toString('utf8').replace('number: 80,', 'number: 8080,'))
  })

test('a binary file is refused with its reason', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([
    { name: 'photo.yaml', text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 0, 255, 254]) },
  ])
  await expect(page.getByText(/photo\.yaml/).first()).toBeVisible()
  await expect(page.getByText(/not a text file/).first()).toBeVisible()
})

test('a file of more than 20 MB is refused with its size', async ({ editor, page }) => {
  await editor.open()
  await editor.pick([{ name: 'huge.yaml', text: Buffer.alloc(21 * 1024 * 1024, 'a: b\n') }])
  await expect(page.getByText(/20 MB/).first()).toBeVisible()
})

for (const [what, change, said] of [
  ['truncated', (it: string) => it.slice(0, -20), /cut|truncat|incomplete|end/i],
  ['corrupted', (it: string) => `${it.slice(0, 40)}AAAA${it.slice(44)}`, /corrupt|damaged|changed|cut/i],
  ['of a future version', (it: string) => it.replace(/#v\d:/, '#v9:'), /newer|version/i],
] as const)
  test(`a link that is ${what} says so and leaves the open work alone`, async ({ editor, page }) => {
    await editor.paste(valid)
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    const link = await editor.link()
    await page.goto('about:blank')
    await page.goto(change(link))
    await expect(page.getByText(said).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(editor.item('Gateway front')).toBeVisible()
  })
