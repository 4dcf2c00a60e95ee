import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import fc from '../src/testing/property.ts'

const outer = mkdtempSync(join(tmpdir(), 'serve-'))
const folder = join(outer, 'app')
let server: Server
let port: number

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(outer, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), 'the page')
  writeFileSync(join(folder, 'assets', 'a b.js'), 'a script')
  const { serve } = await import(new URL('./serve.mjs', import.meta.url).href)
  const served = await serve(folder, 41_730)
  server = served.server
  port = Number(new URL(served.url).port)
})

afterAll(() => {
  server.close()
  rmSync(outer, { recursive: true })
})

it('answers with the file that the path names', async () => {
  expect(await ask('GET /')).toMatch(/^HTTP\/1.1 200 [\s\S]*the page$/)
  expect(await ask('GET /index.html?x#y')).toMatch(/the page$/)
  expect(await ask('GET /assets/a%20b.js')).toMatch(/a script$/)
  expect(await ask('GET http://localhost/index.html')).toMatch(/the page$/)
  expect(await ask('HEAD /')).toMatch(/^HTTP\/1.1 200 /)
  expect(await ask('GET /none')).toMatch(/^HTTP\/1.1 404 /)
  expect(await ask('GET /assets')).toMatch(/^HTTP\/1.1 404 /)
  expect(await ask('POST /')).toMatch(/^HTTP\/1.1 405 /)
})

it('goes on serving after any request line, and gives nothing from outside its folder', async () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '..',
    '.',
    '%',
    '%00',
    '%2e%2e',
    '%2f',
    '\\',
    '?',
    '#',
    '*',
    ':',
    '@',
    'a',
    'http://',
    '[',
    ']',
    'secret.txt',
    'index.html',
    `${'x'.repeat(5000)}`,
  )
  const target = fc.array(piece, { minLength: 1, maxLength: 8 }).map(it => it.join(''))
  for (const given of [
    '//',
    '///',
    '//[',
    'http://',
    'http://[',
    '*',
    '/%',
    '/index.html/',
    '/../secret.txt',
  ])
    expect(await ask(`GET ${given}`)).not.toContain('secret')
  await fc.assert(
    fc.asyncProperty(target, async given => {
      expect(await ask(`GET ${given}`)).toMatch(/^HTTP\/1.1 (200|400|403|404) (?![\s\S]*\r\n\r\nsecret$)/)
    }),
    { numRuns: 200 },
  )
  expect(await ask('GET /')).toMatch(/the page$/)
})

/** The whole answer to a request with this line, sent as it stands. */
function ask(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line} HTTP/1.0\r\n\r\n`))
    socket.setEncoding('utf8')
    socket.on('data', it => {
      answer += it
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}
