import { routeWords } from '../explain/explain-words.ts'
import { gatewayWorkloads, type KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import { regexSamples } from '../language/regex-samples.ts'
import type { TextCondition } from '../language/text-condition.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { finish, type Steps } from '../steps.ts'
import { traceFrom } from '../trace/request-source.ts'
import { isMet, type Literal, literalsOf } from './match-literals.ts'
import { endsAt, type Reached, reachInSteps } from './reach-rule.ts'

/** A request that is much like what a rule asks for, and whether the rule takes it. */
export interface RuleSample {
  readonly request: Request
  /** The selector of the gateway workload it goes to; undefined for a call within the mesh. */
  readonly gateway: string | undefined
  /** The workload of the mesh that calls, as `readMeshSource` takes it. */
  readonly from: string | undefined
  /** What it changes of the smallest request that reaches the rule: `path /api/`, `without header x-user`. */
  readonly change: string
  readonly hits: boolean
  /** Where it ends, as `meetsExpectation` reads it. */
  readonly end: string
  /** The rule that takes it instead, in words and as a place. */
  readonly takenBy?: { readonly words: string; readonly place: Place }
}

const mostHits = 5
const mostMisses = 8

/**
 * Requests on both sides of a rule's conditions, each traced: the smallest that reaches it first, then others that do, then
 * those that just miss it. None for a rule that nothing reaches.
 */
export function ruleSamples(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
): readonly RuleSample[] {
  return finish(samplesInSteps(model, place, workloads))
}

/** The same, with a pause after every request that was tried. */
export function* samplesInSteps(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
): Steps<readonly RuleSample[]> {
  const base = yield* reachInSteps(model, place, workloads)
  if (!base.reached) return []
  const { route } = traceFrom(model, base.known, base.request)
  const changes = route ? changesOf(base.request, literalsOf(route.match)) : connectionChanges(base.request)
  const seen = new Set<string>()
  const samples: RuleSample[] = []
  for (const it of [{ request: base.request, change: '' }, ...changes]) {
    yield
    const key = JSON.stringify(it.request)
    if (seen.has(key)) continue
    seen.add(key)
    samples.push(judge(model, base, place, it))
  }
  return [
    ...samples.filter(it => it.hits).slice(0, mostHits),
    ...samples.filter(it => !it.hits).slice(0, mostMisses),
  ]
}

interface Change {
  readonly request: Request
  readonly change: string
}

function judge(
  model: Model,
  { known, gateway, from }: Reached,
  place: Place,
  { request, change }: Change,
): RuleSample {
  const trace = traceFrom(model, known, request)
  const hits = endsAt(model, known, request, place)
  const { route } = trace
  return {
    request,
    gateway,
    from,
    change,
    hits,
    end: endOf(trace),
    ...(route &&
      !hits && { takenBy: { words: routeWords(route), place: route.matchPlace ?? route.rule.place } }),
  }
}

/** The request with one thing changed at a time: what each condition nearly asks for, taken in turns. */
function changesOf(base: Request, literals: readonly Literal[]): Change[] {
  const [path = '/', query] = (base.path ?? '/').split('?', 2)
  const own = literals.find(it => it.variable.of === 'path')
  const queries = literals.filter(it => it.variable.of === 'query')
  const lists = [
    near(path, own?.condition, ['/', '/any/path'])
      .filter(it => it.startsWith('/'))
      .map(it => ({
        request: { ...base, path: query === undefined ? it : `${it}?${query}` },
        change: `path ${it}`,
      })),
    methodChanges(base, literals),
    ...literals.filter(it => it.variable.of === 'header').map(it => headerChanges(base, it)),
    ...queries.map(it => queryChanges(base, path, query ?? '', it)),
  ]
  // In turns, so that each condition is seen where the list is cut.
  const longest = Math.max(...lists.map(it => it.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap(it => it[i] ?? [])).flat()
}

/** Texts around a condition: some that meet it, some that just do not. */
function near(text: string, condition: TextCondition | undefined, free: readonly string[]): string[] {
  if (!condition) return [...free]
  const written = condition.operator === 'regex' ? text : condition.text
  const around = [
    written,
    written.endsWith('/') ? written.slice(0, -1) : `${written}/`,
    `${written}x`,
    `${written}/x`,
    otherCase(written),
    written.slice(0, -1),
  ]
  return condition.operator === 'regex' ? [...regexSamples(condition.text).slice(0, 4), ...around] : around
}

function methodChanges(base: Request, literals: readonly Literal[]): Change[] {
  const own = literals.filter(it => it.variable.of === 'method')
  const all = ['GET', 'POST', 'PUT', 'DELETE']
  const hit = all.find(it => it !== base.method && own.every(literal => isMet(literal, [it])))
  const miss = all.find(it => !own.every(literal => isMet(literal, [it])))
  return [miss, hit].flatMap(it =>
    it === undefined ? [] : [{ request: { ...base, method: it }, change: `method ${it}` }],
  )
}

function headerChanges(base: Request, { variable, condition, negated }: Literal): Change[] {
  if (variable.of !== 'header') return []
  const headers = Object.entries(base.headers ?? {})
  const others = headers.filter(([name]) => name.toLowerCase() !== variable.name)
  const written = headers.find(([name]) => name.toLowerCase() === variable.name)
  const value = [written?.[1] ?? []].flat()[0]
  const name = written?.[0] ?? variable.name
  const without: Change = { request: withHeaders(base, others), change: `without header ${name}` }
  const values = negated
    ? [condition?.operator === 'regex' ? regexSamples(condition.text)[0] : (condition?.text ?? '1')]
    : condition
      ? near(value ?? '', condition, []).filter(it => it !== '' && it.trim() === it)
      : ['anything']
  const changed = values.flatMap(it =>
    it === undefined
      ? []
      : [{ request: withHeaders(base, [...others, [name, it]]), change: `header ${name}: ${it}` }],
  )
  return negated ? [...changed, without] : [without, ...changed]
}

function withHeaders(
  { headers: _, ...base }: Request,
  entries: readonly (readonly [string, string | readonly string[]])[],
): Request {
  return entries.length > 0 ? { ...base, headers: Object.fromEntries(entries) } : base
}

function queryChanges(
  base: Request,
  path: string,
  query: string,
  { variable, condition }: Literal,
): Change[] {
  if (variable.of !== 'query') return []
  const pairs = query.split('&').filter(it => it !== '')
  const isOwn = (pair: string) => pair.split('=', 1)[0] === variable.name
  const others = pairs.filter(it => !isOwn(it))
  const value = pairs.find(isOwn)?.slice(variable.name.length + 1) ?? ''
  const at = (all: readonly string[]) => ({
    ...base,
    path: all.length > 0 ? `${path}?${all.join('&')}` : path,
  })
  const values = condition ? near(value, condition, []).filter(it => !/[&#\s]/.test(it)) : ['anything']
  return [
    { request: at(others), change: `without ?${variable.name}` },
    ...values.map(it => ({
      request: at([...others, it === '' ? variable.name : `${variable.name}=${it}`]),
      change: `?${variable.name}=${it}`,
    })),
  ]
}

/** For bytes only the connection can be changed: its TLS and its server name. */
function connectionChanges(base: Request): Change[] {
  const { sni: _, alpn: __, ...plain } = base
  if (base.tls === 'none')
    return [
      { request: { ...base, tls: 'TLS', sni: 'a.example.com' }, change: 'TLS, server name a.example.com' },
    ]
  const sni = base.sni ?? ''
  const names = sni.includes('.')
    ? [`x.${sni}`, sni.slice(sni.indexOf('.') + 1), sni.toUpperCase(), '']
    : ['a.example.com']
  return [
    { request: { ...plain, tls: 'none' }, change: 'without TLS' },
    ...names.map(it => ({
      request: { ...base, sni: it },
      change: it === '' ? 'without server name' : `server name ${it}`,
    })),
  ]
}

function otherCase(text: string): string {
  const upper = text.toUpperCase()
  return upper === text ? text.toLowerCase() : upper
}
