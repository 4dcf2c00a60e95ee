// npm run faults [-- FILTER]: the small inputs of ../shared/faults, file by file: what Istio or kubectl does, what the
// command-line tool says of it now, and, where the whole answer of Istio is recorded, whether they agree.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, differs, firstDifference, readCases } from './cases.mjs'
import { ensureBuild, ensurePackages, root } from './setup.mjs'
import { verdictLayers } from './verdict-layers.mjs'

const folder = join(root, '..', 'shared', 'faults')
if (!existsSync(folder)) {
  console.log(`${folder}: not there, nothing to try`)
  process.exit(0)
}
ensurePackages()
ensureBuild()

const [filter = ''] = process.argv.slice(2)
const facts = factsOf(readFileSync(join(folder, 'README.md'), 'utf8'))
const verdicts = new Map(readCases(join(folder, 'verdicts.jsonl')).map(it => [`verdict-${it.id}`, it]))
const calls = new Map(readCases(join(folder, 'mesh.jsonl')).map(it => [`mesh-${it.id}`, it]))
const judged = await ask(
  ['check', '--ndjson'],
  [...verdicts.values()].map(({ id, yaml, namespace }) => ({ id, yaml, namespace })),
)
const traced = await ask(['trace', '--ndjson'], [...calls.values()].map(withoutAnswers))

let agree = 0
let differ = 0
for (const file of readdirSync(folder)
  .filter(it => it.endsWith('.yaml') && it.includes(filter))
  .sort()) {
  const name = file.replace(/\.yaml$/, '')
  console.log(`\n── ${name}`)
  const fact = facts.get(name) ?? facts.get(name.slice(0, 2))
  if (fact) console.log(`   fact   ${fact}`)
  for (const line of checked(join(folder, file))) console.log(`   check  ${line}`)
  for (const line of differences(name)) console.log(`   DIFFER ${line}`)
}
console.log(`\nfaults: ${agree} recorded answers agree, ${differ} do not`)

/** What `check` prints of a file, its path left out. */
function checked(path) {
  const tool = join(root, 'dist', 'cli', 'drawbridge.js')
  const { stdout, stderr, status } = spawnSync('node', [tool, 'check', path], { encoding: 'utf8' })
  const said = `${stdout}${stderr}`.replaceAll(`${path}:`, '').replaceAll(path, 'the file').trim()
  return [...said.split('\n').filter(Boolean), `exits with code ${status}`]
}

/** Where the recorded answer of Istio to the file of this name and ours part. */
function differences(name) {
  const all = [...verdictDifferences(name), ...callDifferences(name)]
  if (verdicts.has(name) || calls.has(name)) all.length ? differ++ : agree++
  return all
}

function verdictDifferences(name) {
  const given = verdicts.get(name)
  if (!given) return []
  const answer = judged.get(given.id)
  return verdictLayers.flatMap(({ name: layer, of }) =>
    differs(of(given.verdict), answer && of(answer))
      ? [`${layer}: ${firstDifference(of(given.verdict), answer && of(answer))}`]
      : [],
  )
}

function callDifferences(name) {
  const given = calls.get(name)
  if (!given) return []
  const results = new Map((traced.get(given.id)?.results ?? []).map(it => [it.id, it]))
  return given.requests.flatMap(({ id, expect }) => {
    const wanted = whereTo(expect)
    const result = results.get(id)
    return differs(wanted, result && whereTo(result))
      ? [`${id}: ${firstDifference(wanted, result && whereTo(result))}`]
      : []
  })
}

function whereTo({ outcome, clusters = [], redirect, domain }) {
  return { outcome, clusters: clusters.map(it => [it.name, it.exists]), redirect, domain }
}

function withoutAnswers(given) {
  return { ...given, requests: given.requests.map(({ expect: _, ...request }) => request) }
}

/** By file, or by the numbers in its first column, what the table in the README says. */
function factsOf(readme) {
  const rows = readme.matchAll(/^\| ([\w, -]+) \| ([^|]+) \|/gm)
  return new Map([...rows].flatMap(([, files, fact]) => files.split(', ').map(it => [it, fact])))
}
