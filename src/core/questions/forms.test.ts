import { describe, expect, it } from 'vitest'
import { oneFile, runOperation } from '../../testing/check-edit.ts'
import { analyze } from '../analyze.ts'
import { createMissing } from '../operations/create-missing.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import type { AnswerTo, Question } from './index.ts'

const files = oneFile(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front, namespace: infra}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["prod/shop.example.com", "*.example.com", other.example.org]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: prod}
spec:
  hosts: [shop.example.com]
  gateways: [infra/front, elsewhere]
  http:
  - match: [{uri: {prefix: /old}}]
    rewrite: {uri: /new}
    route: [{destination: {host: out.example.org}}]
  - redirect: {scheme: https}
  - route: [{destination: {host: web, subset: v1}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: blog, namespace: blogs}
spec:
  hosts: [blog.example.com, shop.example.com]
  http: [{route: [{destination: {host: blog}}]}]
`)
const session = createSession()
session.update(files)

function answerTo<Q extends Question>(question: Q): AnswerTo<Q> {
  return finish(session.ask(question).steps) as AnswerTo<Q>
}

function missingAt(node: string) {
  return answerTo({ type: 'missing', node } as const)
}

describe('who uses the hosts of a server', () => {
  it('is named host by host, with who would if linked, and who is kept out', () => {
    const { uses } = answerTo({ type: 'hostUses', gateway: 'Gateway/infra/front', server: 0 } as const)
    const names = (list: readonly { name: string }[]) => list.map(it => it.name)
    expect(uses.map(it => [names(it.users), names(it.candidates), it.others.map(o => o.why)])).toEqual([
      [['shop'], [], ['is in namespace blogs']],
      [['shop'], ['blog'], []],
      [[], [], []],
    ])
  })
})

describe('the gateways of a VirtualService', () => {
  it('are those it names and are in the files, server by server, and those it could name', () => {
    const named = answerTo({ type: 'bindings', virtualService: 'VirtualService/prod/shop' } as const)
    expect(named).toEqual({
      named: [
        {
          entry: 'infra/front',
          id: 'Gateway/infra/front',
          name: 'front',
          servers: [{ index: 0, name: '80 HTTP', bound: true, words: 'shop.example.com' }],
        },
      ],
      isDelegate: false,
      linkable: [],
    })
    const other = answerTo({ type: 'bindings', virtualService: 'VirtualService/blogs/blog' } as const)
    expect(other?.linkable).toEqual([
      {
        id: 'Gateway/infra/front',
        name: 'infra/front',
        servers: '80 prod/shop.example.com, *.example.com, other.example.org',
      },
    ])
  })
})

it('a VirtualService without hosts is a delegate', () => {
  const session = createSession()
  session.update([
    {
      name: 'a.yaml',
      text: 'kind: VirtualService\nmetadata: { name: cart, namespace: shop }\nspec: { http: [] }\n',
    },
  ])
  const ask = { type: 'bindings', virtualService: 'VirtualService/shop/cart' } as const
  expect(finish(session.ask(ask).steps)).toMatchObject({ isDelegate: true })
})

describe('what becomes of a request', () => {
  const at = (rule: number) =>
    answerTo({
      type: 'preview',
      rule: { resource: 'VirtualService/prod/shop', path: ['spec', 'http', rule] },
    } as const)

  it('is an address before and after', () => {
    expect(at(0)).toEqual({
      redirect: undefined,
      rewrite: { before: 'shop.example.com/old/page', after: 'shop.example.com/new/page' },
    })
    expect(at(1)).toEqual({
      redirect: { before: 'http://shop.example.com/page', after: 'https://shop.example.com/page', code: 301 },
      rewrite: undefined,
    })
  })

  it.each([
    ['{prefix: /old}', '/new', '/old/page', '/new/page'],
    ['{prefix: ""}', '/new', '/page', '/new/page'],
    ['{exact: /old}', '/new', '/old', '/new'],
    ['{prefix: /OLD}, ignoreUriCase: true', '/new', '/OLD/page', '/new/page'],
  ])('matched by %s and rewritten is what the trace of such a request says', (match, uri, before, after) => {
    const yaml = `kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{uri: ${match}}]
    rewrite: {uri: ${uri}}
    route: [{destination: {host: web}}]
