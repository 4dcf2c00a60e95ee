import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import { examples } from '../examples/index.ts'
import { identifyFiles } from '../model/locate.ts'
import type { Resource } from '../model/resource.ts'
import { isRoute } from '../operations/gateway-api-plans.ts'
import { destinationList } from '../operations/route-backends.ts'
import { shellWords } from '../request/shell-words.ts'
import { defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { type PatchOperation, weightsPatch } from './json-patch.ts'
import { patchCommand } from './patch-command.ts'
import { planCanary } from './plan-canary.ts'
import { planZip } from './plan-zip.ts'
import { readSplit, type Split } from './read-split.ts'
import { stepExports } from './step-exports.ts'
import { stepTexts } from './step-texts.ts'

const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: cart\n'

const hardRoutes: Record<string, string> = {
  'flow style': `${head}spec: {http: [{route: [{destination: {host: a}, weight: 90}, {destination: {host: b}, weight: 10}]}]} # all\n`,
  'flow style, weights missing': `${head}spec: {http: [{route: [{destination: {host: a}}, {destination: {host: b}}]}]}\n`,
  'JSON in one line': `{"kind": "VirtualService", "metadata": {"name": "cart"}, "spec": {"http": [{"route": [{"destination": {"host": "a"}, "weight": 50}, {"destination": {"host": "b"}, "weight": 50}]}]}}`,
  'a weight missing': `${head}spec:\n  http:\n  - route:\n    - destination: # first\n        host: a\n      weight: 100 # all\n    # the canary\n    - destination:\n        host: b`,
  'Windows line ends, the end open':
    `${head}spec:\n  tcp:\n  - route:\n    - destination:\n        host: a\n      weight: 3 # most\n    - weight: 1\n      destination:\n        host: b # few`.replaceAll(
      '\n',
      '\r\n',
    ),
  'the only blanks are wide': `${head}spec:\n    tls:\n    -   match:\n        -   sniHosts: [a.example.com]\n        route:\n        -   destination:\n                host: a\n            weight:   60\n        -   destination: {host: b}\n            weight:   20\n        -   {destination: {host: c}, weight: 20}\n`,
  'a List behind another document': `# head\nkind: Service\nmetadata: {name: x}\n---\n# list\napiVersion: v1\nkind: List\nitems:\n- kind: Service\n  metadata: {name: y}\n# ours\n- kind: VirtualService\n  metadata:\n    name: cart\n    namespace: shop\n  spec:\n    http:\n    - name: other\n      route:\n      - destination: {host: a}\n    - name: split\n      match:\n      - uri: {prefix: /a~b}\n        ignoreUriCase: null\n      route:\n      - destination:\n          host: a\n          subset: v1\n        weight: 1\n      - destination:\n          host: a\n          subset: v2\n        weight: "9" # text\n---\n# behind\nkind: Service\nmetadata: {name: z}\n`,
  aliases: `${head}spec:\n  http:\n  - route:\n    - &one\n      destination: &to {host: a}\n      weight: 90\n    - destination: *to\n      weight: 10\n`,
  'a route of the Gateway API': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: cart, namespace: shop}\nspec:\n  rules:\n  - backendRefs: [{name: a, port: 80}]\n  - matches: [{path: {value: /a~b}}] # most\n    backendRefs:\n    # stable\n    - name: cart # no weight\n      port: 80\n    - {name: cart-v2, namespace: far, port: 80, weight: 9}\n`,
  'a route of one line': `{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "TCPRoute", "metadata": {"name": "-cart"}, "spec": {"rules": [{"backendRefs": [{"name": "a", "port": 1, "weight": 1}, {"name": "a", "port": 2, "weight": 1}]}]}}`,
  'a byte-order mark': `\ufeff---\n${head}spec:\n  http:\n  - route:\n    - {destination: {host: a}, weight: 1}\n    - {destination: {host: b}, weight: 1} # last`,
}

const files: Files = [
  ...examples.flatMap(it => it.files.map(file => ({ ...file, name: `${it.id}/${file.name}` }))),
  ...nastyFiles.map(({ text }, i) => ({ name: `nasty ${i}.yaml`, text: `kind: VirtualService\n${text}` })),
  ...Object.entries(hardRoutes).map(([name, text]) => ({ name: `${name}.yaml`, text })),
]

interface Found {
  readonly name: string
  readonly resource: Resource
  readonly split: Split
}

