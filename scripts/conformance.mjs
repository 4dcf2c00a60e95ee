// npm run conformance [-- FILE…]: what the command-line tool says of recorded cases beside what Istio said, layer by layer.
// Prints how many cases agree and the first that do not. A layer passes when every case agrees but the listed exceptions.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, canonical, differs, firstDifference, readCases } from './cases.mjs'
import { tryOperations } from './operations.mjs'
import { overRecordedTexts } from './recorded-texts.mjs'
import { routeFields, statusFacts } from './route-layers.mjs'
import { ensureBuild, ensurePackages, root } from './setup.mjs'
import { verdictLayers } from './verdict-layers.mjs'

const words = process.argv.slice(2)
if (words[0] === '--no-build') words.shift()
else {
  ensurePackages()
  ensureBuild()
}
const reportAt = words.includes('--report') ? words.splice(words.indexOf('--report'), 2)[1] : undefined
const shown = words.includes('--show') ? Number(words.splice(words.indexOf('--show'), 2)[1]) : 3
const recorded = join(root, '..', 'shared', 'conformance')
const own = [
  'yaml.jsonl.gz',
  'verdicts.jsonl.gz',
  'verdicts-2.jsonl.gz',
  'gateway-api-verdicts.jsonl.gz',
  'routes.jsonl.gz',
  'mesh-routes.jsonl.gz',
  'gateway-api-routes.jsonl.gz',
]
const files = words.length ? words : own.map(it => join(recorded, it))
const exceptions = JSON.parse(readFileSync(join(root, 'scripts', 'conformance-exceptions.json'), 'utf8'))
const usedExceptions = new Set()

let passed = 0
let failed = 0
for (const file of files) {
  if (!existsSync(file)) {
    console.log(`${file}: not there, nothing compared`)
    // A green CI must not hide a comparison that did not run.
    if (process.env.CI && !process.env.WITHOUT_RECORDINGS) failed++
    continue
  }
  const cases = readCases(file)
  if (cases.some(it => it.verdict)) {
    await compareVerdicts(file, cases)
    // Once is enough for the operations: they ask nothing of the kinds that the other recordings are about.
    if (file.endsWith('/verdicts.jsonl.gz')) await editTexts(file, cases)
  } else if (cases.some(it => it.requests)) await compareRoutes(file, cases)
  else if (cases.some(it => it.docs)) await compareReadings(file, cases)
  await roundTrips(file)
}
if (!words.length)
  for (const id of Object.keys(exceptions).filter(it => !usedExceptions.has(it) && it !== 'about')) {
    console.log(
      `The exception ${id} is no longer needed: take it out of scripts/conformance-exceptions.json.`,
    )
    failed++
  }
console.log(`conformance: ${passed} layers agree, ${failed} do not`)
if (reportAt) writeFileSync(reportAt, JSON.stringify({ passed, failed }))
process.exitCode = failed ? 1 : 0

async function compareVerdicts(file, cases) {
  const started = performance.now()
  const answers = await ask(
    ['check', '--ndjson'],
    cases.map(({ id, yaml, namespace, channel }) => ({ id, yaml, namespace, channel })),
  )
  for (const { id, verdict } of cases) leaveOutVarying(answers.get(id), verdict)
  const seconds = (performance.now() - started) / 1000
  console.log(`\n${file}: ${cases.length} cases, ${Math.round(cases.length / seconds)} a second`)
  for (const layer of verdictLayers) {
    const wrong = cases.filter(it =>
      differs(layer.of(it.verdict), answers.get(it.id) && layer.of(answers.get(it.id))),
    )
    settle(
      layer,
      cases.length,
      wrong.map(it => it.id),
      id => {
        const given = cases.find(it => it.id === id)
        return firstDifference(layer.of(given.verdict), answers.get(id) && layer.of(answers.get(id)))
      },
    )
  }
}

/** What Istio finds at one run and not at the next, by the order of its own maps, is no answer to compare with. */
function leaveOutVarying(answer, verdict) {
  for (const list of ['analyze', 'analyzeFull']) {
    const varying = new Set((verdict[`${list}Varying`] ?? []).map(nameOf))
    if (!varying.size) continue
    for (const side of [answer, verdict])
      if (side?.[list]) side[list] = side[list].filter(it => !varying.has(nameOf(it)))
  }
}

function nameOf({ code, level, resource }) {
  return `${code} ${level} ${resource}`
}

/** The editor's own operations on the same texts: each has to make of the values what it is to, and of the bytes no more. */
async function editTexts(file, cases) {
  const started = performance.now()
  const { done, refused, sorts, operations, faults } = await tryOperations(file)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `\n${file}: ${done + refused} operations on ${cases.length} texts, ${Math.round((done + refused) / seconds)} a second`,
  )
  console.log(
    `     ${Object.keys(operations).length} operations at ${sorts} sorts of places; ${done} done, ${refused} refused as they have to be`,
  )
  const faultOf = new Map(faults.map(it => [it.id, it]))
  settle({ name: 'operations' }, cases.length, [...faultOf.keys()], id => {
    const { about, fault } = faultOf.get(id)
    return `${about}: ${fault}`
  })
}

