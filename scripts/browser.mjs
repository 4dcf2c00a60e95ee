// Finds a browser for the end-to-end tests, or gets one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The headless shell is what Playwright itself takes: the same browser without windows, in which a story costs a third less.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a browser's program, or undefined when there is none and none can be had. Prints what it does. */
export async function ensureBrowser() {
  const { chromium } = await import('@playwright/test')
  const own = () => [chromium.executablePath()].find(existsSync)
  return (
    fromEnvironment() ??
    own() ??
    (installOwn() ? own() : undefined) ??
    onMachine() ??
    (installFromDistribution() ? onMachine() : undefined)
  )
}

function fromEnvironment() {
  const path = process.env.E2E_CHROMIUM
  if (!path) return undefined
  if (!existsSync(path)) throw new Error(`E2E_CHROMIUM names ${path}, which is not there`)
  return path
}

function onMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...names.flatMap(name => folders.map(folder => join(folder, name))), ...places].find(existsSync)
}

function installOwn() {
  if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return false
  console.log("Getting Playwright's own browser …")
  const { status } = spawnSync('npx', ['--no-install', 'playwright', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  if (status !== 0) console.log('It cannot be had here.')
  return status === 0
}

function installFromDistribution() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], options)
  return ['chromium-headless-shell', 'chromium'].some(name => {
    console.log(`Installing the distribution's ${name} …`)
    return (
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], options).status === 0
    )
  })
}
