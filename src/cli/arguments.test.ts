import { expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

it.each([
  ['check a.yaml - --strict --format=json -n shop', 'check a.yaml - json strict shop'],
  ['check --complete a.yaml --format text --format junit', 'check a.yaml junit complete'],
  ['check --ndjson --strict', 'check-ndjson'],
  ['check', 'wrong check takes files or folders, or - for standard input.'],
  ['check a.yaml --format', 'wrong --format takes one of text, json, sarif, junit.'],
  ['check a.yaml --format=xml --format=json', 'wrong --format takes one of text, json, sarif, junit.'],
  ['check a.yaml --namespace=', 'wrong --namespace takes the name of a namespace.'],
  ['check a.yaml -n', 'wrong -n takes the name of a namespace.'],
  ['check a.yaml --loud --help', 'wrong There is no option --loud.'],
  ['check a.yaml --help --loud', 'help'],
  ['trace a.yaml --request=x --request y --requests r.yaml', 'trace a.yaml x y r.yaml text'],
  ['trace a.yaml --request -h', 'trace a.yaml -h text'],
  ['trace a.yaml --request', 'wrong --request takes a value.'],
  ['trace a.yaml', 'wrong trace takes what to trace: --request or --requests.'],
  ['trace a.yaml --ndjson', 'trace-ndjson'],
  ['diff a b --format json', 'diff a b json'],
  ['diff a', 'wrong diff takes two: what was before, and what is now.'],
  ['reach', 'wrong reach takes --ndjson and cases on standard input.'],
  ['judge', 'wrong There is no command judge.'],
  ['', 'help'],
])('%s is read as: %s', (words, asked) => {
  expect(summary(readArguments(words === '' ? [] : words.split(' ')))).toBe(asked)
})

function summary(read: object): string {
  return Object.entries(read)
    .flatMap(([name, value]) => (value === true ? [name] : value === false ? [] : [value ?? []].flat()))
    .join(' ')
}