/** The texts go out in every form that comes in again, and back: the same bytes or objects. */
async function roundTrips(file) {
  const started = performance.now()
  const parts = await overRecordedTexts('try-round-trips', file)
  const ways = new Map()
  for (const part of parts)
    for (const [name, { gone, faults }] of Object.entries(part)) {
      const way = ways.get(name) ?? { gone: 0, faults: [] }
      ways.set(name, { gone: way.gone + gone, faults: [...way.faults, ...faults] })
    }
  const count = [...ways.values()].reduce((sum, it) => sum + it.gone, 0)
  const seconds = (performance.now() - started) / 1000
  console.log(`\n${file}: ${count} round trips, ${Math.round(count / seconds)} a second`)
  const wrong = [...ways].flatMap(([name, { faults }]) => faults.map(id => ({ id, name })))
  settle({ name: 'round trips' }, count, idsOf(wrong), id =>
    wrong
      .filter(it => it.id === id)
      .map(it => it.name)
      .join(', '),
  )
}

/**
 * What converts to the other API without anything that cannot be carried sends no request elsewhere: the routing before and after is
 * the same, and each recorded request ends where it did. Exceptions are named `convert ID`.
 */
async function compareConversions(file) {
  const started = performance.now()
  const tried = (await overRecordedTexts('try-conversions', file)).flat()
  const seconds = (performance.now() - started) / 1000
  const count = outcome => tried.filter(it => it.outcome === outcome).length
  console.log(
    `\n${file}: ${tried.length} cases converted to the other API, ${Math.round(tried.length / seconds)} a second: ` +
      `${count('whole')} whole, ${count('part')} in part, ${count('none')} not, ${count('nothing')} without anything to convert`,
  )
  const done = tried.filter(it => it.outcome === 'whole' || it.outcome === 'part')
  const named = id => `convert ${id}`
  const differing = new Map(
    done.filter(it => it.changes.length || !it.isComplete).map(it => [named(it.id), it]),
  )
  settle({ name: 'routing converted' }, done.length, [...differing.keys()], id =>
    (differing.get(id).changes[0] ?? 'not all of it can be compared').slice(0, 300),
  )
  const elsewhere = new Map(done.flatMap(it => it.elsewhere.map(own => [named(own.id), own.words])))
  const requests = done.reduce((sum, it) => sum + it.requests, 0)
  settle({ name: 'requests converted' }, requests, [...elsewhere.keys()], id =>
    elsewhere.get(id).slice(0, 600),
  )
}

/** What kubectl reads of each text: how many documents, which of them are refused, and every value. */
async function compareReadings(file, cases) {
  const started = performance.now()
  const answers = await ask(
    ['read', '--ndjson'],
    cases.map(({ id, yaml }) => ({ id, yaml })),
  )
  const seconds = (performance.now() - started) / 1000
  console.log(`\n${file}: ${cases.length} texts, ${Math.round(cases.length / seconds)} a second`)
  const layers = {
    'documents read': it => it.docs.length,
    'read or refused': it => it.docs.map(doc => 'error' in doc),
    'values read': it => it.docs.map(doc => ('error' in doc ? 'refused' : doc.json)),
  }
  for (const [name, of] of Object.entries(layers)) {
    const given = new Map(cases.map(it => [it.id, answers.get(it.id) && of(answers.get(it.id))]))
    const wrong = cases.filter(it => differs(of(it), given.get(it.id)))
    settle({ name }, cases.length, idsOf(wrong), id => {
      const it = cases.find(one => one.id === id)
      return firstDifference({ read: of(it) }, { read: given.get(id) })
    })
  }
}

async function compareRoutes(file, cases) {
  // What a workload of the mesh may call is all in the recorded configuration.
  const whole = cases.map(it => (it.gatewayLabels ? it : { ...it, complete: true }))
  const questions = whole.map(it => ({
    ...it,
    statuses: undefined,
    requests: it.requests.map(({ expect: _, ...request }) => request),
  }))
  const started = performance.now()
  const answers = await ask(['trace', '--ndjson'], questions)
  const seconds = (performance.now() - started) / 1000
  if (answers.size === 0) return console.log(`\n${file}: the tool does not trace yet`)
  const isGatewayApi = cases.some(it => it.statuses)
  const requests = cases.flatMap(it => {
    const results = new Map((answers.get(it.id)?.results ?? []).map(result => [result.id, result]))
    return it.requests.map(request => ({
      // Those of the Gateway API are numbered anew in each case.
      id: isGatewayApi ? `${it.id}/${request.id}` : request.id,
      wanted: request.expect,
      given: results.get(request.id),
    }))
  })
  console.log(`\n${file}: ${requests.length} requests, ${Math.round(requests.length / seconds)} a second`)
  for (const [name, of] of Object.entries(routeFields(isGatewayApi))) {
    const wrong = requests.filter(it => differs(of(it.wanted), it.given && of(it.given)))
    settle(
      { name },
      requests.length,
      wrong.map(it => it.id),
      id => {
        const it = requests.find(request => request.id === id)
        return firstDifference(of(it.wanted), it.given && of(it.given))
      },
    )
  }
  if (isGatewayApi) compareStatuses(cases, answers)
  await compareReach(whole, answers)
  await compareConversions(file)
}

