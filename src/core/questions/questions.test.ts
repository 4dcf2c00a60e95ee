import { describe, expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../testing/canvas-graph.ts'
import { everyRequestAt } from '../../testing/language-requests.ts'
import { nastyFiles } from '../../testing/nasty-files.ts'
import { nastyWorkspaces } from '../../testing/nasty-workspaces.ts'
import type { Analysis } from '../analysis.ts'
import { examples } from '../examples/index.ts'
import { noAnswers } from '../expose/answers.ts'
import type { Place } from '../model/resource.ts'
import { pinPlace } from '../review/pinned-place.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import type { Subject } from '../scope/subject.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import { tableNames } from '../tables/table.ts'
import type { Files } from '../text/file-change.ts'
import { type AnswerTo, type Question, type QuestionType, questions } from './index.ts'
import { questionKey } from './question-key.ts'
import type { ScopedAsk } from './scope.ts'

interface Case {
  readonly name: string
  readonly files: Files
}

const cases: readonly Case[] = [
  { name: 'nothing', files: [] },
  { name: 'the shop', files: shopFiles },
  ...examples.map(it => ({ name: it.title, files: it.files })),
  ...nastyWorkspaces,
  ...nastyFiles.map(it => ({ name: it.name, files: [{ name: 'nasty.yaml', text: it.text }] })),
]

const requests = [
  'curl https://shop.example.com/cart -H "x-user: dev"',
  'http://bookinfo.com/productpage',
  'no request',
  'openssl s_client -connect a.example.com:443',
]
const saved: readonly SavedRequest[] = [
  { name: 'to the cart', request: requests[0]!, expect: '404', rate: 3 },
  { name: 'unreadable', request: 'no request' },
  { name: 'a call', request: requests[1]!, from: 'shop app=web' },
]
const sources: readonly { gateway?: string; from?: string }[] = [
  {},
  { gateway: 'istio=ingressgateway' },
  { from: 'shop app=web' },
  { from: '= no workload' },
]

/** What is asked of each question, of things that are there and of things that are not. */
const asks: Record<QuestionType, (about: About) => readonly Question[]> = {
  bindings: it => it.ids.map(id => ({ type: 'bindings', virtualService: id })),
  blastRadius: it => [
    ...it.rules.slice(0, 3).map(of => ({ type: 'blastRadius', of }) as const),
    ...it.ids.slice(0, 3).map(resource => ({ type: 'blastRadius', of: { resource, path: [] } }) as const),
    { type: 'blastRadius', of: { type: 'host', host: 'shop.example.com' } },
  ],
  changedResources: it => it.others.map(before => ({ type: 'changedResources', before })),
  changes: it => it.others.map(before => ({ type: 'changes', before })),
  commentPlaces: it => [
    {
      type: 'commentPlaces',
      places: [
        ...it.rules.map(place => pinPlace({ spec: { http: [{ name: 'a' }] } }, place)),
        ...it.ids.map(resource => pinPlace({}, { resource, path: ['spec', 'servers', 0, 'port'] })),
        pinPlace({}, { resource: 'Gateway/no/where', path: [] }),
      ],
    },
  ],
  conversion: it => [
    { type: 'conversion', target: 'gateway-api', placing: 'replace' },
    { type: 'conversion', target: 'istio', placing: 'beside', prefixes: 'segments' },
    ...it.ids
      .slice(0, 1)
      .map(id => ({ type: 'conversion', target: 'gateway-api', placing: 'replace', only: [id] }) as const),
  ],
  diagnosticsOf: it => it.others.map(other => ({ type: 'diagnosticsOf', other })),
  expectation: () => each(requests, (text, source) => ({ type: 'expectation', text, ...source })),
  exposeChoices: () => [{ type: 'exposeChoices' }],
  exposure: it => [
    { type: 'exposure', answers: noAnswers },
    ...['new', undefined, ...it.ids].map(
      (gateway): Question => ({
        type: 'exposure',
        answers: {
          ...noAnswers,
          host: 'new.example.com',
          certificate: 'c',
          service: 'web:80',
          share: '10',
          gateway,
        },
      }),
    ),
  ],
  filterCompletion: () =>
    ['', 'kind:', 'ns:x host:', '"'].map(text => ({ type: 'filterCompletion', text, cursor: text.length })),
  find: () => [
    { type: 'find', query: { text: 'a' } },
    { type: 'find', query: { text: '(', isRegex: true, files: ['-a*'], kinds: ['Gateway'] } },
  ],
  fixAll: () => [
    { type: 'fixAll', rule: 'schema/api-version' },
    { type: 'fixAll', rule: 'no/rule', file: 'a.yaml' },
  ],
  fixes: () => each(requests, (text, source) => ({ type: 'fixes', text, ...source })),
  hostUses: it => it.ids.flatMap(id => [0, 1, 7].map(server => ({ type: 'hostUses', gateway: id, server }))),
  language: it => languageAsks(it),
  knownValues: () => ['shop', ''].map(namespace => ({ type: 'knownValues', namespace })),
  link: it => linkAsks(it),
  missing: it => [...it.nodes, 'gone'].map(node => ({ type: 'missing', node })),
  objectStatus: it => it.ids.map(resource => ({ type: 'objectStatus', resource })),
  order: () => each(requests, (text, source) => ({ type: 'order', text, ...source })),
  orderConflicts: () => [{ type: 'orderConflicts' }],
  prepare: () => [{ type: 'prepare' }],
  preview: it => it.rules.map(rule => ({ type: 'preview', rule })),
  replace: () => [{ type: 'replace', query: { text: 'a', replacement: 'b' }, except: ['a.yaml:3'] }],
  rollout: it => it.others.map(before => ({ type: 'rollout', before })),
  reach: it => it.rules.map(place => ({ type: 'reach', place })),
  routes: () => sources.map(source => ({ type: 'routes', ...source })),
  sampleRequests: () => [{ type: 'sampleRequests' }],
  samples: it => it.rules.map(place => ({ type: 'samples', place })),
  scope: it => scopeAsks(it).map(ask => ({ type: 'scope', ...ask })),
  scopeDrawing: it => scopeAsks(it).map(ask => ({ type: 'scopeDrawing', ...ask })),
  sourceChoices: () => sources.map(source => ({ type: 'sourceChoices', ...source })),
  table: it => [
    ...tableNames.map(table => ({ type: 'table', table }) as const),
    ...scopeAsks(it)
      .slice(0, 5)
      .map(ask => ({ type: 'table', table: 'routes', ...ask }) as const),
  ],
  trace: it => [
    ...each(requests, (text, source): Question => ({ type: 'trace', text, older: it.ids[0], ...source })),
    ...each(requests, (text, source): Question => ({ type: 'trace', text, ...source })),
  ],
  trafficDrawing: it => [
    ...trafficAsks(it).map(ask => ({ type: 'trafficDrawing', ...ask }) as const),
    ...trafficAsks(it).map(ask => ({ type: 'trafficDrawing', ...ask, filter: 'kind:vs' }) as const),
  ],
  trafficNumbers: it => trafficAsks(it).map(ask => ({ type: 'trafficNumbers', ...ask })),
  referrers: it => [
    ...it.ids.slice(0, 4).map(resource => ({ type: 'referrers', of: { resource, path: [] } }) as const),
    ...it.rules.slice(0, 2).map(of => ({ type: 'referrers', of }) as const),
  ],
  triedOrder: it => [
    ...it.rules.map(at => ({ type: 'triedOrder', at }) as const),
    ...it.ids.map(
      resource => ({ type: 'triedOrder', at: { resource, path: ['spec', 'listeners', 0] } }) as const,
    ),
    { type: 'triedOrder', host: 'shop.example.com' },
  ],
  witness: it =>
    it.others.flatMap(before =>
      sources.map(source => ({
        type: 'witness',
        before,
        change: {
          gateway: source.gateway,
          from: source.from,
          request: { port: 80, protocol: 'http', tls: 'none' },
        },
      })),
    ),
}

interface About {
  readonly files: readonly string[]
  readonly ids: readonly string[]
  readonly nodes: readonly string[]
  readonly rules: readonly Place[]
  readonly others: readonly Files[]
}

function aboutOf({ resources, graph, documents }: Analysis): About {
  const ids = resources.map(it => it.id)
  return {
    files: documents.map(it => it.file),
    ids: [...ids.slice(0, 6), 'VirtualService/no/such', ''],
    nodes: graph.nodes.map(it => it.id),
    rules: [
      ...graph.nodes
        .flatMap(it => (it.type === 'virtualService' ? it.rows.map(row => row.place) : []))
        .slice(0, 6),
      ...ids.slice(0, 2).map(resource => ({ resource, path: ['spec', 'http', 0, 'match', 0] })),
      { resource: 'VirtualService/no/such', path: ['spec', 'tls', 3] },
      { resource: '', path: [] },
    ],
    others: [shopFiles, [{ name: 'broken.yaml', text: 'a: [' }]],
  }
}

function languageAsks({ files }: About): Question[] {
  const [first = 'none.yaml'] = files
  return [0, 5].flatMap(line =>
    everyRequestAt({ file: first, position: { line, character: 8 } }).map(
      asked => ({ type: 'language', ...asked }) as const,
    ),
  )
}

function linkAsks({ ids, rules }: About): (Question & { type: 'link' })[] {
  const pairs = ids.flatMap(one => ids.map(other => [one, other] as const))
  const to = { host: 'web.shop.svc.cluster.local', subset: 'v1', port: 80 }
  return [
    ...pairs.flatMap(([virtualService, gateway]) => [
      { type: 'link', link: 'binding', virtualService, gateway, server: 0 } as const,
      {
        type: 'link',
        link: 'move',
        virtualService,
        gateway,
        from: { virtualService, name: 'it', gateway },
      } as const,
    ]),
    ...rules.flatMap(place => [
      { type: 'link', link: 'route', rule: place, to } as const,
      { type: 'link', link: 'lead', place: { ...place, path: [...place.path, 'route', 0] }, to } as const,
    ]),
  ]
}

function scopeAsks({ ids, nodes, rules, others }: About): ScopedAsk[] {
  const [rule = { resource: '', path: [] }] = rules
  const subjects: Subject[] = [
    ...ids.slice(-3).map(resource => ({ type: 'resource', resource }) as const),
    ...nodes.slice(0, 3).map(node => ({ type: 'box', node, name: node }) as const),
    { type: 'row', place: rule, name: 'rule 1' },
    { type: 'way', name: 'a request', rule, domain: 'shop.example.com' },
    { type: 'way', name: 'a request', server: rule },
    { type: 'host', host: 'shop.example.com' },
    { type: 'service', host: 'web.shop.svc.cluster.local', subset: 'v1' },
    { type: 'namespace', namespace: 'shop' },
    { type: 'file', file: 'nasty.yaml' },
  ]
  return [
    {},
    ...subjects.map(focus => ({ focus })),
    { focus: subjects[0]!, filter: 'kind:vs OR problem:any -ns:x' },
    { filter: 'changed:yes', before: others[0]! },
    { filter: 'colour:red "' },
  ]
}

function trafficAsks({ rules }: About) {
  const plain = { leftOut: [], rates: [] }
  return [
    { ...plain, mix: 'even' },
    { ...plain, mix: 'saved' },
    {
      mix: 'even',
      leftOut: ['gone'],
      rates: [['gone', 3]],
      provisional: { rule: rules[0]!, weights: [1, 2] },
    },
  ] as const
}

function each<T>(texts: readonly string[], make: (text: string, source: object) => T): T[] {
  return texts.flatMap(text => sources.map(source => make(text, source)))
}

describe.each(cases)('questions about $name', ({ files }) => {
  const session = createSession()
  const about = aboutOf(session.update(files, defaultSettings, saved))

  it.each(Object.keys(questions) as QuestionType[])('%s: plain data, and the same again', type => {
    for (const question of asks[type](about)) {
      const first = finish(session.ask(question).steps)
      expect(structuredClone(first)).toEqual(first)
      expect(notPlain(first)).toBeUndefined()
      expect(finish(session.ask(question).steps)).toBe(first)
    }
  })
})

/** The first part of a value that is neither a list, a plain object nor a scalar. */
function notPlain(value: unknown): unknown {
  if (typeof value === 'function') return value
  if (typeof value !== 'object' || value === null) return undefined
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype) return value
  return Object.values(value)
    .map(notPlain)
    .find(it => it !== undefined)
}

