import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { monacoWithoutErrors, withoutErrors } from './monaco-without-errors.ts'

const parser = join(
  import.meta.dirname,
  '../node_modules/monaco-editor/esm/vs/platform/contextkey/common/contextkey.js',
)

it('lets Monaco make no error while it is loaded, and its parser say what is wrong as before', async () => {
  const before = await loaded(false)
  const now = await loaded(true)
  expect([before.errors, now.errors]).toEqual([1, 0])
  for (const condition of ['textFocus && !readOnly', 'textFocus &&', 'a == ', '(a'])
    expect(read(now.Parser, condition)).toEqual(read(before.Parser, condition))
})

it('says so where Monaco has changed', () => {
  expect(withoutErrors(readFileSync(parser, 'utf8'))).not.toContain('static { this._parseError')
  expect(() => withoutErrors('export class Parser {}')).toThrow('elsewhere')
})

interface Parser {
  parse(condition: string): { serialize(): string } | undefined
  readonly parsingErrors: readonly unknown[]
}

function read(Parser: new () => Parser, condition: string) {
  const parser = new Parser()
  return [parser.parse(condition)?.serialize(), parser.parsingErrors]
}

/** The module as it is built, and how many errors it made while it was run. */
async function loaded(isChanged: boolean): Promise<{ Parser: new () => Parser; errors: number }> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: isChanged ? [monacoWithoutErrors()] : [],
    build: { write: false, minify: false, lib: { entry: parser, formats: ['cjs'] } },
  })
  const [{ output }] = result as unknown as [{ output: [{ code: string }] }]
  let errors = 0
  class Counted extends Error {
    constructor() {
      super()
      errors++
    }
  }
  const exported: { Parser?: new () => Parser } = {}
  Function('exports', 'module', 'Error', output[0].code)(exported, { exports: exported }, Counted)
  return { Parser: exported.Parser!, errors }
}
