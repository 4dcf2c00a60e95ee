import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { examples } from '../examples/index.ts'
import { withComment, withReply } from '../review/comment-changes.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { redactText, secretsIn, secretsOf, withoutSecrets } from './secrets.ts'
import type { SharedContent } from './shared-content.ts'

// Put together here, so that no tool takes this file for one with secrets in it.
const letters = 'Ab1'.repeat(60)
const github = `ghp_${letters.slice(0, 36)}`
const jwt = `eyJ${letters.slice(0, 20)}.eyJ${letters.slice(0, 20)}.${letters.slice(0, 20)}`
const pem = (label: string) => `-----BEGIN ${label}-----\n${letters}\n${letters}\n-----END ${label}-----\n`
const indented = (text: string, by = '    ') => text.replace(/^(?=.)/gm, by)

describe('secrets in a text', () => {
  it.each<[string, string, string]>([
    ['a GitHub token', `token: ${github}\n`, 'token: REDACTED\n'],
    ['a fine-grained GitHub token', `t: github_pat_${letters.slice(0, 60)}\n`, 't: REDACTED\n'],
    ['a GitLab token', `t: "glpat-${letters.slice(0, 20)}"\n`, 't: "REDACTED"\n'],
    ['an AWS access key', `id: AKIA${'ABCD'.repeat(4)}\n`, 'id: REDACTED\n'],
    [
      'an AWS secret key',
      `aws_secret_access_key: ${letters.slice(0, 40)}\n`,
      'aws_secret_access_key: REDACTED\n',
    ],
    ['a Slack token', `t: xoxb-${letters.slice(0, 24)}\n`, 't: REDACTED\n'],
    [
      'a Slack webhook',
      `u: https://hooks.slack.com/services/T00000000/B00000000/${letters.slice(0, 24)}\n`,
      'u: https://hooks.slack.com/services/REDACTED\n',
    ],
    ['a Google API key', `k: AIza${letters.slice(0, 35)}\n`, 'k: REDACTED\n'],
    ['a Stripe key', `k: sk_live_${letters.slice(0, 24)}\n`, 'k: REDACTED\n'],
    ['an npm token', `k: npm_${letters.slice(0, 36)}\n`, 'k: REDACTED\n'],
    ['a Vault token', `k: hvs.${letters.slice(0, 30)}\n`, 'k: REDACTED\n'],
    ['a JSON Web Token', `exact: Bearer ${jwt}\n`, 'exact: Bearer REDACTED\n'],
    ['a bearer token', `exact: "Bearer ${letters.slice(0, 30)}"\n`, 'exact: "Bearer REDACTED"\n'],
    ['basic credentials', 'authorization: Basic dXNlcjpwYXNzMTIz\n', 'authorization: Basic REDACTED\n'],
    [
      'a password in a URL',
      'u: https://me:s3cr3t@a.example.com/x\n',
      'u: https://me:REDACTED@a.example.com/x\n',
    ],
    ['a password in a URL without a name', 'u: redis://:s3cr3t@a:6379\n', 'u: redis://:REDACTED@a:6379\n'],
    [
      'a private key',
      `k: |\n${indented(pem('PRIVATE KEY'))}`,
      'k: |\n    -----BEGIN PRIVATE KEY-----\n    REDACTED\n    -----END PRIVATE KEY-----\n',
    ],
    [
      'a private key of a kind',
      pem('RSA PRIVATE KEY'),
      '-----BEGIN RSA PRIVATE KEY-----\nREDACTED\n-----END RSA PRIVATE KEY-----\n',
    ],
    [
      'a private key in one line',
      `k: "-----BEGIN EC PRIVATE KEY-----\\n${letters}\\n-----END EC PRIVATE KEY-----\\n"\n`,
      'k: "-----BEGIN EC PRIVATE KEY-----\\nREDACTED\\n-----END EC PRIVATE KEY-----\\n"\n',
    ],
    [
      'a private key that is cut off',
      `k: |\n  -----BEGIN PRIVATE KEY-----\n  ${letters}\nother: 1\n`,
      'k: |\n  -----BEGIN PRIVATE KEY-----\n  REDACTED\nother: 1\n',
    ],
    [
      'values of a Secret',
      'apiVersion: v1\nkind: Secret\ndata:\n  a: c2VjcmV0 # why\n  b: "c2VjcmV0"\nstringData:\n  c: word\n  d: \'word\'\n  e: |\n    two\n    lines\ntype: Opaque\n',
      'apiVersion: v1\nkind: Secret\ndata:\n  a: UkVEQUNURUQ= # why\n  b: "UkVEQUNURUQ="\nstringData:\n  c: REDACTED\n  d: \'REDACTED\'\n  e: REDACTED\ntype: Opaque\n',
    ],
    [
      'values of a Secret in a list, and in JSON',
      '{"kind":"List","items":[{"kind":"Secret","apiVersion":"v1","data":{"a":"c2VjcmV0"}}]}',
      '{"kind":"List","items":[{"kind":"Secret","apiVersion":"v1","data":{"a":"UkVEQUNURUQ="}}]}',
    ],
    [
      'what kubectl applied last of a Secret',
      'kind: Secret\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"data":{"a":"c2VjcmV0"}}\n    b: c\n',
      'kind: Secret\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: REDACTED\n    b: c\n',
    ],
    [
      'values of a Secret in a document that cannot be read',
      'kind: Secret\ndata:\n  a: c2VjcmV0\n  b: c2VjcmV0\nbroken: [\n',
      'kind: Secret\ndata:\n  a: UkVEQUNURUQ=\n  b: UkVEQUNURUQ=\nbroken: [\n',
    ],
  ])('finds and replaces %s', (_, text, without) => {
    expect(redactText(text)).toBe(without)
    expect(secretsIn(without)).toEqual([])
  })

  it.each([
    ['a certificate', pem('CERTIFICATE')],
    ['a public key', pem('PUBLIC KEY')],
    ['the name of a Secret', 'tls:\n  mode: SIMPLE\n  credentialName: shop-cert\n'],
    ['a path of a key', 'privateKey: /etc/certs/tls.key\n'],
    ['a ConfigMap', 'kind: ConfigMap\ndata:\n  a: c2VjcmV0\n'],
    ['a Secret of another group', 'apiVersion: a.example.com/v1\nkind: Secret\ndata:\n  a: c2VjcmV0\n'],
    ['a reference to a Secret', 'certificateRefs:\n- kind: Secret\n  name: cert\n'],
    ['words behind Basic and Bearer', '# Basic authentication, or a bearer token-for-everybody\n'],
    ['a URL with a port', 'u: https://a.example.com:8443/@me\n'],
    ['an identity', '- spiffe://cluster.local/ns/default/sa/shop\n'],
    ['a URL whose password is filled in later', 'u: https://me:${PASSWORD}@a.example.com\n'],
    ['a digest', `image: shop@sha256:${'a1'.repeat(32)}\n`],
    ['a Secret without values', 'kind: Secret\ndata: {}\nstringData:\n'],
  ])('leaves %s alone', (_, text) => {
    expect(secretsIn(text)).toEqual([])
  })

  it('leaves the examples alone', () => {
    for (const { files } of examples) for (const { text } of files) expect(secretsIn(text)).toEqual([])
  })

  it('are named with their lines', () => {
    const text = `a: 1\nb: ${github}\n---\nkind: Secret\ndata:\n  k: c2VjcmV0\nc: ${jwt}\n`
    expect(secretsIn(text).map(it => [it.line, it.what])).toEqual([
      [2, 'GitHub token'],
      [6, 'Value of a Secret'],
      [7, 'JSON Web Token'],
    ])
  })

  it('are all gone once they are replaced, and every value has the type that it had', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'kind: Secret\n',
        'data:\n',
        '  a: c2VjcmV0\n',
        '  b: |\n    c2VjcmV0\n',
        '---\n',
        `t: ${github}\n`,
        `u: Bearer ${jwt}\n`,
        `k: |\n${indented(pem('PRIVATE KEY'))}`,
        '- [x, {kind: Secret, data: {a: b, c: "d"}}]\n',
        '  &a x: *a\n',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join('')
        const without = redactText(text)
        expect(redactText(without)).toBe(without)
        const shapes = (of: string) =>
          cutDocuments(of)
            .map(({ from, to, marked }) => readDocument(of.slice(from, to), marked))
            .map(it => (it.readable ? shapeOf(it.value) : 'unreadable'))
        expect(shapes(without)).toEqual(shapes(text))
      }),
      { numRuns: 300 },
    )
  })

  // With the square of this length, the reading takes longer than a test may.
  it('are looked for in a hostile text without a hang', () => {
    for (const piece of [
      '-----BEGIN PRIVATE KEY-----\n',
      'Bearer ',
      'a://b:',
      'eyJaaaaaaaaa.',
      'kind: Secret\n',
      ' ',
    ])
      expect(secretsIn(piece.repeat(300_000 / piece.length)).length).toBeLessThan(300_000)
  })
})