describe('an answer', () => {
  it('is given again until what it was read from changes, and only then found anew', () => {
    const session = createSession()
    const question = { type: 'trace', text: requests[0]! } as const
    const ask = () => finish(session.ask(question).steps)
    session.update(shopFiles)
    const first = ask()
    session.update([...shopFiles, { name: 'notes.yaml', text: '# nothing\n' }])
    expect(ask()).toBe(first)
    session.update([])
    expect(ask()).not.toEqual(first)
  })

  it('about files that are compared with is not the one about others that look alike', () => {
    const copy: Files = shopFiles.map(it => ({ ...it }))
    expect(questionKey({ type: 'changes', before: shopFiles })).toBe(
      questionKey({ type: 'changes', before: shopFiles }),
    )
    expect(questionKey({ type: 'changes', before: shopFiles })).not.toBe(
      questionKey({ type: 'changes', before: copy }),
    )
  })

  it('follows the files of today and those compared with', () => {
    const session = createSession()
    const changed = (from: string, to: string): Files =>
      shopFiles.map(it => ({ ...it, text: it.text.replaceAll(from, to) }))
    const count = (files: Files, before: Files) => {
      session.update(files)
      return (
        finish(session.ask({ type: 'changes', before }).steps) as AnswerTo<Question & { type: 'changes' }>
      ).changes.length
    }
    const other = changed('weight: 20', 'weight: 30')
    expect(count(shopFiles, shopFiles)).toBe(0)
    expect(count(other, shopFiles)).toBe(1)
    expect(count(other, other)).toBe(0)
    expect(count(shopFiles, other)).toBe(1)
    expect(count(shopFiles, shopFiles)).toBe(0)
  })

  it('about what is missing stands for every ghost of the drawing that a person could add', () => {
    const session = createSession()
    session.update(shopFiles)
    const ghosts = graphOf(shopFiles).nodes.filter(it => it.ghost)
    expect(ghosts.length).toBeGreaterThan(0)
    for (const { id } of ghosts)
      expect(finish(session.ask({ type: 'missing', node: id }).steps)).toMatchObject({
        name: expect.any(String),
      })
  })
})
