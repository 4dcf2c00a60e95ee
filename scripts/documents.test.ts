import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../src/cli/arguments.ts'
import { examples } from '../src/core/examples/index.ts'
import { labs } from '../src/core/labs/index.ts'
import { rules } from '../src/core/rules/index.ts'
import { encodeShare } from '../src/core/share/codec.ts'
import { recording } from '../src/testing/recordings.ts'

// What README and the documents beside it claim, as far as it can be looked up.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const recorded = {
  verdicts: recording('conformance/verdicts.jsonl.gz'),
  more: recording('conformance/verdicts-2.jsonl.gz'),
  routes: recording('conformance/routes.jsonl.gz'),
  calls: recording('conformance/mesh-routes.jsonl.gz'),
  texts: recording('conformance/yaml.jsonl.gz'),
}
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/npm.md'].map(name => ({
  name,
  text: read(name),
}))

describe.each(documents.map(it => [it.name, it.text] as const))('%s', (name, text) => {
  it('names only files there are', () => {
    const named = [...text.matchAll(/`((?:src|scripts|site|bench|e2e|docs|public)\/[\w./-]+)`/g)].map(
      it => it[1] ?? '',
    )
    const linked = [...text.matchAll(/(?:\]\(|src(?:set)?=")([\w./-]+)[)"]/g)].map(it =>
      join(dirname(name), it[1] ?? ''),
    )
    expect([...named, ...linked].filter(it => !isThere(it))).toEqual([])
  })

  it('names only files of the sources there are, where it leaves out their folder', () => {
    const named = [...text.matchAll(/`([\w/-]+\.(?:tsx?|mjs|js|css))`/g)].map(it => it[1] ?? '')
    expect(named.filter(it => it !== built && !sources.some(file => `/${file}`.endsWith(`/${it}`)))).toEqual(
      [],
    )
  })

  it('names only commands there are', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(it => it[1] ?? '')
    expect(named.filter(it => !(it in scripts))).toEqual([])
    const lines = [...text.matchAll(/^(?:.*\| )?(?:npx |node dist\/cli\/)drawbridge(?:\.js)? (.*)$/gm)].map(
      it => it[1] ?? '',
    )
    const wrong = lines.map(wordsOf).filter(it => readArguments(it).command === 'wrong')
    expect(wrong).toEqual([])
  })
})

describe('the numbers of README.md', () => {
  const readme = read('README.md')
  const numberBefore = (words: string) => {
    const found = new RegExp(`([\\d,]+) ${words}`).exec(readme)?.[1]
    return Number(found?.replaceAll(',', ''))
  }

  it('are those of the checks, the labs and the links', () => {
    expect(rules.length).toBeGreaterThanOrEqual(numberBefore('checks with a page each'))
    expect(numberBefore('labs')).toBe(labs.length)
    const bookinfo = examples.find(it => it.id === 'bookinfo')
    const link = encodeShare({ name: bookinfo?.title ?? '', files: bookinfo?.files ?? [] })
    const letters = Number(/bookinfo: (\d+)/.exec(readme)?.[1])
    expect(Math.abs((link.ok ? link.fragment.length : 0) - letters)).toBeLessThan(letters / 10)
  })

  it.skipIf(!recorded.verdicts.isThere)('are those of the recordings', () => {
    const { verdicts, more, routes, calls, texts } = recorded
    const requests = (lines: readonly string[]) =>
      lines.reduce((sum, it) => sum + (JSON.parse(it).requests as readonly unknown[]).length, 0)
    expect(numberBefore('sets of\n  documents')).toBe(verdicts.lines().length + more.lines().length)
    expect(numberBefore('requests through gateways')).toBe(requests(routes.lines()))
    expect(numberBefore('calls between services')).toBe(requests(calls.lines()))
    expect(numberBefore('texts as kubectl reads')).toBe(texts.lines().length)
  })
})

const sources = ['src', 'scripts', 'site', 'bench', 'e2e', 'public'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(it => join(folder, it)),
)

/** The build makes it; nothing of that name is among the sources. */
const built = 'sw.js'

/** A decision may be named by its number. */
function isThere(path: string): boolean {
  if (!/^docs\/decisions\/\d{4}$/.test(path)) return existsSync(join(root, path))
  return readdirSync(join(root, 'docs/decisions')).some(it => it.startsWith(path.slice(-4)))
}

/** The words of a command, up to a pipe, a file or a comment. */
function wordsOf(line: string): string[] {
  const [command = ''] = line.split(/ +[#>|]/)
  return (command.match(/'[^']*'|\S+/g) ?? []).map(it => it.replace(/^'(.*)'$/, '$1'))
}
