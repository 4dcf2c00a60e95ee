import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const source = dirname(fileURLToPath(import.meta.url))

/** What each layer may import of the others. `main.tsx` wires them all. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  workspace: ['core', 'workspace'],
  platform: ['core', 'workspace', 'platform'],
  view: ['core', 'workspace', 'platform', 'view'],
  cli: ['core', 'cli'],
  testing: ['core', 'workspace', 'testing'],
}

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

describe('the registries', () => {
  it('list every rule file', () => {
    const rules = product.filter(
      it =>
        it.startsWith('core/rules/') &&
        /^export const \w+(: \w+)? = (defineRule|\w+Rule)\(/m.test(read(it)) &&
        !it.endsWith('/define-rule.ts'),
    )
    expect(unlisted(rules, it => `${dirname(it)}/index.ts`)).toEqual([])
  })

  it('list every kind', () => {
    const kinds = product.filter(
      it => it.startsWith('core/kinds/') && /^export const \w+: Kind\b/m.test(read(it)),
    )
    expect(kinds.length).toBeGreaterThan(3)
    expect(unlisted(kinds, () => 'core/kinds/index.ts')).toEqual([])
  })

  it('list every example and export target', () => {
    for (const folder of ['core/examples', 'core/exports']) {
      const targets = product.filter(
        it =>
          dirname(it) === folder &&
          !it.endsWith('/index.ts') &&
          /^export const \w+: (Example|ExportTarget)\b/m.test(read(it)),
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

function unlisted(members: readonly string[], registryOf: (file: string) => string): string[] {
  return members.filter(file => {
    const listed = imports.get(registryOf(file)) ?? []
    return !listed.some(it => it.path === file)
  })
}