const splits: Found[] = identifyFiles(files, defaultSettings)
  .flatMap(it => it.resources)
  .filter(it => it.kind === 'VirtualService' || isRoute(it))
  .flatMap(resource =>
    ['http', 'tls', 'tcp', 'rules'].flatMap(list =>
      Array.from({ length: 6 }, (_, i) => readSplit(resource, ['spec', list, i])).flatMap(split =>
        split && split.weights.length > 1
          ? [{ name: `${resource.file}, ${list} ${split.rule.path[2]}`, resource, split }]
          : [],
      ),
    ),
  )

const percents = [0, 5, 25, 50, 100]
const stepsOf = ({ split }: Found) => planCanary(split.weights, split.weights.length - 1, percents).steps
const textsOf = ({ split }: Found, weights: readonly number[]) => {
  const texts = stepTexts(files, defaultSettings, split, weights)
  if ('refuse' in texts) throw new Error(texts.refuse)
  return texts
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canary-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('there are rules of every sort to plan for', () => {
  expect(splits.length).toBeGreaterThan(Object.keys(hardRoutes).length + 2)
  for (const name of Object.keys(hardRoutes))
    expect(splits.map(it => it.resource.file)).toContain(`${name}.yaml`)
})

describe.each(splits)('$name', found => {
  const { resource, split } = found

  it('is at every step what its YAML, its patch and its diff say, and the rest stays', () => {
    for (const { weights } of stepsOf(found)) {
      const { yaml } = textsOf(found, weights)
      const name = resource.file
      const alone = identifyFiles([{ name, text: yaml }], defaultSettings).flatMap(it => it.resources)
      const after = alone.find(it => it.name === resource.name && it.kind === resource.kind)!
      expect(after.value).toEqual(withWeights(resource.value, split, weights))
      expect(comments(yaml)).toEqual(comments(documentOf(resource)))
      // The patch writes a weight of 0 that the file leaves out.
      const patched = applyPatch(resource.value, weightsPatch(resource, split, weights))
      expect(patched).toEqual(withoutNulls(withWeights(resource.value, { ...split, weights: [] }, weights)))
    }
  })

  it.skipIf(spawnSync('patch', ['--version']).status !== 0)('takes its diffs with patch', () => {
    const text = files.find(it => it.name === resource.file)!.text
    for (const { weights } of stepsOf(found)) {
      const { diff, yaml } = textsOf(found, weights)
      const path = join(folder, 'b', resource.file)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, text)
      if (diff !== '')
        execFileSync('patch', ['-p1', '--silent', '--binary'], {
          cwd: join(folder, 'b'),
          input: diff,
          stdio: 'pipe',
        })
      expect(readFileSync(path, 'utf8').includes(yaml)).toBe(true)
    }
  })
})

it('a route that another rule repeats by an alias is written for the one alone', () => {
  const text = `${head}spec:\n  http:\n  - route: &all\n    - {destination: {host: a}, weight: 50}\n    - {destination: {host: b}, weight: 50}\n  - route: *all\n`
  const own: Files = [{ name: 'a.yaml', text }]
  const resource = identifyFiles(own, defaultSettings)[0]!.resources[0]!
  for (const rule of [0, 1]) {
    const split = readSplit(resource, ['spec', 'http', rule])!
    const texts = stepTexts(own, defaultSettings, split, [75, 25])
    if ('refuse' in texts) throw new Error(texts.refuse)
    const written = identifyFiles([{ name: 'a.yaml', text: texts.yaml }], defaultSettings)[0]!.resources[0]!
    expect(written.value).toEqual(withWeights(resource.value, split, [75, 25]))
    const patched = applyPatch(structuredClone(resource.value), weightsPatch(resource, split, [75, 25]))
    expect(valueAt(patched, ['spec', 'http', rule, 'route', 1, 'weight'])).toBe(25)
  }
})

