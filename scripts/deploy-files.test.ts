import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { cacheOf, pageHeaders, policy, policyLine } from '../src/cli/open/page-headers.mjs'

const root = join(import.meta.dirname, '..')
const { deployFiles }: { deployFiles: Record<string, string> } = await import(
  new URL('./deploy-files.mjs', import.meta.url).href
)
const hasNginx = spawnSync('nginx', ['-v']).status === 0

describe('the headers of the page', () => {
  it.each(Object.keys(deployFiles))(
    'are in %s as they are in the one list (node scripts/deploy-files.mjs)',
    path => {
      expect(readFileSync(join(root, path), 'utf8')).toBe(deployFiles[path])
    },
  )

  it('are in the page itself, for hosts that send none', () => {
    const html = readFileSync(join(root, 'index.html'), 'utf8')
    expect(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1]).toBe(policyLine)
  })

  it('allow no script but the page’s own, and nothing made of text', () => {
    expect(policy['default-src']).toBe("'none'")
    expect(policy['script-src']).toBe("'self'")
    expect(policy['require-trusted-types-for']).toBe("'script'")
    expect(pageHeaders['Cross-Origin-Opener-Policy']).toBe('same-origin')
  })

  it(`are sent by nginx as deploy/nginx.conf tells it${hasNginx ? '' : ': nginx is not installed here'}`, async ({
    skip,
  }) => {
    if (!hasNginx) skip('nginx is not installed: apt-get install nginx-light')
    const folder = mkdtempSync(join(tmpdir(), 'drawbridge-nginx-'))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), 'the page')
    writeFileSync(join(folder, '_headers'), 'for hosts')
    writeFileSync(join(folder, 'manifest.webmanifest'), '{}')
    writeFileSync(join(folder, 'assets', 'page-1.js'), `// ${'a script '.repeat(1000)}`)
    const port = 20_000 + (process.pid % 20_000)
    const configuration = deployFiles['deploy/nginx.conf']!.replace(
      'listen 8080;',
      `listen 127.0.0.1:${port};`,
    ).replace('root /usr/share/nginx/html;', `root ${folder};`)
    writeFileSync(join(folder, 'nginx.conf'), configuration)
    const server = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'], {
      stdio: 'ignore',
    })
    try {
      const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)
      const page = await vi.waitFor(() => ask('/'), { timeout: 10_000 })
      expect(await page.text()).toBe('the page')
      const script = await ask('/assets/page-1.js')
      expect(script.headers.get('content-encoding')).toBe('gzip')
      const missing = await ask('/assets/gone.js')
      for (const answer of [page, script, missing])
        for (const [name, value] of Object.entries(pageHeaders)) expect(answer.headers.get(name)).toBe(value)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect((await ask('/manifest.webmanifest')).headers.get('content-type')).toMatch(
        /^application\/manifest\+json/,
      )
      expect(page.headers.get('cache-control')).toBe(cacheOf.others)
      expect(script.headers.get('cache-control')).toBe(cacheOf.assets)
      expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, null])
      expect((await ask('/_headers')).status).toBe(404)
      expect((await ask('/', { method: 'POST' })).status).toBe(405)
    } finally {
      await ended(server)
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the container', () => {
  it('runs without rights, of images and packages that are pinned, with the tested configuration', () => {
    const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n')
    const images = lines.flatMap(it => /^FROM (\S+)/.exec(it)?.[1] ?? [])
    expect(images).toHaveLength(2)
    for (const it of images) expect(it).toMatch(/:\d+\.\d+/)
    expect(lines).toContain('RUN npm ci --ignore-scripts')
    expect(lines).toContain('USER 101')
    expect(lines).toContain('COPY deploy/nginx.conf /etc/nginx/nginx.conf')
  })
})

function ended(server: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    server.on('exit', () => resolve())
    server.kill('SIGQUIT')
    if (server.exitCode !== null) resolve()
  })
}
