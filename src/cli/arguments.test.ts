import { expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

it.each([
  ['check a.yaml - --strict --format=json -n shop', 'check a.yaml - json strict shop'],
  ['check --complete a.yaml --format text --format junit', 'check a.yaml junit complete'],
  ['check --ndjson --strict', 'check-ndjson'],
  ['check --coverage', 'coverage text'],
  ['check --coverage --format json', 'coverage json'],
  ['check --coverage --format sarif', 'wrong check --coverage is written as text or json.'],
  ['check', 'wrong check needs files or folders, or - for standard input.'],
  ['check a.yaml --format', 'wrong --format must be one of text, json, sarif, junit.'],
  ['check a.yaml --format=xml --format=json', 'wrong --format must be one of text, json, sarif, junit.'],
  ['check a.yaml --namespace=', 'wrong --namespace needs the name of a namespace.'],
  ['check a.yaml -n', 'wrong -n needs the name of a namespace.'],
  ['check a.yaml --loud --help', 'wrong Unknown option --loud.'],
  ['check a.yaml --help --loud', 'help check'],
  ['help trace', 'help trace'],
  ['trace a.yaml --request=x --request y --requests r.yaml', 'trace a.yaml x y r.yaml text'],
  ['trace a.yaml --request -h', 'trace a.yaml -h text'],
  ['trace a.yaml --request', 'wrong --request needs a value.'],
  ['trace a.yaml', 'wrong trace needs --request or --requests.'],
  ['trace a.yaml --ndjson', 'trace-ndjson'],
  ['diff a b --format json', 'diff a b json'],
  ['diff a b --domain corp.example --root-namespace mesh', 'diff a b text corp.example mesh'],
  ['check a.yaml --domain', 'wrong --domain needs the domain of the cluster.'],
  ['diff a b --format patch', 'diff a b patch'],
  ['draw a.yaml b --theme dark -o x.svg', 'draw a.yaml b svg dark x.svg'],
  ['draw a.yaml --format mermaid', 'draw a.yaml mermaid light'],
  ['draw', 'wrong draw needs files or folders, or - for standard input.'],
  ['draw a --format png', 'wrong --format must be one of svg, mermaid.'],
  ['diff a', 'wrong diff needs two files or folders: BEFORE and AFTER.'],
  ['reach', 'wrong reach needs files or folders, or - for standard input.'],
  ['reach --ndjson', 'reach-ndjson'],
  ['reach a.yaml --write r.yaml --format json', 'reach a.yaml json r.yaml'],
  ['trace a --request x --fail-under 80.5', 'trace coverage 80.5 a x text'],
  ['trace a --request x --fail-under 101', 'wrong --fail-under must be a percentage from 0 to 100.'],
  ['trace a --request x --fail-under many', 'wrong --fail-under must be a percentage from 0 to 100.'],
  ['open', 'wrong open needs one file or folder.'],
  ['open a b', 'wrong open needs one file or folder.'],
  ['open a', 'open a 4330 browser'],
  ['open a --read-only --no-browser --port 0', 'open a 0 readOnly'],
  ['open a --port http', 'wrong --port must be a number up to 65535.'],
  ['judge', 'wrong Unknown command judge.'],
  ['', 'help'],
])('%s is read as: %s', (words, asked) => {
  expect(summary(readArguments(words === '' ? [] : words.split(' ')))).toBe(asked)
})

function summary(read: object): string {
  return Object.entries(read)
    .flatMap(([name, value]) => (value === true ? [name] : value === false ? [] : [value ?? []].flat()))
    .join(' ')
}
