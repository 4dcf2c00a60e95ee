import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { examples } from '../examples/index.ts'
import type { Files } from '../text/file-change.ts'
import { compareFiles } from './compare-files.ts'
import { gitPatch } from './git-patch.ts'

const one = { name: 'shop/gateway.yaml', text: 'kind: Gateway\nmetadata:\n  name: shop\n' }
const two = { name: 'shop/routes.yaml', text: 'kind: VirtualService\nmetadata:\n  name: cart\nspec: {}\n' }

it('names what was created, removed and changed, with paths relative to the folder', () => {
  const after = [
    { ...one, text: one.text.replace('shop', 'public') },
    { name: 'new.yaml', text: 'a: 1\n' },
  ]
  expect(gitPatch([one, two], after)).toBe(
    `diff --git a/shop/gateway.yaml b/shop/gateway.yaml
--- a/shop/gateway.yaml
+++ b/shop/gateway.yaml
@@ -1,3 +1,3 @@
 kind: Gateway
 metadata:
-  name: shop
+  name: public
diff --git a/new.yaml b/new.yaml
new file mode 100644
--- /dev/null
+++ b/new.yaml
@@ -0,0 +1,1 @@
+a: 1
diff --git a/shop/routes.yaml b/shop/routes.yaml
deleted file mode 100644
--- a/shop/routes.yaml
+++ /dev/null
@@ -1,4 +0,0 @@
-kind: VirtualService
-metadata:
-  name: cart
-spec: {}
`,
  )
})

it('tells a rename from a file removed and another created', () => {
  const moved = { name: 'cart.yaml', text: two.text.replace('spec: {}', 'spec:') }
  expect(gitPatch([one, two], [one, moved])).toMatch(
    /^diff --git a\/shop\/routes.yaml b\/cart.yaml\nsimilarity index 83%\nrename from shop\/routes.yaml\nrename to cart.yaml\n--- a/,
  )
  expect(compareFiles([one, two], [{ ...one, name: 'b.yaml' }, two])).toEqual([
    { type: 'renamed', before: one, after: { ...one, name: 'b.yaml' }, similarity: 100 },
  ])
  expect(compareFiles([one], [two]).map(it => it.type)).toEqual(['added', 'removed'])
})

it('gives each removed file to one new name only, the most similar', () => {
  const near = { name: 'near.yaml', text: two.text.replace('cart', 'card') }
  const nearer = { name: 'nearer.yaml', text: `${two.text}# end\n` }
  expect(compareFiles([two], [near, nearer]).map(it => [it.type, it.after?.name])).toEqual([
    ['added', 'near.yaml'],
    ['renamed', 'nearer.yaml'],
  ])
})

it('is empty where nothing differs', () => {
  expect(gitPatch([one, two], [two, one])).toBe('')
})

/** A seeded step of somebody's work on files: type, cut, create, empty, remove, rename, swap names. */
const step = fc.oneof(
  fc.record({
    type: fc.constant('type' as const),
    file: fc.nat(),
    at: fc.nat(),
    text: fc.constantFrom('x', '\n', '  # note\n', 'é\r\n', '---\n', '\u2028'),
  }),
  fc.record({ type: fc.constant('cut' as const), file: fc.nat(), at: fc.nat(), length: fc.nat(200) }),
  fc.record({
    type: fc.constant('create' as const),
    name: fc.constantFrom(
      'new.yaml',
      'a b/c d.yaml',
      'ü.yaml',
      'quo"te.yaml',
      'back\\slash.yaml',
      '-dash.yaml',
      'tab\tname.yaml',
    ),
    text: fc.constantFrom('', 'a: 1', 'a: 1\n', 'a: 1\r\nb: 2\r\n'),
  }),
  fc.record({ type: fc.constant('remove' as const), file: fc.nat() }),
  fc.record({
    type: fc.constant('rename' as const),
    file: fc.nat(),
    name: fc.constantFrom('moved/to here.yaml', 'x.yaml', 'deep/er/y.yaml'),
  }),
  fc.record({ type: fc.constant('swap' as const), file: fc.nat(), with: fc.nat() }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function after(files: Files, it: Step): Files {
  if (it.type === 'create')
    return files.some(file => file.name === it.name) ? files : [...files, { name: it.name, text: it.text }]
  if (files.length === 0) return files
  const index = it.file % files.length
  const file = files[index]!
  const put = (changed: Partial<typeof file>) => files.with(index, { ...file, ...changed })
  switch (it.type) {
    case 'type': {
      const at = it.at % (file.text.length + 1)
      return put({ text: file.text.slice(0, at) + it.text + file.text.slice(at) })
    }
    case 'cut': {
      const at = it.at % (file.text.length + 1)
      return put({ text: file.text.slice(0, at) + file.text.slice(at + it.length) })
    }
    case 'remove':
      return files.toSpliced(index, 1)
    case 'rename':
      return files.some(other => other.name === it.name) ? files : put({ name: it.name })
    case 'swap': {
      const other = files[it.with % files.length]!
      return files.map(each =>
        each === file ? { ...each, text: other.text } : each === other ? { ...each, text: file.text } : each,
      )
    }
  }
}

const hasGit = spawnSync('git', ['--version']).status === 0

it.skipIf(!hasGit)(
  'is what the real git makes of 100 seeded edit sequences',
  () => {
    const starts = examples.map(it => it.files)
    fc.assert(
      fc.property(fc.nat(), fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
        const before = starts[start % starts.length]!
        const now = steps.reduce(after, before)
        const patch = gitPatch(before, now)
        expect(patch === '' ? sorted(before) : applied(before, patch)).toEqual(sorted(now))
      }),
      { seed: 20_261_129, numRuns: 100 },
    )
  },
  120_000,
)

function applied(files: Files, patch: string): Files {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'))
  try {
    for (const { name, text } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, stdio: 'pipe' })
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(it => it.isFile())
    return sorted(
      entries.map(it => {
        const path = join(it.parentPath, it.name)
        return { name: relative(folder, path), text: readFileSync(path, 'utf8') }
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sorted(files: Files): Files {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, text }) => ({ name, text }))
}
