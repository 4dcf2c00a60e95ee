// npm start: packages, build, serve, open. A second start finds the first two done.
import { join } from 'node:path'
import { openBrowser } from '../src/cli/open/listen.mjs'
import { ensureBuild, ensurePackages, root } from './setup.mjs'

ensurePackages()
ensureBuild()
const { serve } = await import('./serve.mjs')
const { url } = await serve(join(root, 'dist', 'app'), Number(process.env.PORT) || 4173)
console.log(`\nDrawbridge is at ${url}\nPress Ctrl+C to stop.`)
openBrowser(url)
