import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookinfo } from '../core/examples/bookinfo.ts'
import { readArguments } from './arguments.ts'
import { build } from './build.ts'
import { type DiffOptions, diff } from './diff.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  const write = (name: string, change: (text: string) => string) => {
    mkdirSync(join(folder, name))
    for (const it of bookinfo.files) writeFileSync(join(folder, name, it.name), change(it.text))
  }
  write('before', it => it)
  write('comments', it => `# reviewed\n${it}`)
  write('after', it => it.replace('weight: 80', 'weight: 60').replace('weight: 20', 'weight: 40'))
  write('refused', it => it.replace('weight: 80', 'weight: -80'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(before: string, after: string, format: DiffOptions['format'] = 'text') {
  return diff({ before: join(folder, before), after: join(folder, after), format, namespace: undefined })
}

describe('drawbridge diff', () => {
  it('tells in a sentence which requests fare otherwise, with one of them, and ends with 1', () => {
    const { output, exitCode } = run('before', 'after')
    expect(exitCode).toBe(1)
    expect(output).toContain('go to 60 % reviews.prod:9080')
    expect(output).toContain('instead of 80 % reviews.prod:9080')
    expect(output).toMatch(/curl \S*uk\.bookinfo\.com\S*\/reviews\//)
    expect(output).toContain('Within the mesh, reviews')
  })

  it('says that no routing changes where only comments do', () => {
    expect(run('before', 'comments')).toEqual({
      output:
        'No routing changes: every request ends where it did and is handled as before, through gateways and within the mesh.\n',
      complaints: [],
      exitCode: 0,
    })
  })

  it('writes JSON for other tools', () => {
    const told = JSON.parse(run('before', 'after', 'json').output)
    expect(told).toMatchObject({
      complete: true,
      changes: expect.arrayContaining([
        expect.objectContaining({ kind: 'shares', curl: expect.stringContaining('curl ') }),
      ]),
    })
  })

  it('prints the steps into a cluster, or writes them to a new folder', () => {
    const { output, exitCode } = run('before', 'after', 'steps')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^# Step 1 of 1: Change VirtualService/m)
    expect(output).toContain("kubectl apply -f - <<'YAML'")
    expect(run('before', 'comments', 'steps')).toEqual({ output: '', complaints: [], exitCode: 0 })

    const into = {
      before: join(folder, 'before'),
      after: join(folder, 'after'),
      format: 'steps' as const,
      output: join(folder, 'new', 'steps'),
      namespace: undefined,
    }
    expect(diff(into)).toEqual({ output: '', complaints: [], exitCode: 1 })
    expect(readdirSync(into.output).toSorted()[0]).toMatch(/^01-change-virtualservice-/)
    expect(diff(into)).toMatchObject({
      exitCode: 2,
      complaints: [expect.stringContaining('is there already')],
    })
  })

  it('writes an overlay of the changes over a folder with a kustomization', () => {
    const into = (before: string, output: string) => ({
      before: join(folder, before),
      after: join(folder, 'after'),
      format: 'kustomize' as const,
      output: join(folder, output),
      namespace: undefined,
    })
    expect(diff(into('before', 'overlay'))).toMatchObject({
      exitCode: 2,
      complaints: [expect.stringContaining('holds no kustomization.yaml')],
    })
    cpSync(join(folder, 'before'), join(folder, 'base'), { recursive: true })
    const names = bookinfo.files.map(it => JSON.stringify(it.name)).join(', ')
    writeFileSync(join(folder, 'base', 'kustomization.yaml'), `resources: [${names}]\n`)
    expect(diff(into('base', 'overlays/changes'))).toEqual({ output: '', complaints: [], exitCode: 1 })
    const written = readFileSync(join(folder, 'overlays/changes/kustomization.yaml'), 'utf8')
    expect(written).toContain('resources:\n- ../../base\npatches:\n')
    expect(build(join(folder, 'overlays/changes')).output).toContain('weight: 60')
  })

  it('lists in JSON what Istio refuses on either side', () => {
    const told = JSON.parse(run('before', 'refused', 'json').output)
    expect(told.refused).toEqual([
      {
        side: 'after',
        resource: expect.stringMatching(/^VirtualService\//),
        file: expect.any(String),
        line: expect.any(Number),
        message: expect.any(String),
      },
    ])
    expect(JSON.parse(run('before', 'after', 'json').output).refused).toEqual([])
  })

  it('writes the text of a pull request', () => {
    const { output, exitCode } = run('before', 'after', 'markdown')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^# Change .*\n\n## What changes for requests\n/)
    expect(output).toContain('```mermaid\n')
    expect(run('before', 'comments', 'markdown')).toMatchObject({ exitCode: 0 })
    expect(run('before', 'before', 'markdown')).toMatchObject({ output: '', exitCode: 0 })
  })

  it('writes a patch that git applies in the folder before', () => {
    const { output, exitCode } = run('before', 'after', 'patch')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^diff --git a\/\S+ b\/\S+\n/)
    const copy = join(folder, 'copy')
    cpSync(join(folder, 'before'), copy, { recursive: true })
    execFileSync('git', ['apply', '-'], {
      cwd: copy,
      input: output,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
    })
    for (const { name } of bookinfo.files)
      expect(readFileSync(join(copy, name), 'utf8')).toBe(readFileSync(join(folder, 'after', name), 'utf8'))
    expect(run('before', 'nowhere', 'patch')).toMatchObject({ output: '', exitCode: 2 })
  })

  it('ends with 2 where something cannot be read', () => {
    expect(run('before', 'nowhere')).toMatchObject({ exitCode: 2, output: '' })
  })
})

it('the words of a command line are read', () => {
  expect(readArguments(['diff', 'a', 'b', '--format=json', '-n', 'shop'])).toEqual({
    command: 'diff',
    before: 'a',
    after: 'b',
    format: 'json',
    namespace: 'shop',
  })
  for (const words of [
    ['diff', 'a'],
    ['diff', 'a', 'b', 'c'],
    ['diff', 'a', 'b', '--format', 'junit'],
    ['diff', '--strict', 'a', 'b'],
  ])
    expect(readArguments(words)).toMatchObject({ command: 'wrong' })
})
