// Takes the pictures of the site from the built app, in light and dark, as WebP.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { serve } from './serve.mjs'
import { root } from './setup.mjs'

const size = { width: 1440, height: 900 }

export async function takePictures() {
  const links = await pictureLinks()
  const folder = join(root, 'site', 'pictures')
  mkdirSync(folder, { recursive: true })
  const { server, url } = await serve(join(root, 'dist', 'app'), 4700)
  const executablePath = process.env.E2E_CHROMIUM
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) })
  try {
    for (const colorScheme of ['light', 'dark'])
      for (const [name, link] of Object.entries(links)) {
        const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' })
        await page.goto(url + link.replace('app/', ''))
        await page.getByRole('code').first().waitFor()
        await page.getByRole('treeitem').first().waitFor()
        // The drawing comes to rest, and the editor has its colours.
        await page.waitForTimeout(4000)
        const picture = await asWebp(browser, await page.screenshot())
        writeFileSync(join(folder, `${name}-${colorScheme}.webp`), picture)
        await page.close()
      }
  } finally {
    await browser.close()
    server.close()
  }
}

async function pictureLinks() {
  const outDir = join(root, '.cache', 'site-pictures')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'site/picture-links.ts', outDir, emptyOutDir: true, target: 'node20' },
    ssr: { noExternal: true },
  })
  const { stdout, status, stderr } = spawnSync('node', [join(outDir, 'picture-links.js')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** Playwright writes PNG; the browser itself can make a smaller WebP of it. */
async function asWebp(browser, png) {
  const page = await browser.newPage()
  const address = await page.evaluate(
    async source => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      canvas.getContext('2d').drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.85)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await page.close()
  return Buffer.from(address.split(',')[1], 'base64')
}
