import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { folderPath, folderServer } from './folder-server.ts'
import { listen } from './listen.mjs'
import { shareFolder } from './shared-folder.ts'

const token = 'a-token-that-nobody-else-knows'
let outer: string
let folder: string
let server: Server | undefined
let port: number

beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), 'open-')))
  folder = join(outer, 'shop')
  mkdirSync(join(folder, 'sub'), { recursive: true })
  mkdirSync(join(folder, '.git'))
  mkdirSync(join(outer, 'app'))
  writeFileSync(join(outer, 'app', 'index.html'), 'the page')
  writeFileSync(join(outer, 'app', 'sw.js'), 'a worker')
  writeFileSync(join(outer, 'secret.yaml'), 'secret')
  writeFileSync(join(folder, 'front.yaml'), 'front')
  writeFileSync(join(folder, 'sub', 'side.yaml'), 'side')
  writeFileSync(join(folder, '.git', 'config.yaml'), 'hidden')
  writeFileSync(join(folder, 'notes.txt'), 'notes')
  symlinkSync(join(outer, 'secret.yaml'), join(folder, 'link.yaml'))
  symlinkSync(outer, join(folder, 'above'))
})

afterEach(() => {
  server?.close()
  rmSync(outer, { recursive: true })
})

it('serves the page to anybody on this machine, and the folder to who has the token', async () => {
  await serve()
  expect(await ask('GET', { path: '/', headers: {} })).toMatchObject({ status: 200, body: 'the page' })
  const listed = JSON.parse((await ask('GET')).body)
  expect([listed.name, listed.place]).toEqual(['shop', folder])
  expect(listed.files.map((it: { path: string }) => it.path)).toEqual(['front.yaml', 'sub/side.yaml'])
  expect(await ask('GET', { file: 'sub/side.yaml' })).toMatchObject({ status: 200, body: 'side' })
  expect((await ask('GET', { file: 'none.yaml' })).status).toBe(404)
})

it('keeps no page for use without it', async () => {
  await serve()
  expect((await ask('GET', { path: '/sw.js', headers: {} })).status).toBe(404)
})

it.each<[string, number, Record<string, string>]>([
  ['without a token', 401, { authorization: '' }],
  ['with another token', 401, { authorization: 'Bearer a-token-that-nobody-else-knowz' }],
  ['with half a token', 401, { authorization: `Bearer ${token.slice(0, 9)}` }],
  ['by a name that leads to this machine', 421, { host: 'rebound.example.com' }],
  ['by another port', 421, { host: '127.0.0.1:1' }],
  ['from another page', 403, { origin: 'https://evil.example.com' }],
  ['from a page in a sandbox', 403, { origin: 'null' }],
  ['from another page, with reading only', 403, { 'sec-fetch-site': 'cross-site' }],
])('gives and takes nothing %s', async (_, status, headers) => {
  await serve()
  const given = { ...headers, ...(headers.authorization === undefined && bearer()) }
  expect((await ask('GET', { file: 'front.yaml', headers: given })).status).toBe(status)
  const asOwn = { origin: `http://127.0.0.1:${port}`, ...given }
  expect((await ask('PUT', { file: 'front.yaml', headers: asOwn, body: 'evil' })).status).toBe(status)
  expect((await ask('DELETE', { file: 'front.yaml', headers: asOwn })).status).toBe(status)
  expect(readFileSync(join(folder, 'front.yaml'), 'utf8')).toBe('front')
})

it('writes for a page that says where it comes from, and for no other', async () => {
  await serve()
  expect((await ask('PUT', { file: 'front.yaml', headers: bearer(), body: 'evil' })).status).toBe(403)
  expect((await put('front.yaml', 'mine')).status).toBe(204)
  expect(readFileSync(join(folder, 'front.yaml'), 'utf8')).toBe('mine')
  expect((await put('new/deep/a.yaml', 'new')).status).toBe(204)
  expect(readFileSync(join(folder, 'new', 'deep', 'a.yaml'), 'utf8')).toBe('new')
  expect((await ask('DELETE', { file: 'sub/side.yaml', headers: own() })).status).toBe(204)
  expect(existsSync(join(folder, 'sub', 'side.yaml'))).toBe(false)
  // No copy is left beside what was written.
  expect(readdirSync(folder).sort()).toEqual([
    '.git',
    'above',
    'front.yaml',
    'link.yaml',
    'new',
    'notes.txt',
    'sub',
  ])
})

