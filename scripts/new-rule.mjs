// npm run new-rule <folder>/<name>: begins a rule: its file with a source, examples and a check to fill in, and its entry in
// the folder's index.ts. Its examples are its tests, so `npm run unit -- src/core/rules/rules.test.ts -t <folder>/<name>` says
// what is still missing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Writes the rule below a folder of rules; returns the path of its file. Throws, with a reason, before it writes anything. */
export function newRule(root, id) {
  const [, folder, name] = /^([a-z][a-z-]*)\/([a-z][a-z0-9-]*)$/.exec(id ?? '') ?? []
  if (!folder)
    throw new Error('Expected <folder>/<name>, in lower case with hyphens, such as gateway/port-number.')
  const index = join(root, folder, 'index.ts')
  const file = join(root, folder, `${name}.ts`)
  if (!existsSync(index)) throw new Error(`There is no ${index}: a new folder begins with its index.ts.`)
  if (existsSync(file)) throw new Error(`${file} exists already.`)
  const listed = withEntry(readFileSync(index, 'utf8'), camelCase(name), name)
  writeFileSync(file, ruleText(root, folder, name))
  writeFileSync(index, listed)
  return file
}

function ruleText(root, folder, name) {
  const maker = makerOf(root, folder)
  const good = firstExport(join(root, folder, 'good-examples.ts'))
  const imports = [...(good ? [`import { ${good} } from './good-examples.ts'`] : []), maker.from].sort(byPath)
  return `${imports.join('\n')}

export const ${camelCase(name)} = ${maker.name}({
  id: '${folder}/${name}',
  severity: 'error',
${maker.layer ? `  ${maker.layer}\n` : ''}  title: 'A few words that name the fault',
  source: ${maker.source},
  why: \`
What happens if it stays. What the value must be, and what to do.
\`,
${maker.reads ? `  ${maker.reads}\n` : ''}
  check(${maker.parameters}) {
    // report({ path: ['spec'], message: 'What must hold, and what is there instead.' })
  },

  examples: {
    bad: [
      {
        yaml: \`
kind: ${pascalCase(folder)}
spec: {}
# ^^^^^^
\`,
      },
    ],
    good: [${good ?? ''}],
  },
})
`
}

/** How rules of a folder are made: by the folder's own maker, as an analyzer, or plainly. */
function makerOf(root, folder) {
  const own = /export function (\w+Rule)\(/.exec(readIfThere(join(root, folder, `${folder}-rule.ts`)))?.[1]
  if (own)
    return {
      name: own,
      from: `import { ${own} } from './${folder}-rule.ts'`,
      source: "{ istio: 'pkg/config/validation: FUNCTION' }",
      parameters: '{ spec: _spec }, _report',
    }
  if (['references', 'workloads'].includes(folder))
    return {
      name: 'analysisRuleForEach',
      from: `import { analysisRuleForEach } from '${folder === 'references' ? './' : '../references/'}analysis-rule.ts'`,
      source: "{ analyzer: 'pkg/config/analysis/analyzers/PACKAGE: Analyzer', codes: ['IST0000'] }",
      reads: "each: 'VirtualService',\n  reads: [],",
      parameters: '_model, _resource, _report',
    }
  return {
    name: 'defineRule',
    from: "import { defineRule } from '../define-rule.ts'",
    layer: "layer: 'advice',\n  scope: 'object',\n  kinds: ['*'],",
    source: "{ advice: 'What the advice rests on.' }",
    parameters: '_resource, _report',
  }
}

/** An index with one more rule: its import in its place among the others, its name at the end of the list. */
function withEntry(index, name, file) {
  const lines = index.split('\n')
  const entry = `import { ${name} } from './${file}.ts'`
  if (lines.some(it => it.includes(`'./${file}.ts'`))) throw new Error(`${file} is in the index already.`)
  const imports = lines.flatMap((line, i) => (line.startsWith('import ') ? [i] : []))
  const after = imports.findLast(i => byPath(lines[i], entry) < 0) ?? imports.at(-1)
  lines.splice(after + 1, 0, entry)
  const end = lines.indexOf(
    ']',
    lines.findIndex(it => it.startsWith('export const rules')),
  )
  if (end < 0) throw new Error('The index has no list of rules that ends in a line with `]`.')
  lines.splice(end, 0, `  ${name},`)
  return lines.join('\n')
}

/** The order of import lines: by the path they import from, those of folders further up first. */
function byPath(a, b) {
  const [one, other] = [a, b].map(it => /from '(.*)'/.exec(it)?.[1] ?? '')
  return one < other ? -1 : one > other ? 1 : 0
}

function firstExport(file) {
  return /^export const (\w+)/m.exec(readIfThere(file))?.[1]
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function camelCase(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
}

function pascalCase(name) {
  return camelCase(`-${name}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const file = newRule(join(import.meta.dirname, '..', 'src', 'core', 'rules'), process.argv[2])
    console.log(
      `Written: ${file}\nListed in its index.ts. Next: the source, the words, the examples, the check.`,
    )
  } catch (error) {
    console.error(`new-rule: ${error.message}`)
    process.exitCode = 1
  }
}