describe('secrets of what is shared', () => {
  const ann = { by: 'Ann', at: 1 }
  const content: SharedContent = {
    name: 'Shop',
    files: [{ name: 'a.yaml', text: `a: ${github}\n` }],
    baseline: { files: [{ name: 'a.yaml', text: `a: ${github}\nb: ${jwt}\n` }] },
    requests: [{ name: 'cart', request: `curl -H 'authorization: Bearer ${letters.slice(0, 20)}' http://a` }],
    view: { drawer: 'request', request: { text: 'http://me:s3cr3t@a.example.com' } },
    origin: { files: [{ name: 'a.yaml', text: `b: ${jwt}\nc: Bearer ${letters.slice(1, 21)}\n` }] },
    comments: withReply(
      withComment([], 'a', { resource: 'Gateway/a/b', path: [], marks: [] }, `is it ${github}?`, ann),
      'a',
      'b',
      `no:\n${jwt}`,
      { ...ann, by: '' },
    ),
  }

  it('are found in all that a link carries, once', () => {
    expect(secretsOf(content).map(it => [it.place, it.line, it.what])).toEqual([
      ['a.yaml', 1, 'GitHub token'],
      ['a.yaml, as it was before', 2, 'JSON Web Token'],
      ['a.yaml, as it came to you', 2, 'Bearer token'],
      ['the saved request “cart”', 1, 'Bearer token'],
      ['the traced request', 1, 'Password in a URL'],
      ['a comment by Ann', 1, 'GitHub token'],
      ['a reply by Somebody', 2, 'JSON Web Token'],
    ])
  })

  it('are gone from all of it when they are replaced', () => {
    const without = withoutSecrets(content)
    expect(secretsOf(without)).toEqual([])
    expect(JSON.stringify(without)).not.toMatch(/ghp_|eyJ|Ab1|s3cr3t/)
    expect(without.files).toEqual([{ name: 'a.yaml', text: 'a: REDACTED\n' }])
  })
})

/** What is left of a value when texts are only texts. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [redactText(key), shapeOf(it)]))
  return typeof value === 'string' ? 'text' : value
}