describe('a JSON patch', () => {
  const [canary] = splits.filter(it => it.resource.file === 'canary/shop.yaml')
  const { resource, split } = canary!

  it('tests the rule and its destinations before it writes', () => {
    expect(weightsPatch(resource, split, [75, 25])).toEqual([
      { op: 'test', path: '/spec/http/1/name', value: 'checkout' },
      { op: 'test', path: '/spec/http/1/match', value: [{ uri: { prefix: '/checkout' } }] },
      { op: 'test', path: '/spec/http/1/route/0/destination', value: { host: 'checkout', subset: 'v1' } },
      { op: 'test', path: '/spec/http/1/route/1/destination', value: { host: 'checkout', subset: 'v2' } },
      { op: 'add', path: '/spec/http/1/route/0/weight', value: 75 },
      { op: 'add', path: '/spec/http/1/route/1/weight', value: 25 },
    ])
  })

  it('writes nothing where the destinations have moved', () => {
    const moved = structuredClone(resource.value) as { spec: { http: { route: Json[] }[] } }
    moved.spec.http[1]!.route.reverse()
    expect(() => applyPatch(moved as never, weightsPatch(resource, split, [75, 25]))).toThrow('test')
  })

  it('is a command for the resource', () => {
    const texts = textsOf(canary!, [75, 25])
    const content = { resource, split, weights: [75, 25], name: '25-percent', texts }
    const written = stepExports.map(it => it.write(content)!)
    expect(written.map(it => it.name)).toEqual([
      'shop-25-percent.yaml',
      'shop-25-percent.sh',
      'shop-25-percent.diff',
    ])
    expect(written[1]!.data).toMatch(/^kubectl patch virtualservice shop -n shop --type=json -p '\[/)
    const words = shellWords(String(written[1]!.data))
    expect(JSON.parse(words.at(-1)!)).toEqual(weightsPatch(resource, split, [75, 25]))
  })
})

it('of a route of the Gateway API tests what its backends are, and names its kind', () => {
  const { resource, split } = splits.find(it => it.resource.file === 'a route of the Gateway API.yaml')!
  expect(split.destinations.map(it => it.name)).toEqual(['cart', 'cart-v2.far'])
  expect(split.weights).toEqual([1, 9])
  const patch = weightsPatch(resource, split, [5, 5])
  expect(patch.map(it => `${it.op} ${it.path}`)).toEqual([
    'test /spec/rules/1/matches',
    'test /spec/rules/1/backendRefs/0/name',
    'test /spec/rules/1/backendRefs/0/port',
    'test /spec/rules/1/backendRefs/1/name',
    'test /spec/rules/1/backendRefs/1/namespace',
    'test /spec/rules/1/backendRefs/1/port',
    'add /spec/rules/1/backendRefs/0/weight',
    'add /spec/rules/1/backendRefs/1/weight',
  ])
  expect(patchCommand(resource, patch)).toMatch(/^kubectl patch httproute cart -n shop --type=json/)
})

describe('names that were made to harm', () => {
  const names = [
    "a'; touch owned; '",
    '$(touch owned)',
    '`touch owned`',
    '--kubeconfig=evil',
    'two\ntouch owned',
    'a"b\\',
    '# no',
    '',
  ]
  const hostile = names.map(name => {
    const text = JSON.stringify({
      kind: 'VirtualService',
      metadata: { name, namespace: name },
      spec: {
        http: [
          { name, route: [{ destination: { host: name, subset: name } }, { destination: { host: 'b' } }] },
        ],
      },
    })
    const own: Files = [{ name: 'a.yaml', text }]
    const resource = identifyFiles(own, defaultSettings)[0]!.resources[0]!
    return { name, own, resource, split: readSplit(resource, ['spec', 'http', 0])! }
  })

  it.each(hostile)(
    '$name reaches kubectl as it is, in the command and in the script',
    ({ name, own, resource, split }) => {
      const { steps } = planCanary(split.weights, 1, [5, 100])
      const content = {
        files: own,
        settings: defaultSettings,
        resource,
        split,
        canary: 1,
        steps,
        start: [90, 10],
      }
      const zip = unzipSync(planZip(content).data as Uint8Array)
      if (name === '') {
        expect(Object.keys(zip).filter(it => it.endsWith('.sh'))).toEqual([])
        return
      }
      const place = mkdtempSync(join(folder, 'hostile-'))
      // Each argument in brackets, as kubectl would see it.
      writeFileSync(join(place, 'kubectl'), '#!/bin/sh\nfor it; do printf "<%s>" "$it"; done\n', {
        mode: 0o755,
      })
      const env = { PATH: `${place}:${process.env.PATH}` }
      writeFileSync(join(place, 'canary.sh'), zip['canary.sh']!)
      const said = execFileSync('sh', ['canary.sh', '2'], { cwd: place, env, encoding: 'utf8' })
      const subject =
        name.startsWith('-') || !/^\w/.test(name) ? `<virtualservice/${name}>` : `<virtualservice><${name}>`
      expect(said).toBe(
        `<patch>${subject}<-n><${name}><--type=json><--patch-file><02-100-percent.patch.json>`,
      )
      expect(spawnSync('sh', ['canary.sh'], { cwd: place, env }).status).toBe(2)

      const texts = stepTexts(own, defaultSettings, split, [50, 50])
      if ('refuse' in texts) throw new Error(texts.refuse)
      const [, patch] = stepExports.map(it =>
        it.write({ resource, split, weights: [50, 50], name: 'x', texts }),
      )
      const one = execFileSync('sh', ['-c', String(patch!.data)], { cwd: place, env, encoding: 'utf8' })
      const json = JSON.stringify(weightsPatch(resource, split, [50, 50]))
      expect(one).toBe(`<patch>${subject}<-n><${name}><--type=json><-p><${json}>`)
      expect(spawnSync('ls', [place], { encoding: 'utf8' }).stdout).not.toContain('owned')
    },
  )
})

it('zips every step with a script and a way back', () => {
  const found = splits.find(it => it.resource.file === 'canary/shop.yaml')!
  const { steps } = planCanary(found.split.weights, 1, [5, 100])
  const content = { ...found, files, settings: defaultSettings, canary: 1, steps, start: [90, 10] }
  const file = planZip(content)
  expect(file.name).toBe('shop-canary.zip')
  const zip = unzipSync(file.data as Uint8Array)
  const text = (name: string) => new TextDecoder().decode(zip[name])
  expect(Object.keys(zip)).toEqual([
    '01-5-percent.yaml',
    '01-5-percent.patch.json',
    '01-5-percent.diff',
    '02-100-percent.yaml',
    '02-100-percent.patch.json',
    '02-100-percent.diff',
    'rollback.yaml',
    'rollback.patch.json',
    'canary.sh',
  ])
  expect(text('02-100-percent.yaml')).toContain('    # Move these two until version 2 has everything.')
  expect(text('rollback.yaml')).toBe(documentOf(found.resource))
  expect(text('canary.sh')).toBe(`#!/bin/sh
# Canary of checkout v2 in VirtualService shop, spec.http[1]
#
#   step             checkout v1  checkout v2
#   1           5 %           95            5
#   2         100 %            0          100
#   rollback                  90           10
#
# Apply a step to the current cluster: sh canary.sh STEP
# A step first tests that the rule still has the destinations it was planned with. If not, it writes nothing.
# Next to each patch are the whole document and a diff against the planned file, for a repository.
set -eu
cd -- "$(dirname -- "$0")"
case "\${1-}" in
  1) kubectl patch virtualservice shop -n shop --type=json --patch-file 01-5-percent.patch.json ;;
  2) kubectl patch virtualservice shop -n shop --type=json --patch-file 02-100-percent.patch.json ;;
  rollback) kubectl patch virtualservice shop -n shop --type=json --patch-file rollback.patch.json ;;
  *) echo 'Which step? One of 1, 2, rollback' >&2; exit 2 ;;
esac
`)
})

/** RFC 6902, as far as `test` and `add` go, on a copy. */
function applyPatch(value: Resource['value'], patch: readonly PatchOperation[]): Json {
  const root = { document: withoutNulls(value) }
  for (const { op, path, value: given } of patch) {
    const steps = `/document${path}`
      .slice(1)
      .split('/')
      .map(it => it.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = steps.pop()!
    let parent: unknown = root
    for (const it of steps) {
      if (typeof parent !== 'object' || parent === null || !(it in parent)) throw new Error(`no ${path}`)
      parent = (parent as Record<string, unknown>)[it]
    }
    const members = parent as Record<string, Json>
    if (op === 'test') {
      if (JSON.stringify(sorted(members[last]!)) !== JSON.stringify(sorted(given)))
        throw new Error(`test ${path}`)
    } else members[last] = given
  }
  return root.document
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(key => [key, sorted(value[key]!)]),
  )
}

function withoutNulls(value: Json): Json {
  return JSON.parse(JSON.stringify(value, (_, it) => (it === null ? undefined : it))) as Json
}

function withWeights(
  value: Resource['value'],
  { rule, weights: present }: Split,
  weights: readonly number[],
): Json {
  const copy = structuredClone(value) as Json
  const route = valueAt(copy, [...rule.path, destinationList(rule)]) as { weight: number }[]
  if (weights.some((it, i) => it !== present[i]))
    weights.forEach((it, i) => {
      route[i]!.weight = it
    })
  return copy
}

function documentOf(resource: Resource): string {
  const { documents, text } = {
    documents: identifyFiles(files, defaultSettings).filter(it => it.file === resource.file),
    text: files.find(it => it.name === resource.file)!.text,
  }
  const next = documents.find(it => it.index === resource.document + 1)
  return text.slice(resource.offset, next?.offset).replace(/^\ufeff/, '')
}

function comments(text: string): string[] {
  return text.match(/#.*/g) ?? []
}