it.each([
  '../secret.yaml',
  'sub/../../secret.yaml',
  '/etc/hosts.yaml',
  '..\\secret.yaml',
  'above/secret.yaml',
  'link.yaml',
  '.hidden.yaml',
  '.git/config.yaml',
  'node_modules/a.yaml',
  'notes.txt',
  'a\0.yaml',
  'sub',
  '.',
  '',
])('has no business with %j', async path => {
  await serve()
  const before = everything()
  expect((await ask('GET', { file: path })).status).toBe(422)
  expect((await put(path, 'evil')).status).toBe(422)
  expect((await ask('DELETE', { file: path, headers: own() })).status).toBe(422)
  expect(everything()).toEqual(before)
})

it('changes nothing outside its folder, whatever the path', async () => {
  await serve()
  const piece = fc.constantFrom('..', '.', '/', '\\', 'sub', 'above', 'link', '.git', 'a', '.yaml', '\0', '~')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async pieces => {
      const { status } = await put(pieces.join(''), 'evil')
      expect([204, 422]).toContain(status)
      expect(readFileSync(join(outer, 'secret.yaml'), 'utf8')).toBe('secret')
      expect(readFileSync(join(folder, '.git', 'config.yaml'), 'utf8')).toBe('hidden')
      expect(readdirSync(outer).sort()).toEqual(['app', 'secret.yaml', 'shop'])
    }),
    { numRuns: 60 },
  )
})

it('reads only where it is told so', async () => {
  await serve({ readOnly: true })
  expect((await ask('GET', { file: 'front.yaml' })).body).toBe('front')
  expect((await put('front.yaml', 'mine')).body).toContain('--read-only')
  expect((await ask('DELETE', { file: 'front.yaml', headers: own() })).status).toBe(422)
  expect(readFileSync(join(folder, 'front.yaml'), 'utf8')).toBe('front')
})

it('shares one file alone', async () => {
  await serve({ path: join(folder, 'front.yaml') })
  const listed = JSON.parse((await ask('GET')).body)
  expect([listed.name, listed.files.length]).toEqual(['front.yaml', 1])
  expect((await put('front.yaml', 'mine')).status).toBe(204)
  expect((await put('other.yaml', 'mine')).body).toContain('was given front.yaml alone')
  expect((await ask('GET', { file: 'sub/side.yaml' })).status).toBe(422)
})

it('gives a file another stamp whenever it was written', async () => {
  await serve()
  const stamp = async () => JSON.parse((await ask('GET')).body).files[0].stamp
  const first = await stamp()
  expect(await stamp()).toBe(first)
  writeFileSync(join(folder, 'front.yaml'), 'tnorf')
  utimesSync(join(folder, 'front.yaml'), 1, 1)
  expect(await stamp()).not.toBe(first)
})

it('says that the folder is gone', async () => {
  await serve()
  rmSync(folder, { recursive: true })
  expect(JSON.parse((await ask('GET')).body)).toMatchObject({ reason: 'gone' })
  expect(JSON.parse((await put('front.yaml', 'mine')).body)).toMatchObject({ reason: 'gone' })
  expect(existsSync(folder)).toBe(false)
})

it('shares nothing that is not there', async () => {
  await expect(shareFolder(join(outer, 'none'))).rejects.toThrow('no such file or folder')
})

async function serve({ path = folder, readOnly = false } = {}): Promise<void> {
  server = folderServer({
    folder: await shareFolder(path),
    app: join(outer, 'app'),
    token,
    readOnly,
  })
  port = await listen(server, 0)
}

interface Asked {
  readonly path?: string
  readonly file?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

function ask(
  method: string,
  { path, file, headers = bearer(), body }: Asked = {},
): Promise<{ status: number; body: string }> {
  const query = file === undefined ? '' : `?path=${encodeURIComponent(file)}`
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path: path ?? folderPath + query, headers, agent: false },
      response => {
        const parts: Buffer[] = []
        response.on('data', it => parts.push(it))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const bearer = () => ({ authorization: `Bearer ${token}` })
const own = () => ({ ...bearer(), origin: `http://127.0.0.1:${port}` })
const put = (file: string, body: string) => ask('PUT', { file, headers: own(), body })

/** Every file below the outer folder with its text. */
function everything(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(outer, { recursive: true, withFileTypes: true })
      .filter(it => it.isFile())
      .map(it => join(it.parentPath, it.name))
      .map(it => [it, readFileSync(it, 'utf8')]),
  )
}
