import { describe, expect, it } from 'vitest'
import { fetchFile } from './fetch-file.ts'

const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
  (async () => new Response(body, init)) as typeof fetch

describe('a file at an address', () => {
  it('is read as bytes, with neither cookies nor referrer', async () => {
    let asked: RequestInit | undefined
    const request = (async (_: unknown, init?: RequestInit) => {
      asked = init
      return new Response('a: ü')
    }) as typeof fetch
    const read = await fetchFile('https://example.com/a.yaml', request)
    expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('a: ü')
    expect(asked).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  it.each<[string, typeof fetch, RegExp]>([
    ['is not there', answering('', { status: 404 }), /no such file \(404\)/],
    ['is behind a sign-in', answering('', { status: 403 }), /without signing in \(403\)/],
    ['was asked for too often', answering('', { status: 429 }), /too often/],
    ['fails at the server', answering('', { status: 502 }), /status 502/],
    [
      'is a web page',
      answering('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      /a web page, not a file/,
    ],
    [
      'says that it is too large',
      answering('x', { headers: { 'content-length': '99999999' } }),
      /larger than 20 MB/,
    ],
    ['is too large and does not say so', answering(new Uint8Array(21 * 1024 * 1024)), /larger than 20 MB/],
    [
      'may not be read by other pages',
      () => Promise.reject(new TypeError('Failed to fetch')),
      /CORS.*drop it here/,
    ],
  ])('%s: the reason is said', async (_, request, reason) => {
    const read = await fetchFile('https://example.com/a.yaml', request)
    expect(read.ok ? '' : read.reason).toMatch(reason)
  })
})
