import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shopFiles } from '../testing/canvas-graph.ts'
import { type DrawOptions, draw } from './draw.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  for (const it of shopFiles) writeFileSync(join(folder, it.name), it.text)
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(options: Partial<DrawOptions> = {}) {
  return draw({ paths: [folder], format: 'svg', theme: 'light', namespace: undefined, ...options })
}

describe('drawbridge draw', () => {
  it('writes an SVG file in the colours of a theme', () => {
    const { output, exitCode } = run()
    expect(exitCode).toBe(0)
    expect(output).toMatch(/^<\?xml .*\n<svg [\s\S]*shop\.example\.com[\s\S]*<\/svg>\n$/)
    expect(run({ theme: 'dark' }).output).not.toBe(output)
  })

  it('writes Mermaid', () => {
    expect(run({ format: 'mermaid' }).output).toMatch(/^flowchart LR\n/)
  })

  it('writes to a file where one is named', () => {
    const file = join(folder, 'shop.svg')
    expect(run({ output: file })).toEqual({ output: '', complaints: [], exitCode: 0 })
    expect(readFileSync(file, 'utf8')).toBe(run().output)
    expect(run({ output: join(folder, 'no', 'shop.svg') })).toMatchObject({ exitCode: 2 })
  })

  it('ends with 2 where something cannot be read', () => {
    expect(run({ paths: [join(folder, 'nowhere')] })).toMatchObject({ output: '', exitCode: 2 })
  })
})
