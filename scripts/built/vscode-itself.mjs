// VS Code itself, answering in a browser, with the packed extension in it. It is no dependency: `VSCODE_SERVER` names the folder of a server of
// VS Code (the one with `out/server-main.js`, such as `lib/vscode` of npm's `code-server` with its packages installed), and
// `VSCODE_NODE` the Node it is made for. With `VSCODE_DOWNLOAD` instead, `@vscode/test-web` downloads VS Code for the Web.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const testWeb = '@vscode/test-web@0.0.81'
const downloads = 'https://update.code.visualstudio.com/api/releases/stable'
const settings = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
}

/** Why VS Code cannot be had here; undefined where it can. */
export async function whyNoVscode() {
  const { VSCODE_SERVER: server, VSCODE_DOWNLOAD: wanted } = process.env
  if (server)
    return existsSync(join(server, 'out', 'server-main.js'))
      ? undefined
      : `VSCODE_SERVER has no out/server-main.js: ${server}`
  if (!wanted) return 'neither VSCODE_SERVER, the folder of a server of VS Code, nor VSCODE_DOWNLOAD is set'
  try {
    const { ok, status } = await fetch(downloads, { method: 'HEAD', signal: AbortSignal.timeout(10_000) })
    return ok ? undefined : `${downloads} answers ${status}`
  } catch {
    return `${downloads} does not answer`
  }
}

/**
 * Starts VS Code over a folder with these files and the extension of `packed`. `host` says which of its extension hosts runs it:
 * `node` as on a desktop, or `web`, a worker of the browser. Gives the address to open, and what ends it.
 */
export async function startVscode(packed, files, host) {
  const home = mkdtempSync(join(tmpdir(), 'drawbridge-vscode-'))
  const folder = join(home, 'shop')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const port = await freePort()
  const child = process.env.VSCODE_SERVER
    ? startServer(packed, home, host, port)
    : spawn(
        'npx',
        [
          '--yes',
          testWeb,
          '--browserType=none',
          `--port=${port}`,
          `--extensionDevelopmentPath=${packed}`,
          folder,
        ],
        { stdio: 'ignore', detached: process.platform !== 'win32' },
      )
  const address = `http://localhost:${port}/`
  await answering(address, child)
  return {
    address: process.env.VSCODE_SERVER ? `${address}?folder=${folder}` : address,
    stop() {
      endWithChildren(child)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function startServer(packed, home, host, port) {
  const server = process.env.VSCODE_SERVER
  const extensions = join(home, 'extensions')
  cpSync(packed, join(extensions, 'drawbridge.drawbridge-0.0.0'), { recursive: true })
  const chosen = host === 'web' ? { 'remote.extensionKind': { 'drawbridge.drawbridge': ['web'] } } : {}
  const machine = join(home, 'data', 'Machine')
  mkdirSync(machine, { recursive: true })
  writeFileSync(join(machine, 'settings.json'), JSON.stringify({ ...settings, ...chosen }))
  return spawn(
    nodeOf(server),
    [
      join(server, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', home, '--user-data-dir', join(home, 'data'), '--extensions-dir', extensions],
    ],
    { stdio: 'ignore', detached: process.platform !== 'win32' },
  )
}

function nodeOf(server) {
  const own = join(server, process.platform === 'win32' ? 'node.exe' : 'node')
  return process.env.VSCODE_NODE ?? (existsSync(own) ? own : process.execPath)
}

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** Once it answers. It may have to be downloaded first. */
async function answering(address, child) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`VS Code ended with ${child.exitCode}`)
    try {
      if ((await fetch(address, { signal: AbortSignal.timeout(5000) })).ok) return
    } catch {
      // Not yet.
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw new Error(`VS Code does not answer at ${address}`)
}

/** The server has an extension host of its own, and npx runs another process. */
function endWithChildren(child) {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
  else
    try {
      process.kill(-child.pid)
    } catch {
      // It has ended.
    }
}
