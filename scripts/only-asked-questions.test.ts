import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type QuestionType, questions } from '../src/core/questions/index.ts'
import { keeping, typesIn } from './only-asked-questions.ts'

const asked = typesIn(['src/cli', 'src/lsp', 'src/core/language-client.ts'])

it('finds what the command line asks', () => {
  const kept = (Object.keys(questions) as QuestionType[]).filter(it => asked.has(it))
  expect(kept).toEqual(['changedResources', 'changes', 'diagnosticsOf', 'fixAll', 'language'])
})

it('keeps them, and everything else of the module', () => {
  const code = readFileSync('src/core/questions/index.ts', 'utf8')
  const kept = keeping(code, asked)
  expect(kept).toContain(
    'export const questions = { changedResources, changes, diagnosticsOf, fixAll, language }',
  )
  expect(kept.slice(kept.indexOf('type Kinds'))).toBe(code.slice(code.indexOf('type Kinds')))
  expect(() => keeping('export const others = {}', asked)).toThrow()
})
