// node scripts/icons.mjs: draws the PNG icons of public/ from its SVG icons, with the browser of the stories.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { root } from './setup.mjs'

const icons = [
  ['icon.svg', 'icon-192.png', 192],
  ['icon.svg', 'icon-512.png', 512],
  ['icon-maskable.svg', 'icon-maskable-512.png', 512],
  // Apple rounds the corners itself, and shows what is transparent as black.
  ['icon-maskable.svg', 'icon-180.png', 180],
]

const { chromium } = await import('@playwright/test')
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] })
for (const [from, to, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = readFileSync(join(root, 'public', from), 'utf8')
  await page.setContent(
    `<style>* { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`,
  )
  writeFileSync(join(root, 'public', to), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
