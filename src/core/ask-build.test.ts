import { describe, expect, it } from 'vitest'
import { askThroughBuild } from '../testing/ask-through-build.ts'
import { everyRequestAt } from '../testing/language-requests.ts'
import { askBuild } from './ask-build.ts'
import { resolveView } from './kustomize/view/resolved-view.ts'
import { languageService } from './language-client.ts'
import type { AnswerOf, RequestName } from './language-service/index.ts'
import type { Location } from './language-service/reading/placed.ts'
import { createSession } from './session.ts'
import { type Files, findFile } from './text/file-change.ts'
import { positionsIn } from './text/positions/position.ts'

const files: Files = [
  { name: 'base/kustomization.yaml', text: 'resources: [shop.yaml, gateway.yaml]\n' },
  {
    name: 'base/gateway.yaml',
    text: `# Where all comes in.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`,
  },
  {
    name: 'base/shop.yaml',
    text: `apiVersion: v1
kind: Service
metadata: {name: cart}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - timeout: 5s
    route:
    - destination: {host: replaced}
`,
  },
  {
    name: 'overlays/prod/kustomization.yaml',
    text: 'namespace: prod\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
  },
  {
    name: 'overlays/prod/patch.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  gateways: [public, gone]
  http:
  - retries: {attempts: 2}
    route:
    - destination: {host: cart}
      weight: 3
    - destination: {host: other}
      weight: 1
`,
  },
]
const patch = 'overlays/prod/patch.yaml'

interface AskedWith {
  readonly all?: Files
  readonly shown?: Files
  readonly params?: object
}

function ask<R extends RequestName>(
  request: R,
  file: string,
  what: string,
  { all = files, ...more }: AskedWith = {},
): AnswerOf<R> {
  return askThroughBuild(all, request, file, what, more)
}

function words(found: readonly Location[]): string[] {
  return found.map(({ file, range }) => {
    const { text } = findFile(files, file)!
    const { from, to } = positionsIn(text).range(range)
    return `${file}: ${text.slice(from, to)}`
  })
}

describe('while a kustomization is shown, in the files it is built from', () => {
  it('a name leads to where the build finds it, from a base and from a patch', () => {
    expect(words(ask('definition', patch, 'public'))).toEqual(['base/gateway.yaml: public'])
    expect(words(ask('definition', patch, 'cart'))).toEqual(['base/shop.yaml: cart'])
    expect(words(ask('definition', 'base/gateway.yaml', 'public'))).toEqual(['base/gateway.yaml: public'])
  })

  it('a name that the build makes another one of leads on as well', () => {
    const suffixed = files.map(it =>
      it.name === 'overlays/prod/kustomization.yaml' ? { ...it, text: `nameSuffix: -eu\n${it.text}` } : it,
    )
    expect(words(ask('definition', 'base/gateway.yaml', 'public', { all: suffixed }))).toEqual([
      'base/gateway.yaml: public',
    ])
  })

  it('a value that a patch replaces leads nowhere', () => {
    expect(ask('definition', 'base/shop.yaml', 'replaced')).toEqual([])
  })

  it('all who name a resource are found, each where it is written', () => {
    expect(words(ask('references', 'base/gateway.yaml', 'public'))).toEqual([`${patch}: public`])
    expect(words(ask('references', patch, 'cart', { params: { includeDeclaration: true } })).sort()).toEqual([
      'base/shop.yaml: cart',
      `${patch}: cart`,
    ])
  })

  it('a hover says what the field is, and what the value comes to in the build', () => {
    const found = ask('hover', patch, 'cart')
    expect(found?.contents.join('\n')).toContain('Means `cart.prod.svc.cluster.local`.')
    expect(found?.range.start.line).toBe(8)
    expect(ask('hover', patch, '3\n')?.contents.join('\n')).toContain('Gets 75 % of the requests')
    expect(ask('hover', 'base/shop.yaml', 'timeout')?.contents[0]).toMatch(/^\*\*timeout\*\* · duration/)
  })

  it('a hover tells the problems of the build, at the place that they come from', () => {
    const found = ask('hover', patch, 'gone', { params: { commands: true } })
    expect(found?.contents.join('\n')).toContain('references/gateway-missing')
  })

  it('a text that is newer than the build is answered about by itself', () => {
    const shown = files.map(it => (it.name === patch ? { ...it, text: `# Newer.\n${it.text}` } : it))
    expect(ask('definition', patch, 'cart', { shown })).toEqual([])
    const found = ask('hover', patch, 'retries', { shown })
    expect(found?.contents[0]).toMatch(/^\*\*retries\*\*/)
    expect(found?.range.start.line).toBe(7)
  })

  it('what gives or uses a name is marked in the file', () => {
    const marked = (file: string, what: string) => {
      const { text } = findFile(files, file)!
      return ask('documentHighlights', file, what).map(({ range, kind }) => {
        const { from, to } = positionsIn(text).range(range)
        return `${kind} ${text.slice(from, to)} ${range.start.line}`
      })
    }
    expect(marked(patch, 'public')).toEqual(['2 public 4'])
    expect(marked('base/gateway.yaml', 'public')).toEqual(['3 public 3'])
    expect(marked('base/shop.yaml', 'cart')).toEqual(['3 cart 2'])
    // By its own name a patch says which resource it is for.
    expect(marked(patch, 'shop')).toEqual(['2 shop 2'])
    expect(ask('documentHighlights', 'base/shop.yaml', 'replaced')).toEqual([])
  })

  it('hints say what values come to in the build, where they are written', () => {
    const hints = (file: string) =>
      ask('inlayHints', file, '').map(({ position, label }) => `${position.line} ${label}`)
    expect(hints(patch)).toEqual([
      '4 not in your files',
      '8 .prod.svc.cluster.local',
      '9 75 %',
      '10 .prod.svc.cluster.local',
      '10 not in your files',
      '11 25 %',
    ])
    expect(hints('base/shop.yaml')).toEqual([])
    const range = { start: { line: 9, character: 0 }, end: { line: 10, character: 0 } }
    expect(ask('inlayHints', patch, '', { params: { range } })).toHaveLength(3)
  })

  it('lines above resources and rules speak of the build, in bases and in patches', () => {
    const lines = (file: string) => ask('codeLens', file, '')
    expect(lines('base/gateway.yaml').map(it => it.range.start.line)).toEqual([1, 7])
    expect(lines('base/shop.yaml').map(it => it.range.start.line)).toEqual([0, 5])
    const found = lines(patch)
    expect(found.map(it => it.range.start.line)).toEqual([0, 6])
    const words = ask('codeLensesResolve', patch, '', { params: { lenses: found.map(it => it.data) } })
    expect(words.map(it => it.title)).toEqual([
      expect.stringContaining('bound to public:80'),
      expect.stringContaining('bound to public:80'),
    ])
  })

  it('resources of the build are found by their names, in the files', () => {
    const found = ask('workspaceSymbols', patch, '', { params: { query: 'public' } })
    expect(found.map(it => it.containerName)).toEqual(['Gateway in prod'])
    expect(words(found.map(it => it.location))).toEqual(['base/gateway.yaml: public'])
  })

  it('a path in a kustomization is a link to the file', () => {
    const links = ask('documentLinks', 'base/kustomization.yaml', '')
    expect(links.map(it => it.file)).toEqual(['base/shop.yaml', 'base/gateway.yaml'])
  })

  it('keys and names are completed', () => {
    const labels = (what: string) => ask('completion', patch, what).items.map(it => it.label)
    expect(labels('retries')).toContain('timeout')
    expect(labels('cart')).toContain('cart')
  })

  it('a .drawbridge.yaml is offered the files, and the resources of the build', () => {
    const text = 'ignore:\n- \nmute:\n- resource: '
    const all = [...files, { name: '.drawbridge.yaml', text }]
    const labels = (what: string) => {
      const position = positionsIn(text).positionAt(text.indexOf(what) + what.length)
      return ask('completion', '.drawbridge.yaml', '', { all, params: { position } }).items.map(
        it => it.label,
      )
    }
    expect(labels('ignore:\n- ')).toEqual(expect.arrayContaining(['base/', 'base/shop.yaml', patch]))
    expect(labels('ignore:\n- ').join()).not.toContain('resolved')
    expect(labels('resource: ')).toContain('Gateway/prod/public')
  })

  it.each(['documentSymbols', 'foldingRanges', 'semanticTokens', 'formatting', 'selectionRanges'] as const)(
    '%s says the same as without it',
    request => {
      const session = createSession()
      session.update(files)
      for (const { name } of files) {
        const at = { file: name, position: { line: 3, character: 3 } }
        expect(ask(request, name, '', { params: at })).toEqual(languageService(session)[request](at))
      }
    },
  )
})

it('every request is answered wherever the cursor is, also in texts that break off and in files that are in no build', () => {
  const shown = [
    ...files.flatMap(({ name, text }) =>
      [0.3, 0.7].map(part => ({ name, text: text.slice(0, text.length * part) })),
    ),
    ...files,
    { name: 'gone.yaml', text: 'a: [' },
  ]
  const view = resolveView(files, 'overlays/prod')
  const session = createSession()
  const { diagnostics } = session.update([view.file])
  const service = languageService(session)
  for (const isAnalysed of [true, false])
    for (const { name, text } of shown)
      for (const part of [0, 0.5, 0.9, 2]) {
        const position = positionsIn(text).positionAt(Math.floor(text.length * part))
        for (const { request, params } of everyRequestAt({ file: name, text, position })) {
          const asked = askBuild({ files, view, diagnostics, isAnalysed }, request, params as never)
          const answer = service[request] as (params: unknown) => never
          expect(() => asked.answered(answer(asked.params))).not.toThrow()
        }
      }
})
