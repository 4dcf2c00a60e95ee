// npm run site: the site in dist/site, with the app in it. `-- --pictures` takes the pictures of the app again first;
// E2E_CHROMIUM is the browser's path then, where Playwright has none of its own.
import { join } from 'node:path'
import { ensureBuild, ensurePackages, root, run } from './setup.mjs'

ensurePackages()
ensureBuild()
if (process.argv.includes('--pictures')) {
  const { takePictures } = await import('./site-pictures.mjs')
  await takePictures()
}
const { build } = await import('vite')
const outDir = join(root, '.cache', 'site')
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { ssr: 'site/write-site.ts', outDir, emptyOutDir: true, target: 'node20' },
  ssr: { noExternal: true },
})
process.exit(run('node', [join(outDir, 'write-site.js'), root, join(root, 'dist', 'site')]))
