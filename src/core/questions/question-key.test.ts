import { expect, it } from 'vitest'
import type { Question } from './index.ts'
import { questionKey } from './question-key.ts'

const outline = (text: string): Question => ({
  type: 'language',
  request: 'documentSymbols',
  params: { file: 'a.yaml', text },
})

it('is the same for questions about the same text, however long, and short then', () => {
  const line = 'kind: Gateway\n'
  const [text, again] = [line.repeat(5_000), Array.from({ length: 5_000 }, () => line).join('')]
  expect(questionKey(outline(text))).toBe(questionKey(outline(again)))
  expect(questionKey(outline(text)).length).toBeLessThan(200)
})

it('is another for another text, of the same length too', () => {
  const texts = ['a', 'b', 'aa', 'short'].map(it => it.repeat(it === 'short' ? 1 : 4_000))
  expect(new Set(texts.map(it => questionKey(outline(it)))).size).toBe(texts.length)
  const many = Array.from({ length: 40 }, (_, i) => String(i % 20).padStart(5_000, '#'))
  const keys = new Map<string, string>()
  for (const it of many) {
    const key = questionKey(outline(it))
    expect(keys.get(key) ?? it).toBe(it)
    keys.set(key, it)
  }
})
