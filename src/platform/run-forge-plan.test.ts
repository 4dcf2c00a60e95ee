import { afterEach, describe, expect, it } from 'vitest'
import { faultWords } from '../core/forges/fault-words.ts'
import { type ForgeKind, type ForgeTarget, headersOf, type Proposal } from '../core/forges/forge.ts'
import { planOf } from '../core/forges/index.ts'
import { compareFiles } from '../core/patch/compare-files.ts'
import { FakeForge, type ForgeReply } from '../testing/fake-forge.ts'
import { serveForge } from '../testing/serve-forge.ts'
import { type ForgeOutcome, runForgePlan } from './run-forge-plan.ts'

const before = [
  { name: 'shop.yaml', text: 'a: 1\n' },
  { name: 'gone.yaml', text: 'b: 1\n' },
  { name: 'old/name.yaml', text: 'c: 1\nd: 2\ne: 3\n' },
]
const after = [
  { name: 'shop.yaml', text: 'a: 2 # ü\n' },
  { name: 'old/new name.yaml', text: 'c: 1\nd: 2\ne: 3\n' },
  { name: 'added.yaml', text: 'f: 1\n' },
]
const proposal: Proposal = {
  files: compareFiles(before, after),
  commitMessage: 'Change shop\n',
  title: 'Change shop',
  body: 'What changes',
}
const there = {
  'config/shop.yaml': 'a: 1\n',
  'config/gone.yaml': 'b: 1\n',
  'config/old/name.yaml': 'c: 1\nd: 2\ne: 3\n',
  'README.md': 'hello',
}
const wanted = {
  'README.md': 'hello',
  'config/shop.yaml': 'a: 2 # ü\n',
  'config/old/new name.yaml': 'c: 1\nd: 2\ne: 3\n',
  'config/added.yaml': 'f: 1\n',
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function begin(kind: ForgeKind, files: Record<string, string> = there) {
  const repository = kind === 'gitlab' ? 'group/sub/config' : 'shop/config'
  const forge = new FakeForge(kind, 'https://forge.example.com', repository, files)
  const { api, close } = await serveForge(forge)
  open.push(close)
  const target: ForgeTarget = {
    kind,
    origin: forge.origin,
    repository,
    base: 'main',
    branch: 'istio/change-shop',
    folder: '/config/',
  }
  const run = (token = forge.token, url = api): Promise<ForgeOutcome> =>
    runForgePlan(planOf(target, proposal), { api: url, headers: headersOf(kind, token) })
  return { forge, run, target }
}

function words(outcome: ForgeOutcome): string {
  return outcome.type === 'failed' ? faultWords(outcome.fault) : outcome.type
}

describe.each(['github', 'gitlab', 'gitea'] as const)('at %s', kind => {
  it('makes a branch with one commit and a request, and leaves the base alone', async () => {
    const { forge, run } = await begin(kind)
    expect(await run()).toEqual({
      type: 'opened',
      url: expect.stringMatching(/^https:\/\/forge\.example\.com\/.*\/pull\/1$/),
      isOld: false,
    })
    expect(forge.filesOf('istio/change-shop')).toEqual(wanted)
    expect(forge.filesOf('main')).toEqual(there)
    expect(forge.requests).toEqual([
      { head: 'istio/change-shop', base: 'main', title: 'Change shop', body: 'What changes' },
    ])
  })

  it('keeps the token to a header', async () => {
    const { forge, run } = await begin(kind)
    await run()
    for (const { path, body } of forge.calls) expect(path + body).not.toContain(forge.token)
  })

  it('finds what it did when it runs again', async () => {
    const { forge, run } = await begin(kind)
    await run()
    expect(await run()).toMatchObject({ type: 'opened', isOld: true })
    expect(forge.requests).toHaveLength(1)
    expect(forge.commits.size).toBe(2)
  })

  it('goes on with a branch that exists without the commit', async () => {
    const { forge, run } = await begin(kind)
    forge.branches.set('istio/change-shop', forge.branches.get('main')!)
    expect(await run()).toMatchObject({ type: 'opened', isOld: false })
    expect(forge.filesOf('istio/change-shop')).toEqual(wanted)
  })

  it('ends with the same from wherever it was stopped: before a request, or after it was done', async () => {
    const { forge, run } = await begin(kind)
    await run()
    const all = forge.calls.length
    expect(all).toBeGreaterThan(7)
    for (let stop = 0; stop < all; stop++)
      for (const isDone of [false, true]) {
        const again = await begin(kind)
        const { method, path } = forge.calls[stop]!
        const at = `${method} ${path}`
        again.forge.faults.push({ at, after: isDone, reply: { status: 500, body: {} } })
        const first = await again.run()
        expect([at, words(first)]).toEqual([at, expect.stringContaining('answered with status 500')])
        expect([at, (await again.run()).type]).toEqual([at, 'opened'])
        expect(again.forge.filesOf('istio/change-shop')).toEqual(wanted)
        expect(again.forge.filesOf('main')).toEqual(there)
        expect(again.forge.requests).toHaveLength(1)
      }
  })

  it('writes nothing over what others have changed since', async () => {
    const { forge, run } = await begin(kind, {
      ...there,
      'config/shop.yaml': 'a: 3\n',
      'config/added.yaml': '',
    })
    expect(await run()).toEqual({ type: 'differs', files: ['shop.yaml', 'added.yaml'] })
    expect(forge.calls.every(it => it.method === 'GET')).toBe(true)
  })

  it('leaves a branch alone that holds something else', async () => {
    const { forge, run } = await begin(kind)
    forge.branches.set('istio/change-shop', forge.commit(new Map([['x', 'y']]), 'theirs'))
    expect(await run()).toEqual({ type: 'taken' })
    expect(forge.calls.every(it => it.method === 'GET')).toBe(true)
  })

  it.each<[string, string, ForgeReply, RegExp]>([
    [
      'a token without rights',
      'POST',
      { status: 403, body: { message: 'Resource not accessible' } },
      /^The token may not .*Resource not accessible$/,
    ],
    ['a conflict', 'POST', { status: 409, body: {} }, /changed there meanwhile/],
    [
      'a refusal',
      'POST',
      { status: 422, body: { message: 'Validation Failed', errors: [{ message: 'No commits' }] } },
      /does not take the request\. It says: Validation Failed; No commits$/,
    ],
    [
      'a repository that is not there',
      'GET',
      { status: 404, body: {} },
      /^Not found .*repository and the branch/,
    ],
    [
      'a limit with a time',
      'GET',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'retry-after': '120' }, body: {} },
      /Try again in 2 minutes/,
    ],
    ['a limit without one', 'GET', { status: 429, body: {} }, /Try again later/],
    ['an answer that is no JSON', 'GET', { status: 502, body: '<html>' }, /answered with status 502/],
    [
      'a redirect',
      'GET',
      { status: 302, headers: { location: 'https://elsewhere.example.com' }, body: '' },
      /^No answer/,
    ],
  ])('tells of %s plainly, and the next try succeeds', async (_, at, reply, said) => {
    const { forge, run } = await begin(kind)
    forge.faults.push({ at, reply })
    expect(words(await run())).toMatch(said)
    expect(await run()).toMatchObject({ type: 'opened' })
    expect(forge.requests).toHaveLength(1)
  })

  it('tells of a token that is not valid, and of no answer at all', async () => {
    const { run } = await begin(kind)
    expect(words(await run('wrong'))).toMatch(/^The token is not valid/)
    expect(words(await run('x', 'http://127.0.0.1:1'))).toMatch(/^No answer\. You are offline/)
  })
})
