import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expand } from './read-inputs.ts'

const files = ['a.yaml', '.drawbridge.yaml', 'web/b.yml', 'web/c.json', 'web/.drawbridge.yaml']
const left = ['.github/ci.yaml', 'web/.cache/x.yaml', '.hidden.yaml', 'node_modules/n/x.yaml', 'notes.txt']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  for (const it of [...files, ...left]) {
    mkdirSync(dirname(join(folder, it)), { recursive: true })
    writeFileSync(join(folder, it), 'kind: Gateway\n')
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the files below a folder', () => {
  it.each([
    ['as it is', (it: string) => it],
    ['from here', (it: string) => `./${relative('.', it)}`],
    ['with a slash at its end', (it: string) => `${it}/`],
    ['by way of another', (it: string) => `${dirname(it)}/./${basename(it)}`],
  ])('are those that are not hidden, by the name of the folder %s', (_, named) => {
    expect(expand(named(folder))).toEqual(files.map(it => join(named(folder), it)).sort())
  })

  it('of a hidden folder that is named itself are meant', () => {
    expect(expand(join(folder, '.github'))).toEqual([join(folder, '.github/ci.yaml')])
  })

  it('are the path itself where nothing is there', () => {
    expect(expand(join(folder, 'nothing'))).toEqual([join(folder, 'nothing')])
  })
})
