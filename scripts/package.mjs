// npm run package: the npm package in dist/npm, from the build of the command-line tool and the library, with its types.
// `-- --check` packs it, installs it into an empty folder and uses it there.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { ensureBuild, ensurePackages, root } from './setup.mjs'

/** Bytes that the packed package may have. */
const largest = 600_000

/** A workspace with a mistake in it. */
const broken = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - route: [{ destination: { host: cart, port: { number: 8080 } }, weigth: 100 }]
`

ensurePackages()
ensureBuild()
const target = join(root, 'dist', 'npm')
writePackage()
if (process.argv.includes('--check')) checkPackage()

function writePackage() {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  cpSync(join(root, 'dist', 'cli'), target, { recursive: true })
  for (const it of ['LICENSE', 'CHANGELOG.md']) cpSync(join(root, it), join(target, it))
  cpSync(join(root, 'docs', 'npm.md'), join(target, 'README.md'))
  writeTypes(join(target, 'types'))
  const { name, version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const manifest = {
    name,
    version,
    description: 'Checks, traces, compares and draws Istio traffic configuration, without a cluster.',
    keywords: [
      'istio',
      'virtualservice',
      'gateway',
      'destinationrule',
      'envoy',
      'kubernetes',
      'lint',
      'service-mesh',
    ],
    license,
    type: 'module',
    engines,
    bin: { drawbridge: 'drawbridge.js' },
    exports: {
      '.': { types: './types/library.d.ts', default: './library.js' },
      './package.json': './package.json',
    },
    types: './types/library.d.ts',
    sideEffects: false,
    publishConfig: { access: 'public', provenance: true },
  }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The declarations that the library's own reaches; the rest of core is nobody's business outside. */
function writeTypes(folder) {
  must(
    'npx',
    [
      '--no-install',
      'tsc',
      '-p',
      'src/core',
      '--noEmit',
      'false',
      '--declaration',
      '--emitDeclarationOnly',
      '--outDir',
      folder,
    ],
    root,
  )
  const kept = new Set()
  const visit = file => {
    if (kept.has(file)) return
    kept.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, path] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)\.ts'/g))
      visit(join(dirname(file), `${path}.d.ts`))
    // Other compilers take the ending only where a switch is set.
    writeFileSync(file, text.replaceAll(/((?:from|import\()\s*'\.[^']+)\.ts'/g, "$1.js'"))
  }
  visit(join(folder, 'library.d.ts'))
  for (const it of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(it.parentPath, it.name)
    if (it.isFile() && !kept.has(file)) rmSync(file)
  }
}

/** Packs the package, installs it where nothing else is, and uses it as its README says. Exits with 1 where that fails. */
function checkPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-package-'))
  try {
    const [packed] = JSON.parse(must('npm', ['pack', '--json', '--pack-destination', folder], target))
    const wrong = packed.files
      .map(it => it.path)
      .filter(it => !/^(types\/.*\.d\.ts|[\w-]+\.(js|md|json)|LICENSE)$/.test(it))
    if (wrong.length > 0) fail(`It holds what nobody needs: ${wrong.join(', ')}`)
    if (packed.size > largest) fail(`It has ${packed.size} bytes packed, more than ${largest}.`)
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'package.json'), '{"private": true, "type": "module"}\n')
    must(
      'npm',
      ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, packed.filename)],
      empty,
    )
    const installed = readdirSync(join(empty, 'node_modules')).filter(it => !it.startsWith('.'))
    if (installed.join() !== 'drawbridge') fail(`It brings others with it: ${installed.join(', ')}`)
    tryPackage(empty)
    console.log(
      `The package works in an empty folder: ${packed.files.length} files, ${packed.size} bytes packed.`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tryPackage(folder) {
  writeFileSync(join(folder, 'shop.yaml'), broken)
  const command = ['npx', '--no-install', 'drawbridge']
  expect(tell(command, ['check', '.'], folder, 1), /weigth/, 'check')
  expect(
    tell(command, ['trace', '.', '--request', 'http://shop.example.com/cart'], folder, 0),
    /cart/,
    'trace',
  )
  expect(tell(command, ['draw', '.', '--format', 'svg'], folder, 0), /<svg /, 'draw')
  writeFileSync(
    join(folder, 'use.ts'),
    `import { readFileSync } from 'node:fs'
import { analyze, type Diagnostic, judge, type TracedRequest, trace } from 'drawbridge'
const files = [{ name: 'shop.yaml', text: readFileSync('shop.yaml', 'utf8') }]
const found: readonly Diagnostic[] = analyze(files).diagnostics
const traced: TracedRequest = trace(files, 'http://shop.example.com/cart')
console.log(found.length, judge(files).diagnostics.length, analyze(files).graph.nodes.length, traced.end)
`,
  )
  const types = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
    '--typeRoots',
    join(root, 'node_modules', '@types'),
  ]
  must(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...types, 'use.ts'], folder)
  expect(tell([process.execPath], ['use.js'], folder, 0), /^[1-9]\d* [1-9]\d* [1-9]\d* .*cart/, 'the library')
}

function tell([command, ...first], rest, cwd, code) {
  const { status, stdout, stderr } = spawnSync(command, [...first, ...rest], { cwd, encoding: 'utf8' })
  if (status !== code) fail(`${rest.join(' ')} exits with code ${status}, not ${code}: ${stderr}${stdout}`)
  return stdout
}

function must(command, args, cwd) {
  return tell([command], args, cwd, 0)
}

function expect(output, pattern, what) {
  if (!pattern.test(output)) fail(`${what} says: ${output.slice(0, 500)}`)
}

function fail(reason) {
  console.error(`${relative(root, target)}: ${reason}`)
  process.exit(1)
}
