import { expect, it } from 'vitest'
import { plainHeaders, plainPolicy, plainRedirect, plainRewrite, plainTime } from './plain-handling.ts'

it('a time is the same in other units, and zero is none', () => {
  expect(plainTime('1500ms')).toBe(plainTime('1.5s'))
  expect(plainTime('1s')).not.toBe(plainTime('1ms'))
  expect(plainTime('0s')).toBeUndefined()
})

it('names of headers are the same in any letter case, and what is empty says nothing', () => {
  expect(plainHeaders({ request: { set: { 'X-A': 'B' }, remove: [] }, response: {} })).toEqual({
    request: { set: { 'x-a': 'B' } },
  })
})

it('a CORS policy without credentials is the same whether it says so', () => {
  const origins = { allowOrigins: [{ exact: 'https://a' }] }
  expect(plainPolicy({ ...origins, allowCredentials: false, maxAge: '60s' })).toEqual(
    plainPolicy({ ...origins, maxAge: '1m', allowHeaders: [] }),
  )
  expect(plainPolicy({ ...origins, allowCredentials: true })).not.toEqual(plainPolicy(origins))
})

it('a redirect is the same with the port of its scheme as without', () => {
  const plain = (redirect: Parameters<typeof plainRedirect>[0], port = 80) =>
    plainRedirect(redirect, port, 'http')
  expect(plain({ uri: '/a', redirectCode: 301 })).toEqual(
    plain({ uri: '/a', derivePort: 'FROM_REQUEST_PORT' }),
  )
  expect(plain({ scheme: 'https', port: 443 })).toEqual(plain({ scheme: 'https' }))
  expect(plain({ derivePort: 'FROM_REQUEST_PORT' }, 8080)).not.toEqual(plain({}, 8080))
  expect(plain({ scheme: 'https' })).not.toEqual(plain({}))
})

it('a path is rewritten alike with a slash at the end of prefix and replacement as without', () => {
  const letters = (text: string) => ({ text, isOfSegments: false })
  const segments = (text: string) => ({ text, isOfSegments: true })
  expect(plainRewrite({ uri: '/' }, letters('/a/'))).toEqual(plainRewrite({ uri: '/' }, segments('/a')))
  expect(plainRewrite({ uri: '/b/' }, letters('/a/'))).toEqual(plainRewrite({ uri: '/b' }, segments('/a')))
  expect(plainRewrite({ uri: '/' }, letters('/a'))).not.toEqual(plainRewrite({ uri: '/' }, segments('/a')))
  expect(plainRewrite({ uri: '/b' }, undefined)).toEqual(
    plainRewrite({ uriRegexRewrite: { match: '/.*', rewrite: '/b' } }, letters('/')),
  )
})
