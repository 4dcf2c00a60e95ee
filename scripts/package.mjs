// npm run package: the npm packages, from the builds. dist/npm is `drawbridge`, the command-line tool and the library with its
// types; dist/npm-app is `drawbridge-app`, the page that `drawbridge open` serves. Both are packed in dist as well. `-- --check`
// installs them into empty folders and uses them there, by the commands of README.md.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { namesKeptBack, neededDeclarations } from './needed-declarations.mjs'
import { ensureBuild, ensurePackages, root } from './setup.mjs'

/** Bytes that the packed packages may have. docs/decisions/0025 says why they are two. */
const largest = { drawbridge: 600_000, 'drawbridge-app': 2_650_000 }

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
const publishConfig = { access: 'public', provenance: true }
// npm holds the provenance against the repository that the package names.
const { GITHUB_REPOSITORY: repository } = process.env
const origin = repository && {
  repository: { type: 'git', url: `git+https://github.com/${repository}.git` },
}
const appTarget = join(root, 'dist', 'npm-app')
const { version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writePackage()
writeAppPackage()
const tool = pack(target, /^(types\/.*\.d\.ts|[\w-]+\.(js|md|json|json\.br)|LICENSE)$/)
const app = pack(appTarget, /^(app\/.*|package\.json|README\.md|LICENSE)$/)
if (process.argv.includes('--check')) await checkPackages()

function writePackage() {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  cpSync(join(root, 'dist', 'cli'), target, { recursive: true })
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'))
  cpSync(join(root, 'docs', 'npm.md'), join(target, 'README.md'))
  writeTypes(join(target, 'types'))
  const manifest = {
    name: 'drawbridge',
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
    ...origin,
    type: 'commonjs',
    engines,
    bin: { drawbridge: 'drawbridge.js' },
    exports: {
      '.': { types: './types/library.d.ts', default: './library.js' },
      './package.json': './package.json',
    },
    types: './types/library.d.ts',
    sideEffects: false,
    // Only `open` needs it. npm fetches no optional peer by itself: the name may be somebody else's, as that of the tool is.
    peerDependencies: { 'drawbridge-app': version },
    peerDependenciesMeta: { 'drawbridge-app': { optional: true } },
    publishConfig,
  }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function writeAppPackage() {
  rmSync(appTarget, { recursive: true, force: true })
  // A page that ends with its command is not kept for use without it.
  cpSync(join(root, 'dist', 'app'), join(appTarget, 'app'), {
    recursive: true,
    filter: it => !it.endsWith('sw.js'),
  })
  cpSync(join(root, 'LICENSE'), join(appTarget, 'LICENSE'))
  writeFileSync(
    join(appTarget, 'README.md'),
    '# drawbridge-app\n\nThe page that `npx drawbridge open PATH` serves: static files, which any server can serve as well.\n',
  )
  const manifest = {
    name: 'drawbridge-app',
    version,
    description: 'The page of Drawbridge, a visual editor for Istio traffic configuration.',
    license,
    ...origin,
    exports: { './package.json': './package.json' },
    publishConfig,
  }
  writeFileSync(join(appTarget, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The declarations that the library's own are made of; the rest of core is nobody's business outside. */
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
  const paths = readdirSync(folder, { recursive: true }).filter(it => it.endsWith('.d.ts'))
  const texts = new Map(paths.map(it => [it.split(sep).join('/'), readFileSync(join(folder, it), 'utf8')]))
  rmSync(folder, { recursive: true })
  const needed = neededDeclarations(texts, 'library.d.ts')
  holdKeptBack(namesKeptBack(needed, 'library.d.ts'))
  for (const [path, text] of needed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    // Other compilers take the ending only where a switch is set.
    writeFileSync(join(folder, path), text.replaceAll(/((?:from|import\()\s*'\.[^']+)\.ts'/g, "$1.js'"))
  }
}

/** A type that the library gives and does not export by name stops TypeDoc, unless it is told of it: npm test has no TypeDoc. */
function holdKeptBack(names) {
  const settings = JSON.parse(readFileSync(join(root, 'scripts', 'api-docs', 'typedoc.json'), 'utf8'))
  // What is only extended is no part of the documentation.
  const known = ['NodeBase', ...settings.intentionallyNotExported].sort()
  if (names.sort().join() !== known.join())
    fail(
      `The library keeps back ${names.join(', ')}; scripts/api-docs/typedoc.json knows of ${known.join(', ')}.`,
    )
}

/** Installs the packages where nothing else is, and uses them as their README says. Exits with 1 where that fails. */
async function checkPackages() {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-package-'))
  try {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'package.json'), '{"private": true, "type": "module"}\n')
    must(
      'npm',
      [
        'install',
        '--offline',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        join(root, 'dist', tool.filename),
      ],
      empty,
    )
    const installed = readdirSync(join(empty, 'node_modules')).filter(it => !it.startsWith('.'))
    if (installed.join() !== 'drawbridge') fail(`It brings others with it: ${installed.join(', ')}`)
    tryPackage(empty)
    await tryFromNothing(folder)
    for (const { name, size, files } of [tool, app])
      console.log(`${name} works in an empty folder: ${files.length} files, ${size} bytes packed.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Packs a package in dist; what it holds and what it weighs must be as meant. */
function pack(from, wanted) {
  const [packed] = JSON.parse(must('npm', ['pack', '--json', '--pack-destination', join(root, 'dist')], from))
  const { name, size, files } = packed
  const wrong = files.map(it => it.path).filter(it => !wanted.test(it) || it.endsWith('.map'))
  if (wrong.length > 0) fail(`${name} holds what nobody needs: ${wrong.join(', ')}`)
  if (size > largest[name]) fail(`${name} has ${size} bytes packed, more than ${largest[name]}.`)
  return packed
}

/** From nothing to a drawn file with one command: those of README.md, in a folder that holds that file and the packages alone. */
async function tryFromNothing(folder) {
  const empty = join(folder, 'from-nothing')
  mkdirSync(empty)
  writeFileSync(join(empty, 'shop.yaml'), broken)
  for (const { filename } of [tool, app]) cpSync(join(root, 'dist', filename), join(empty, filename))
  const lines = readFileSync(join(root, 'README.md'), 'utf8').match(/^npx --yes --package [^#\n]*/gm) ?? []
  const [open, draw] = lines.map(it => it.trim().split(' '))
  const options = { cwd: empty, env: { ...process.env, npm_config_cache: join(folder, 'cache') } }
  const drawn = spawnSync(draw[0], ['--offline', ...draw.slice(1)], { ...options, encoding: 'utf8' })
  if (drawn.status !== 0) fail(`draw from nothing says: ${drawn.stderr}`)
  expect(readFileSync(join(empty, 'routes.svg'), 'utf8'), /<svg /, 'draw from nothing')

  const command = spawn(
    open[0],
    ['--offline', ...open.slice(1), '--no-browser', '--port', '0'],
    // Of its own group, so that all that npx starts can be ended.
    { ...options, detached: true },
  )
  try {
    const said = await firstWords(command)
    const [, page, token] = /(http:\S+)#open=(\S+)/.exec(said) ?? fail(`open says: ${said}`)
    expect(await (await fetch(page)).text(), /<title>Drawbridge<\/title>/, 'the page')
    const headers = { authorization: `Bearer ${token}` }
    const shared = await fetch(`${page}.drawbridge/folder?path=shop.yaml`, { headers })
    if ((await shared.text()) !== broken) fail('the page does not get the file')
  } finally {
    process.kill(-command.pid)
  }
}

/** What a process says until its first line that names an address, or until it ends. */
async function firstWords(command) {
  let said = ''
  command.stderr.on('data', it => {
    said += it
  })
  for await (const it of command.stdout) {
    said += it
    if (said.includes('http:')) break
  }
  return said
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
  tell(command, ['open', '.', '--no-browser'], folder, 2)
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