/** What the controller would write into the statuses: conditions with their reasons, the kinds that listeners take, and how many routes they have. */
function compareStatuses(cases, answers) {
  const facts = cases.flatMap(({ id, statuses }) => {
    const [wanted, given] = [statuses, answers.get(id)?.statuses].map(it => new Map(statusFacts(it ?? [])))
    return [...new Set([...wanted.keys(), ...given.keys()])].map(key => ({
      id: `${id} ${key}`,
      wanted: wanted.get(key),
      given: given.get(key),
    }))
  })
  const wrong = facts.filter(it => differs(it.wanted, it.given))
  settle({ name: 'statuses' }, facts.length, idsOf(wrong), id => {
    const it = facts.find(one => one.id === id)
    return firstDifference({ of: it.wanted }, { of: it.given })
  })
}

/**
 * What is said to reach each rule, held against the tracer (every such request ends at its rule, every sample where it was
 * said to) and against the recorded requests: none of them ends at a rule that is proved dead.
 */
async function compareReach(cases, traced) {
  const started = performance.now()
  const answers = await ask(
    ['reach', '--ndjson'],
    cases.map(({ requests: _, ...it }) => it),
  )
  const seconds = (performance.now() - started) / 1000
  const rules = cases.flatMap(({ id }) =>
    (answers.get(id)?.rules ?? []).map((it, i) => ({ ...it, case: id, id: `${id}#${i}` })),
  )
  const count = verdict => rules.filter(it => it.verdict === verdict).length
  console.log(
    `\nrules and matches: ${rules.length}, ${Math.round(rules.length / seconds)} a second: ${count('reached')} reached ` +
      `(${rules.filter(it => it.from).length} within the mesh), ${count('dead')} proved dead, ${count('open')} open`,
  )
  const asked = new Map(cases.map(it => [it.id, { ...it, requests: [] }]))
  for (const rule of rules) {
    const { requests } = asked.get(rule.case)
    const { from, gateway } = rule
    if (rule.request) requests.push({ ...rule.request, id: rule.id, from, gateway })
    for (const [i, it] of (rule.samples ?? []).entries())
      requests.push({ ...it.request, id: `${rule.id}/${i}`, from, gateway })
  }
  const again = await ask(['trace', '--ndjson'], [...asked.values()])
  const ends = new Map([...again.values()].flatMap(it => it.results.map(result => [result.id, result])))
  const reached = rules.filter(it => it.verdict === 'reached')
  const astray = reached.filter(it => !isAt(ends.get(it.id), it.place))
  settle({ name: 'reaching requests' }, reached.length, idsOf(astray), id =>
    canonical(rules.find(it => it.id === id)),
  )
  const samples = reached.flatMap(rule =>
    rule.samples.map((it, i) => ({ ...it, place: rule.place, id: `${rule.id}/${i}` })),
  )
  const wrong = samples.filter(it => isAt(ends.get(it.id), it.place) !== it.hits)
  settle({ name: 'hits and near misses' }, samples.length, idsOf(wrong), id =>
    canonical(samples.find(it => it.id === id)),
  )
  const hit = new Map(cases.map(it => [it.id, traced.get(it.id)?.results ?? []]))
  const dead = rules.filter(it => it.verdict === 'dead')
  const alive = dead.filter(rule => hit.get(rule.case).some(it => isAt(it, rule.place)))
  settle({ name: 'dead rules' }, dead.length, idsOf(alive), id => canonical(rules.find(it => it.id === id)))
}

/** Whether a trace ended at a place: a rule, the one that delegates to it, or a match. */
function isAt(traced, place) {
  return Object.values(traced?.rule ?? {}).some(it => canonical(it) === canonical(place))
}

function idsOf(all) {
  return all.map(it => it.id)
}

function settle(layer, total, wrong, explain) {
  const excused = wrong.filter(id => Object.hasOwn(exceptions, id))
  for (const id of excused) usedExceptions.add(id)
  const unexcused = wrong.filter(id => !excused.includes(id))
  const agrees = total - wrong.length
  const ok = unexcused.length === 0
  ok ? passed++ : failed++
  const mark = ok ? 'ok  ' : 'FAIL'
  const share = ((agrees / total) * 100).toFixed(2)
  console.log(
    `${mark} ${layer.name.padEnd(20)} ${agrees} of ${total} (${share} %)${excused.length ? `, ${excused.length} excepted` : ''}`,
  )
  for (const id of unexcused.slice(0, shown)) console.log(`       ${id}: ${explain(id)}`)
}