---
kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]
`
    const own = createSession()
    own.update([{ name: 'a.yaml', text: yaml }])
    const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }
    const { rewrite } = finish(own.ask({ type: 'preview', rule }).steps) as AnswerTo<
      Question & { type: 'preview' }
    >
    expect(rewrite).toEqual({ before: `shop.example.com${before}`, after: `shop.example.com${after}` })
    const text = `http://shop.example.com${before}`
    const traced = finish(own.ask({ type: 'trace', text }).steps) as AnswerTo<Question & { type: 'trace' }>
    expect(traced.explanation?.facts.find(it => it.name === 'Path')?.text).toBe(`${before} → ${after}`)
  })
})

describe('what becomes of a request by a filter of an HTTPRoute', () => {
  it.each([
    [
      'Exact',
      '/old',
      '{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /new}}}',
      'shop.example.com/old',
      'shop.example.com/new',
    ],
    [
      'PathPrefix',
      '/old/',
      '{type: URLRewrite, urlRewrite: {hostname: web.example.com, path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}',
      'shop.example.com/old/page',
      'web.example.com/page',
    ],
    [
      'PathPrefix',
      '/old',
      '{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}',
      'http://shop.example.com/old/page',
      'https://shop.example.com/old/page',
    ],
    [
      'PathPrefix',
      '/old',
      '{type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /new}}}',
      'http://shop.example.com/old/page',
      'http://shop.example.com/new/page',
    ],
  ])('matched as %s %s with %s is an address before and after', (type, value, filter, before, after) => {
    const own = createSession()
    own.update([
      {
        name: 'a.yaml',
        text: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec:
  hostnames: [shop.example.com]
  rules:
  - matches: [{path: {type: ${type}, value: ${value}}}]
    filters: [${filter}]
`,
      },
    ])
    const rule = { resource: 'HTTPRoute/default/shop', path: ['spec', 'rules', 0] }
    const { redirect, rewrite } = finish(own.ask({ type: 'preview', rule }).steps) as AnswerTo<
      Question & { type: 'preview' }
    >
    expect(redirect ?? rewrite).toMatchObject({ before, after })
  })
})

describe('the answer to a trace', () => {
  const gateway = `kind: Gateway
metadata: {name: front, namespace: shop}
spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}
`
  const deployment = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ing, namespace: shop}
spec: {template: {metadata: {labels: {istio: ingressgateway}}}}
`
  it.each([
    [
      'assumed',
      gateway,
      'istio=ingressgateway in istio-system, which is assumed: no Pod, Deployment or Service of the files has its labels',
    ],
    ['stated', gateway + deployment, 'istio=ingressgateway in shop, by Deployment shop/ing'],
  ])('says where the gateway runs and how that is known: %s', (_, text, home) => {
    const own = createSession()
    own.update([{ name: 'a.yaml', text }])
    const ask = { type: 'trace', text: 'http://shop.example.com/' } as const
    expect(finish(own.ask(ask).steps)).toMatchObject({ home })
    expect(finish(own.ask({ ...ask, from: 'shop' }).steps)).toMatchObject({ home: undefined })
  })
})

describe('what a ghost stands for', () => {
  const { graph, diagnostics } = analyze(files)
  const ghosts = graph.nodes.filter(it => it.ghost)

  it('is declared as the rules look for it', () => {
    const outside = new Set(
      diagnostics.flatMap(it =>
        it.outside ? [`${it.outside.kind}/${it.outside.namespace}/${it.outside.name}`] : [],
      ),
    )
    const declares = ghosts.flatMap(it => missingAt(it.id)?.declares ?? [])
    expect(declares).toContain('Gateway/prod/elsewhere')
    expect(declares).toContain('ServiceEntry/prod/out.example.org')
    expect(declares.filter(it => !outside.has(it))).toEqual([])
    const after = analyze(files, { ...defaultSettings, declared: declares })
    const about = (it: { outside?: { kind: string } }) =>
      ['Gateway', 'ServiceEntry'].includes(it.outside?.kind ?? '')
    expect(diagnostics.filter(about).length).toBeGreaterThan(0)
    expect(after.diagnostics.filter(about)).toEqual([])
  })

  it('is no ghost any more when it was created', () => {
    expect(ghosts.length).toBeGreaterThan(2)
    for (const ghost of ghosts) {
      const missing = missingAt(ghost.id)
      const after = analyze(runOperation(createMissing(missing!), files).files)
      expect(after.graph.nodes.filter(it => it.ghost).map(it => it.id)).not.toContain(ghost.id)
      expect(
        after.diagnostics
          .filter(it => it.severity === 'error' && (it.layer === 'schema' || it.layer === 'webhook'))
          .map(it => it.message),
      ).toEqual(
        diagnostics
          .filter(it => it.severity === 'error' && (it.layer === 'schema' || it.layer === 'webhook'))
          .map(it => it.message),
      )
    }
  })
})
