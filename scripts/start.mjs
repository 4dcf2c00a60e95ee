// npm start: packages, build, serve, open. A second start finds the first two done.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, root } from './setup.mjs'

ensurePackages()
ensureBuild()
const { serve } = await import('./serve.mjs')
const { url } = await serve(join(root, 'dist', 'app'), Number(process.env.PORT) || 4173)
console.log(`\nDrawbridge is at ${url}\nPress Ctrl+C to stop.`)
openBrowser(url)

function openBrowser(address) {
  if (process.env.CI || process.env.BROWSER === 'none' || !process.stdout.isTTY) return
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
