import { describe, expect, it } from 'vitest'
import { branchNameFor, isBranchName } from './branch-name.ts'
import { pageAt } from './forge.ts'
import { forgePages, longestAddress } from './forge-pages.ts'
import { readRepositoryAddress } from './repository-address.ts'

it.each([
  ['https://github.com/shop/config', 'github https://github.com shop/config'],
  ['github.com/shop/config/tree/main/istio', 'github https://github.com shop/config'],
  ['git@github.com:shop/config.git', 'github https://github.com shop/config'],
  ['https://gitlab.com/group/sub/config/-/tree/main', 'gitlab https://gitlab.com group/sub/config'],
  ['https://codeberg.org/shop/config/src/branch/main', 'gitea https://codeberg.org shop/config'],
  ['https://git.example.com/shop/config', 'undefined https://git.example.com shop/config'],
  ['https://user:secret@github.com/shop/config', 'none'],
  ['http://github.com/shop/config', 'none'],
  ['javascript:alert(1)//a/b', 'none'],
  ['github.com/shop', 'none'],
  ['', 'none'],
])('the address %s is read as %s', (written, read) => {
  const found = readRepositoryAddress(written)
  expect(found ? `${found.kind} ${found.origin} ${found.repository}` : 'none').toBe(read)
})

it('names a branch after a commit', () => {
  expect(branchNameFor('Change VirtualService cart, add Gateway public')).toBe(
    'change-virtualservice-cart-add-gateway-public',
  )
  expect(branchNameFor('…')).toBe('istio-change')
  for (const it of ['a', 'istio/a', branchNameFor('x'.repeat(200))]) expect(isBranchName(it)).toBe(true)
  for (const it of ['', '@', '-a', 'a b', 'a..b', 'a/', '/a', 'a//b', 'a.lock', '.a', 'a~', 'a@{1}', 'a.'])
    expect(isBranchName(it)).toBe(false)
})

it('makes links of pages of the forge only', () => {
  const target = { origin: 'https://github.com' }
  expect(pageAt(target, { html_url: 'https://github.com/a/b/pull/1' }, 'html_url')).toBe(
    'https://github.com/a/b/pull/1',
  )
  for (const html_url of ['javascript:alert(1)', 'https://github.com.example.com/', 1, undefined])
    expect(pageAt(target, { html_url }, 'html_url')).toBeUndefined()
})

describe('the pages of a forge', () => {
  const target = {
    origin: 'https://github.com',
    repository: 'shop/config',
    base: 'main',
    branch: 'a/b c',
    folder: 'istio',
  }
  const added = { type: 'added', after: { name: 'shop.yaml', text: 'a: 1\n' } } as const
  const proposal = { files: [added], commitMessage: 'x', title: 'A & B', body: 'What\n' }

  it('are filled in', () => {
    const [file, request] = forgePages({ kind: 'github', ...target }, proposal)
    expect(file!.url).toBe(
      'https://github.com/shop/config/new/main?filename=istio%2Fshop.yaml&value=a%3A%201%0A',
    )
    expect(request!.url).toBe(
      'https://github.com/shop/config/compare/main...a/b%20c?quick_pull=1&title=A%20%26%20B&body=What%0A',
    )
  })

  it('never have an address that a server refuses as too long, whatever is in it', () => {
    const long = {
      ...proposal,
      body: 'ü'.repeat(20_000),
      files: [{ ...added, after: { name: 'a.yaml', text: 'x'.repeat(9000) } }],
    }
    for (const kind of ['github', 'gitlab', 'gitea'] as const) {
      const pages = forgePages({ kind, ...target }, long)
      expect(pages).toHaveLength(1)
      for (const it of pages) {
        expect(it.url.length).toBeLessThanOrEqual(longestAddress)
        expect(it.without).toBe('text')
      }
    }
  })
})
