import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Rule } from './core/rules/define-rule.ts'
import { rules } from './core/rules/index.ts'

const source = dirname(fileURLToPath(import.meta.url))

/** What each layer may import of the others. `main.tsx` wires them all. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  workspace: ['core', 'workspace'],
  platform: ['core', 'workspace', 'platform'],
  view: ['core', 'workspace', 'platform', 'view'],
  cli: ['core', 'lsp', 'cli'],
  lsp: ['core', 'lsp'],
  testing: ['core', 'workspace', 'testing'],
}

/**
 * The rooms of core from the ground up. A file imports from its own room and from the rooms before it in this list, types
 * included. A name with an ending is a file of core's top level.
 */
const floors: readonly string[] = [
  'severity.ts',
  'steps.ts',
  'data',
  'text',
  'kinds',
  'settings.ts',
  'syntax',
  'language',
  'yaml',
  'patch',
  'kustomize',
  'request',
  'model',
  'references',
  'diagnostic.ts',
  'filter',
  'find',
  'operations',
  'expose',
  'ingress',
  'graph',
  'picture',
  'scope',
  'istio',
  'gateway-drawing',
  'rules',
  'muting',
  'trace',
  'explain',
  'tables',
  'saved',
  'review',
  'reach',
  'traffic',
  'change',
  'convert',
  'fixes',
  'rollout',
  'language-service',
  'questions',
  'share',
  'scramble',
  'exports',
  'forges',
  'canary',
  'examples',
  'labs',
  'analysis.ts',
  'summaries.ts',
  'at-sources.ts',
  'build-requests',
  'ask-build.ts',
  'session',
  'judge.ts',
  'analyze.ts',
  'session.ts',
  'language-client.ts',
  'index.ts',
  'library.ts',
]

/** Folders with one file for each of their kind, listed in an index; they may hold as many as there are. */
const registries = [
  'rules',
  'kinds',
  'operations',
  'questions',
  'exports',
  'examples',
  'labs',
  'language-service',
]
/**
 * The rooms of core whose functions these layers call; types may come from any room. What is asked of a model is answered in the
 * worker: the view calls no room that reads, links or traces.
 */
const callsInto: Record<string, readonly string[]> = {
  workspace: [
    'ask-build.ts',
    'at-sources.ts',
    'build-requests',
    'data',
    'kustomize',
    'muting',
    'patch',
    'questions',
    'review',
    'saved',
    'settings.ts',
    'share',
    'text',
    'yaml',
  ],
  platform: ['data', 'language-service', 'muting', 'session', 'session.ts', 'share', 'text', 'yaml'],
  view: [
    'canary',
    'data',
    'examples',
    'exports',
    'expose',
    'filter',
    'find',
    'forges',
    'graph',
    'kinds',
    'labs',
    'language',
    'model',
    'muting',
    'operations',
    'patch',
    'picture',
    'request',
    'review',
    'rules',
    'saved',
    'scope',
    'scramble',
    'settings.ts',
    'share',
    'syntax',
    'tables',
    'text',
    'yaml',
  ],
}

/** Of the rooms that know a model, what the view calls all the same: it reads one text, or numbers that were found before. */
const callsOfModel: readonly string[] = [
  'core/model/locate.ts',
  'core/model/read-value.ts',
  'core/saved/count-outcomes.ts',
  'core/saved/request-file.ts',
]

const mostFiles = 25
const largestCircle = 3

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter(it => it.isFile() && /\.tsx?$/.test(it.name))
  .map(it => relative(source, join(it.parentPath, it.name)).split(sep).join('/'))
const product = files.filter(it => !/\.test\.tsx?$/.test(it) && !it.startsWith('testing/'))
const imports = new Map(product.map(file => [file, importsOf(file)]))

