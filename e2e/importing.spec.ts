import { zipSync } from 'fflate'
import { expect, test } from './editor.ts'

test('files that take long to read show how far that is, and can be left where they are', async ({
  editor,
  page,
}) => {
  const gateway = (name: string) => `kind: Gateway\nmetadata: { name: ${name} }\n`
  const names = Array.from({ length: 300 }, (_, i) => `gateway-${i}`)
  const zip = zipSync(Object.fromEntries(names.map(it => [`${it}.yaml`, Buffer.from(gateway(it))])))
  let readOn = () => {}
  const held = new Promise<void>(resolve => {
    readOn = resolve
  })
  await page.route(/\/import\.worker-[^/]*\.js$/, async route => {
    await held
    await route.continue()
  })

  await editor.open()
  await editor.pick([{ name: 'shop.zip', text: Buffer.from(zip) }])
  const reading = page.getByRole('region', { name: 'Reading files' })
  await expect(reading.getByRole('progressbar', { name: 'Reading files' })).toBeVisible()
  await reading.getByRole('button', { name: 'Cancel' }).click()
  await expect(reading).toBeHidden()
  await expect(page.getByRole('button', { name: 'Paste YAML' })).toBeVisible()

  // What is too large is refused by its size; the rest is opened.
  readOn()
  await editor.pick([
    { name: 'all.yaml', text: Buffer.alloc(20 * 1024 * 1024 + 1, ' ') },
    { name: 'shop.zip', text: Buffer.from(zip) },
  ])
  await expect(page.getByText('all.yaml is 20.1 MB; the limit is 20 MB')).toBeVisible()
  await editor.expectDrawn()
  await expect(reading).toBeHidden()
})
