import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bookinfo } from '../core/examples/bookinfo.ts'
import { passthrough } from '../core/examples/passthrough.ts'
import { readArguments } from './arguments.ts'
import { type ConvertOptions, convert } from './convert.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  for (const [name, { files }] of Object.entries({ passthrough, bookinfo }))
    writeFileSync(join(folder, `${name}.yaml`), files.map(it => it.text).join('---\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(name: string, options: Partial<ConvertOptions> = {}) {
  return convert({
    paths: [join(folder, name)],
    only: [],
    to: 'gateway-api',
    prefixes: 'exact',
    format: 'text',
    namespace: undefined,
    ...options,
  })
}

it('prints one YAML file: what became of each field and the comparison as comments, then the objects', () => {
  const { output, exitCode } = run('passthrough.yaml')
  expect(exitCode).toBe(0)
  expect(output).toContain(
    '# No routing changes: every request ends where it did and is handled as before.\n',
  )
  const [comments = '', objects = ''] = output.split(/^(?=apiVersion)/m)
  expect(
    comments
      .trimEnd()
      .split('\n')
      .every(it => it.startsWith('# ')),
  ).toBe(true)
  expect(objects).toContain('kind: Gateway')
})

it('ends with 1 where something stays as it is', () => {
  const { output, exitCode } = run('bookinfo.yaml')
  expect(exitCode).toBe(1)
  expect(output).toContain('# Kept as they are')
})

it('converts anyway where that is asked for, and still ends with 1: a field is lost', () => {
  const { output, exitCode } = run('bookinfo.yaml', { anyway: true })
  expect(exitCode).toBe(1)
  expect(output).not.toContain('# Kept as they are')
  expect(output).toContain('kind: HTTPRoute')
})

it('writes the objects to a new file and prints the rest, and writes over nothing', () => {
  const file = join(folder, 'made.yaml')
  const { output } = run('passthrough.yaml', { output: file })
  expect(output).toMatch(/^Converted: /)
  expect(readFileSync(file, 'utf8')).toMatch(/^# The gateway does not end TLS.*\n.*\napiVersion: gateway/)
  expect(run('passthrough.yaml', { output: file })).toMatchObject({
    exitCode: 2,
    complaints: [expect.stringContaining('is there already')],
  })
})

it('writes JSON for other tools', () => {
  const told = JSON.parse(run('passthrough.yaml', { format: 'json' }).output)
  expect(told).toMatchObject({ kept: [], changes: [], complete: true })
})

it('is asked with what to convert to', () => {
  expect(readArguments(['convert', 'a.yaml'])).toEqual({
    command: 'wrong',
    reason: 'convert needs --to gateway-api or --to istio.',
  })
  expect(readArguments(['convert', 'a.yaml', '--to', 'gateway-api', '--only', 'Gateway/a/b'])).toMatchObject({
    command: 'convert',
    anyway: false,
    paths: ['a.yaml'],
    only: ['Gateway/a/b'],
  })
})
