// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { allowedServers, allowServer, forgetServer, mayConnect, serverOf } from './allowed-servers.ts'

beforeEach(() => {
  localStorage.clear()
  for (const it of document.querySelectorAll('meta, script')) it.remove()
})

describe('the policy of the page', () => {
  it('lets it connect to what the build names and nothing else', () => {
    const policy = writtenPolicy('https://api.github.com https://gitlab.com')
    expect(policy).toBe("connect-src 'self' https://api.github.com https://gitlab.com")
    expect(mayConnect('https://gitlab.com/api/v4/projects')).toBe(true)
    expect(mayConnect('https://git.example.com/shop.yaml')).toBe(false)
    expect(mayConnect('https://gitlab.com:8443/')).toBe(false)
  })

  it('takes in the servers that the user allows, from the next load on', () => {
    const server = serverOf('https://Git.Example.com:8443/shop/-/raw/main/shop.yaml')
    expect(server).toBe('https://git.example.com:8443')
    writtenPolicy('https://gitlab.com')
    allowServer(server!)
    allowServer(server!)
    expect(mayConnect('https://git.example.com:8443/x')).toBe(false)
    writtenPolicy('https://gitlab.com')
    expect(mayConnect('https://git.example.com:8443/x')).toBe(true)
    expect(allowedServers()).toEqual([server])
    forgetServer(server!)
    expect(writtenPolicy('https://gitlab.com')).toBe("connect-src 'self' https://gitlab.com")
  })

  it.each([
    'not JSON',
    '{"length": 3}',
    `["https://x.example.com; script-src *"]`,
    `["https://*", "https:", "*", "http://example.com", "'unsafe-inline'", 7, null, ["https://a.example.com"]]`,
  ])('is not widened by what else stands in the storage: %s', kept => {
    localStorage.setItem('drawbridge.servers', kept)
    expect(writtenPolicy('https://gitlab.com')).toBe("connect-src 'self' https://gitlab.com")
    expect(allowedServers()).toEqual([])
  })
})

describe('the server of an address', () => {
  it.each([
    ['https://git.example.com/a/b?c#d', 'https://git.example.com'],
    ['wss://sync.example.com/room', 'wss://sync.example.com'],
    ['ws://localhost:1234', 'ws://localhost:1234'],
    ['http://127.0.0.1:8080/x.yaml', 'http://127.0.0.1:8080'],
    ['http://git.example.com/', undefined],
    ['ws://sync.example.com', undefined],
    ['file:///etc/passwd', undefined],
    ['https://user:password@git.example.com/', 'https://git.example.com'],
    ['no address', undefined],
  ])('of %s is %s', (url, server) => {
    expect(serverOf(url)).toBe(server)
  })
})

/** Runs the script of the page's head, and gives the policy that it writes. */
function writtenPolicy(servers: string): string {
  document.querySelector('meta[data-connections]')?.remove()
  const script = { dataset: { servers } }
  Object.defineProperty(document, 'currentScript', { configurable: true, get: () => script })
  // The script is a file of its own, which the page loads before its modules.
  // biome-ignore lint/security/noGlobalEval: it is the file that is tested
  window.eval(readFileSync('public/connections.js', 'utf8'))
  return document.querySelector<HTMLMetaElement>('meta[data-connections]')!.content
}