describe('the layers', () => {
  it('import only what lies below them', () => {
    const wrong = [...imports].flatMap(([file, targets]) => {
      const may = allowed[layerOf(file)]
      return may
        ? targets.filter(it => !may.includes(layerOf(it.path))).map(it => `${file} → ${it.path}`)
        : []
    })
    expect(wrong).toEqual([])
  })

  it('do not import in a circle', () => {
    expect(circles()).toEqual([])
  })

  it('keep the browser out of core: no React, Monaco, React Flow, storage or Node modules', () => {
    const forbidden = /^(react|react-dom|monaco-editor|@xyflow|@base-ui|zustand|idb|lucide-react|node:)/
    const wrong = product
      .filter(it => it.startsWith('core/'))
      .flatMap(file =>
        packagesOf(file)
          .filter(it => forbidden.test(it))
          .map(it => `${file} → ${it}`),
      )
    expect(wrong).toEqual([])
  })

  it('keep React out of the workspace and the platform', () => {
    const wrong = product
      .filter(it => /^(workspace|platform)\//.test(it))
      .flatMap(file =>
        packagesOf(file)
          .filter(it => /^(react|react-dom|@xyflow|@base-ui)\b/.test(it))
          .map(it => `${file} → ${it}`),
      )
    expect(wrong).toEqual([])
  })

  it('reach core from its own folder: no product file imports tests or the testing folder', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets
        .filter(it => it.path.startsWith('testing/') || it.path.includes('.test.'))
        .map(it => `${file} → ${it.path}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the rooms of core', () => {
  const core = product.filter(it => it.startsWith('core/'))
  const arrows = core.flatMap(file =>
    (imports.get(file) ?? [])
      .filter(it => it.path.startsWith('core/'))
      .map(it => ({ from: file, to: it.path })),
  )

  it('all stand in the list of floors', () => {
    const rooms = [...new Set(core.map(roomOf))]
    expect(rooms.length).toBeGreaterThan(20)
    expect(rooms.toSorted()).toEqual(floors.toSorted())
  })

  it('import only from rooms below, types included', () => {
    const wrong = arrows.filter(
      ({ from, to }) =>
        roomOf(from) !== roomOf(to) && floors.indexOf(roomOf(from)) < floors.indexOf(roomOf(to)),
    )
    expect(arrows.length).toBeGreaterThan(1000)
    expect(wrong.map(it => `${it.from} → ${it.to}`)).toEqual([])
  })

  it('have no two folders that import each other, at any depth', () => {
    const pairs = new Set(
      arrows.filter(it => !isRegister(it.from)).map(({ from, to }) => `${dirname(from)} → ${dirname(to)}`),
    )
    const mutual = [...pairs].filter(pair => {
      const [from, to] = pair.split(' → ') as [string, string]
      return from < to && from !== 'core' && pairs.has(`${to} → ${from}`)
    })
    expect(mutual).toEqual([])
  })

  it(`have no circle of imports over ${largestCircle} files, types included`, () => {
    expect(knots(core).filter(it => it.length > largestCircle)).toEqual([])
  })

  it(`hold at most ${mostFiles} files in a folder that is no registry`, () => {
    const counts = new Map<string, number>()
    for (const file of core) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    const full = [...counts].filter(
      ([folder, count]) => count > mostFiles && !registries.includes(folder.split('/')[1] ?? ''),
    )
    expect(full).toEqual([])
  })

  it('begin with a README that names their invariant', () => {
    const folders = floors.filter(it => !it.endsWith('.ts'))
    const without = folders.filter(it => {
      const file = join(source, 'core', it, 'README.md')
      return !existsSync(file) || !readFileSync(file, 'utf8').includes('Architecture Invariant:')
    })
    expect(without).toEqual([])
  })

  it('begin with a README that names only files there are', () => {
    const gone = floors
      .filter(it => !it.endsWith('.ts'))
      .flatMap(room => {
        const named = read(`core/${room}/README.md`).matchAll(/`(?:\.\.\/)?([\w/-]+\.ts)`/g)
        return [...named]
          .filter(it => !files.some(file => file.endsWith(`/${it[1]}`)))
          .map(it => `${room}: ${it[1]}`)
      })
    expect(gone).toEqual([])
  })

  it.each(Object.keys(callsInto))('are called by %s only where the list says so', layer => {
    const called = new Set(
      product
        .filter(it => layerOf(it) === layer)
        .flatMap(file => imports.get(file) ?? [])
        .filter(it => it.path.startsWith('core/') && !it.typeOnly)
        .map(it => roomOf(it.path)),
    )
    expect([...called].toSorted()).toEqual(callsInto[layer])
  })
})

describe('the rooms of the view', () => {
  const viewFiles = product.filter(it => it.startsWith('view/'))
  /** `view/form/fields/ListField.tsx` is of the room `form`; what lies in `view` itself is the floor that all stand on. */
  const viewRoom = (file: string) => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : 'view')
  const below = new Map<string, Set<string>>()
  for (const file of viewFiles)
    for (const { path } of imports.get(file) ?? [])
      if (path.startsWith('view/') && viewRoom(path) !== viewRoom(file))
        below.set(viewRoom(file), (below.get(viewRoom(file)) ?? new Set()).add(viewRoom(path)))

  it('import one way only, types included: none reaches itself through others', () => {
    const reached = (room: string, seen = new Set<string>()): Set<string> => {
      for (const it of below.get(room) ?? [])
        if (!seen.has(it)) {
          seen.add(it)
          reached(it, seen)
        }
      return seen
    }
    expect([...below.keys()].filter(it => reached(it).has(it))).toEqual([])
  })

  it('are laid out by the shell, which none of them knows', () => {
    expect([...below].flatMap(([room, its]) => (its.has('shell') ? [room] : []))).toEqual([])
  })

  it('stand on parts that know no workspace: ui imports no other room', () => {
    expect([...(below.get('ui') ?? [])]).toEqual([])
  })
})

describe('the view', () => {
  it('reads and links no files: what is to be known of a model is asked', () => {
    const called = new Set(
      product
        .filter(it => layerOf(it) === 'view')
        .flatMap(file => imports.get(file) ?? [])
        .filter(it => !it.typeOnly && /^core\/(model|saved|session|questions)\//.test(it.path))
        .map(it => it.path),
    )
    expect([...called].toSorted()).toEqual(callsOfModel)
  })
})

describe('a question without an answer', () => {
  it('is shown with a way to ask again wherever one is asked', () => {
    const askers = product.filter(it => it.startsWith('view/') && /\buseAnswer\(/.test(read(it)))
    expect(askers.length).toBeGreaterThan(8)
    // A hook hands the failure on to what shows it.
    const silent = askers.filter(it => !/<NoAnswer\b/.test(read(it)) && !/\bAnswered\b/.test(read(it)))
    expect(silent).toEqual([])
  })
})

describe('the registries', () => {
  it('list every rule that a file of a rule folder exports', () => {
    const modules = Object.entries(
      import.meta.glob<Record<string, unknown>>(['./core/rules/*/*.ts', '!**/*.test.ts', '!**/index.ts'], {
        eager: true,
      }),
    )
    const exported = modules.flatMap(([file, members]) =>
      Object.values(members)
        .flat()
        .filter(isRule)
        .map(rule => ({ file, rule })),
    )
    const listed = new Set(rules.map(it => it.id))
    expect(exported.length).toBeGreaterThan(280)
    expect(exported.filter(it => !listed.has(it.rule.id)).map(it => `${it.file} ${it.rule.id}`)).toEqual([])
  })

  it('list every kind', () => {
    const kinds = product.filter(
      it => it.startsWith('core/kinds/') && /^export const \w+: Kind\b/m.test(read(it)),
    )
    expect(kinds.length).toBeGreaterThan(3)
    const registryOf = (file: string) =>
      file.includes('/gateway-api/') ? 'core/kinds/gateway-api/index.ts' : 'core/kinds/index.ts'
    expect(unlisted(kinds, registryOf)).toEqual([])
  })

  it('list every example, export target and lab', () => {
    for (const folder of ['core/examples', 'core/exports', 'core/labs']) {
      const targets = product.filter(
        it =>
          dirname(it) === folder &&
          !it.endsWith('/index.ts') &&
          /^export const \w+: (Example|ExportTarget|Lab)\b/m.test(read(it)),
      )
      expect(targets.length).toBeGreaterThan(1)
      expect(unlisted(targets, it => `${dirname(it)}/index.ts`)).toEqual([])
    }
  })
})

describe('the sources', () => {
  it('make no code or markup out of text', () => {
    const wrong = product.filter(it =>
      /\binnerHTML\b|\beval\(|new Function\(|dangerouslySetInnerHTML|document\.write\(/.test(read(it)),
    )
    expect(wrong).toEqual([])
  })

  it('start workers by addresses that the Trusted Types policy made', () => {
    const starting = product.filter(it => /\bnew (?:Shared)?Worker\(/.test(read(it)))
    expect(starting.length).toBeGreaterThan(3)
    expect(starting.filter(it => /\bnew (?:Shared)?Worker\((?!ownScript\()/.test(read(it)))).toEqual([])
  })

  // For an error made there the browser reads the whole file that holds the module again, for its lines: docs/decisions/0035.
  it('make no error while they are loaded', () => {
    const atTop = /^(?:export )?(?:const|let) \w+(?:: \w+)? = (?:new )?\w*Error\(/m
    expect(product.filter(it => atTop.test(read(it)))).toEqual([])
  })

  it('take fast-check from the testing folder, where its seed is set', () => {
    const direct = files.filter(it => /^import .* from 'fast-check'/m.test(read(it)))
    expect(direct).toEqual(['testing/property.ts'])
  })

  it('connect to no server but where the user asks for it', () => {
    const connecting = product.filter(it =>
      /(?<![.\w'])fetch(?=\(|\s*[,;)])|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/.test(
        read(it),
      ),
    )
    expect(connecting.filter(it => /^(view|platform|workspace|main)/.test(it)).toSorted()).toEqual([
      'platform/fetch-file.ts',
      // The command that serves the page.
      'platform/loopback/loopback-folder.ts',
      // The files of the page itself.
      'platform/offline/keep-offline.ts',
      'platform/offline/service-worker.ts',
      'platform/run-forge-plan.ts',
      'platform/together/browser-ports.ts',
    ])
  })

  it('keep what the view knows in stores that say whether another workspace resets them', () => {
    // The workspace itself, the maker of those stores, and what lives and ends with one mounted drawing.
    const makers = [
      'workspace/create-workspace.ts',
      'workspace/workspace-store.ts',
      'view/canvas/canvas-state.ts',
    ]
    const wrong = product.filter(
      it =>
        !makers.includes(it) &&
        /\bcreateStore\b|from 'zustand\/middleware'|\bcreate\b.*from 'zustand'/.test(read(it)),
    )
    expect(wrong).toEqual([])
  })

  it('tell stories that wait for what they need, never for a time', () => {
    const folder = join(source, '../e2e')
    const stories = readdirSync(folder).filter(it => it.endsWith('.ts'))
    expect(stories.length).toBeGreaterThan(10)
    expect(stories.filter(it => readFileSync(join(folder, it), 'utf8').includes('waitForTimeout'))).toEqual(
      [],
    )
  })

  it('ask nothing of a panel by hand: one that is not laid out answers by throwing', () => {
    const wrong = product.filter(it =>
      /\b(usePanel|useGroup|useGrid)(Callback)?Ref\b|\b(panel|group|grid)Ref=|PanelImperativeHandle/.test(
        read(it),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('use palette colours only, outside the palette itself', () => {
    const styles = readdirSync(join(source, 'view'), { recursive: true, withFileTypes: true })
      .filter(it => it.isFile() && it.name.endsWith('.css') && it.name !== 'tokens.css')
      .map(it => join(it.parentPath, it.name))
    const wrong = styles.filter(it => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(it, 'utf8')))
    expect(wrong.map(it => relative(source, it))).toEqual([])
  })
})

function read(file: string): string {
  return readFileSync(join(source, file), 'utf8')
}

function specifiers(file: string): { name: string; typeOnly: boolean }[] {
  const text = read(file)
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(
    it => ({
      name: it[2] ?? '',
      typeOnly: Boolean(it[1]),
    }),
  )
  const lazy = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(it => ({ name: it[1] ?? '', typeOnly: true }))
  return [...found, ...lazy]
}

function importsOf(file: string): { path: string; typeOnly: boolean }[] {
  return specifiers(file)
    .filter(it => it.name.startsWith('.') && /\.tsx?(\?.*)?$/.test(it.name))
    .map(it => ({
      path: normalize(join(dirname(file), it.name.replace(/\?.*$/, '')))
        .split(sep)
        .join('/'),
      typeOnly: it.typeOnly,
    }))
}

function packagesOf(file: string): string[] {
  return specifiers(file)
    .map(it => it.name)
    .filter(it => !it.startsWith('.'))
}

function layerOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : 'main'
}

/** The circles of imports that exist at run time; imports of types alone vanish. */
function circles(): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const target of imports.get(file) ?? []) if (!target.typeOnly) visit(target.path, [...trail, file])
    state.set(file, 'done')
  }
  for (const file of imports.keys()) visit(file, [])
  return found
}

/** The room of a file of core: the folder right below core, or the file itself on core's top level. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? ''
}

/** Whether a file lists the members of a registry, which themselves import what stands beside it. */
function isRegister(file: string): boolean {
  return file.endsWith('/index.ts') && registries.includes(roomOf(file))
}

/** The sets of files that can reach each other along imports, types included (Tarjan's algorithm). */
function knots(members: readonly string[]): string[][] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (file: string) => {
    order.set(file, order.size)
    low.set(file, order.size - 1)
    open.push(file)
    for (const { path } of imports.get(file) ?? []) {
      if (!members.includes(path)) continue
      if (!order.has(path)) visit(path)
      if (open.includes(path)) low.set(file, Math.min(low.get(file)!, low.get(path)!))
    }
    if (low.get(file) !== order.get(file)) return
    const knot = open.splice(open.indexOf(file))
    if (knot.length > 1) found.push(knot.toSorted())
  }
  for (const file of members) if (!order.has(file)) visit(file)
  return found
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && 'check' in value && 'layer' in value
}

function unlisted(members: readonly string[], registryOf: (file: string) => string): string[] {
  return members.filter(file => {
    const listed = imports.get(registryOf(file)) ?? []
    return !listed.some(it => it.path === file)
  })
}
