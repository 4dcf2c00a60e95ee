import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { yamlInMarkdown } from './markdown-yaml.ts'

const told = (text: string) => yamlInMarkdown('docs/guide.md', text).map(it => `${it.name}: ${it.text}`)

it.each<[string, string, string[]]>([
  [
    'blocks of YAML and JSON',
    '# T\n```yaml\na: 1\n```\ntext\n```json\n{}\n```\n',
    ['docs/guide-1.yaml: a: 1\n', 'docs/guide-2.json: {}\n'],
  ],
  ['no other language, and none without', '```sh\nls\n```\n```\na: 1\n```\n', []],
  ['tildes and longer fences', '~~~~yml\n```yaml\nx\n```\n~~~~\n', ['docs/guide-1.yaml: ```yaml\nx\n```\n']],
  [
    'a block in a list without its indentation',
    '- step\n  ```yaml\n  a:\n    b: 1\n\n  ```\n',
    ['docs/guide-1.yaml: a:\n  b: 1\n\n'],
  ],
  [
    'a block right behind the mark of an item',
    '1. ```yaml\n   a: 1\n   ```\n',
    ['docs/guide-1.yaml: a: 1\n'],
  ],
  [
    'a quoted block without its marks',
    '> ```yaml\n> a:\n>   b: 1\n> ```\n',
    ['docs/guide-1.yaml: a:\n  b: 1\n'],
  ],
  ['words behind the language', '```yaml title="x.yaml" {2}\na: 1\n```', ['docs/guide-1.yaml: a: 1\n']],
  ['CRLF as LF', '```yaml\r\na: 1\r\n```\r\n', ['docs/guide-1.yaml: a: 1\n']],
  ['a block that nothing closes', '```YAML\na: 1\n', ['docs/guide-1.yaml: a: 1\n']],
  ['nothing of code within a line', 'Use ```yaml a: 1``` here\n', []],
])('finds %s', (_, text, expected) => {
  expect(told(text)).toEqual(expected)
})

it('reads any text to its end', () => {
  const parts = fc.array(
    fc.constantFrom('```', '~~~', 'yaml', '\n', '> ', '- ', ' ', '\t', 'a: 1', '\r\n', '`'),
  )
  fc.assert(fc.property(parts, it => void yamlInMarkdown('x.md', it.join(''))))
})
