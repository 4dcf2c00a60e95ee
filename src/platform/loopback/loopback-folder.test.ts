import { afterEach, expect, it, vi } from 'vitest'
import { loopbackFolder } from './loopback-folder.ts'
import { readToken } from './opened-by-command.ts'

afterEach(() => vi.unstubAllGlobals())

const files = [{ path: 'a b.yaml', size: 3, stamp: '1' }]
const listing = { name: 'shop', place: '/home/me/shop', files }

function answer(of: (url: string, init: RequestInit) => Response | undefined): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = of(url, init)
    if (!response) throw new TypeError('Failed to fetch')
    return response
  })
}

it('asks with the token, file by file', async () => {
  const asked: string[] = []
  answer((url, { method, headers }) => {
    asked.push(`${method} ${url} ${(headers as Record<string, string>).authorization}`)
    return url.includes('?') ? new Response('abc') : Response.json(listing)
  })
  const folder = await loopbackFolder(() => 'secret')
  expect(await folder.list()).toEqual({ files: [{ path: 'a b.yaml', stamp: '1' }], refused: [] })
  expect(await folder.read('a b.yaml')).toEqual(new TextEncoder().encode('abc'))
  await folder.write('a b.yaml', new Uint8Array())
  expect(asked.slice(2)).toEqual([
    'GET /.drawbridge/folder?path=a%20b.yaml Bearer secret',
    'PUT /.drawbridge/folder?path=a%20b.yaml Bearer secret',
  ])
})

it('goes on with the token of a later run', async () => {
  let token = 'first'
  answer((_, { headers }) =>
    (headers as Record<string, string>).authorization === `Bearer ${token}`
      ? Response.json(listing)
      : new Response('', { status: 401 }),
  )
  let known = 'first'
  const folder = await loopbackFolder(() => known)
  token = 'second'
  await expect(folder.list()).rejects.toMatchObject({ fault: { reason: 'gone' } })
  known = 'second'
  expect(await folder.requestAccess()).toBe('granted')
  expect((await folder.list()).files).toHaveLength(1)
})

it('leaves out what is too large to be read', async () => {
  answer(() => Response.json({ ...listing, files: [{ path: 'a.yaml', size: 30_000_000, stamp: '1' }] }))
  expect(await (await loopbackFolder(() => 'secret')).list()).toMatchObject({
    files: [],
    refused: [{ name: 'a.yaml' }],
  })
})

it.each<[string, () => Response | undefined, string, RegExp]>([
  ['it has ended', () => undefined, 'gone', /no longer answers/],
  ['something else answers', () => new Response('<p>hello'), 'gone', /no longer answers/],
  ['another run has the port', () => new Response('', { status: 401 }), 'gone', /earlier run/],
  [
    'it says why',
    () => Response.json({ reason: 'full', message: 'No room.' }, { status: 422 }),
    'full',
    /^No room/,
  ],
  ['it says nothing', () => new Response('', { status: 500 }), 'other', /status 500/],
])('where the command does not give the folder it says so: %s', async (_, response, reason, message) => {
  answer(response)
  const fault = await loopbackFolder(() => 'secret').then(
    () => undefined,
    it => it.fault,
  )
  expect(fault).toMatchObject({ reason, message: expect.stringMatching(message) })
})

it('takes a token from the address, and nothing else', () => {
  expect(readToken(`#open=${'a1_-'.repeat(10)}`)).toBe('a1_-'.repeat(10))
  for (const it of ['', '#open=', '#open=short', '#v2:abc', `#open=${'a'.repeat(30)}&x=1`, '#together=a'])
    expect(readToken(it)).toBeUndefined()
})
