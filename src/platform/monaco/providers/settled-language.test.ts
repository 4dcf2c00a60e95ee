import type { CancellationToken, editor } from 'monaco-editor/editor'
import { describe, expect, it } from 'vitest'
import { plainAnalyzer } from '../../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../../workspace/create-workspace.ts'
import type { Analyzer } from '../../../workspace/workspace.ts'
import { createSettledLanguage } from './settled-language.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{uri: {prefix: /cart}}]
    route: [{destination: {host: cart}}]
`
const cart = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  selector: {istio: ingressgateway}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*.example.com']}]
`
const about = { file: 'shop.yaml' }
const top = { ...about, range: { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } } }

/** A workspace with a file that is shown; what reaches the analyzer is written down. */
async function open() {
  const plain = plainAnalyzer()
  const sent: string[] = []
  const analyzer: Analyzer = {
    ...plain,
    async analyze(...asked) {
      const analysis = await plain.analyze(...asked)
      sent.push('analysis')
      return analysis
    },
    ask(asker, question) {
      sent.push(question.type === 'language' ? question.request : question.type)
      return plain.ask(asker, question)
    },
  }
  const workspace = createWorkspace({
    analyzer,
    now: () => 0,
    content: {
      name: '',
      files: [
        { name: 'shop.yaml', text: shop },
        { name: 'cart.yaml', text: cart },
      ],
    },
  })
  await workspace.fresh()
  const settled = createSettledLanguage(workspace)
  const state = { isShown: true, version: 1 }
  const model = {
    isDisposed: () => false,
    isAttachedToEditor: () => state.isShown,
    getVersionId: () => state.version,
  } as editor.ITextModel
  const told: string[] = []
  settled.onChange('inlayHints', () => told.push('inlayHints'))
  const token = () =>
    ({ isCancellationRequested: false }) as CancellationToken & { isCancellationRequested: boolean }
  const askAll = (asked: CancellationToken = token()) =>
    Promise.all([
      settled.ask('inlayHints', model, () => top, asked),
      settled.ask('codeLens', model, () => about, asked),
      settled.ask('semanticTokens', model, () => top, asked),
      settled.ask('foldingRanges', model, () => about, asked),
    ])
  const edit = (file: string, from: string, to: string) => {
    const at = workspace.store
      .getState()
      .files.find(it => it.name === file)!
      .text.indexOf(from)
    if (file === about.file) state.version++
    workspace.apply('Edit', [{ type: 'edit', file, edits: [{ from: at, to: at + from.length, insert: to }] }])
  }
  /** Until all that an analysis brings about has come. */
  const quiet = async () => {
    await workspace.fresh()
    for (let i = 0; i < 100; i++) await Promise.resolve()
  }
  const take = <T>(list: T[]): T[] => list.splice(0)
  return { askAll, edit, quiet, token, state, sent: () => take(sent), told: () => take(told) }
}

const each = ['codeLens', 'foldingRanges', 'inlayHints', 'semanticTokens']

describe('what Monaco asks with every key', () => {
  it('is asked once after the analysis, however often it wants it', async () => {
    const { askAll, edit, quiet, sent } = await open()
    sent()
    for (let key = 0; key < 10; key++) {
      edit('shop.yaml', '/cart', '/cartx')
      const early = [askAll(), askAll()]
      await quiet()
      await Promise.all([...early, askAll()])
      const [first, ...rest] = sent()
      expect(first).toBe('analysis')
      expect(rest.sort()).toEqual(each)
    }
  })

  it('is not asked about a text that is typed over before it was analysed', async () => {
    const { askAll, edit, quiet, sent, token } = await open()
    sent()
    const overtaken = token()
    edit('shop.yaml', '/cart', '/cartx')
    const early = askAll(overtaken)
    overtaken.isCancellationRequested = true
    edit('shop.yaml', '/cartx', '/cartxx')
    await quiet()
    expect(await early).toEqual([undefined, undefined, undefined, undefined])
    expect(sent().filter(it => it !== 'analysis')).toEqual([])
  })

  it('is told of only where it would be answered otherwise', async () => {
    const { askAll, edit, quiet, told } = await open()
    await askAll()
    edit('cart.yaml', 'port: 80', 'port: 8080')
    await quiet()
    expect(told()).toEqual([])
    // The service that the route names is gone.
    edit('cart.yaml', 'name: cart', 'name: kart')
    await quiet()
    expect(told()).toEqual(['inlayHints'])
  })

  it('is not told of where it was asked again with the analysis', async () => {
    const { askAll, edit, quiet, told } = await open()
    await askAll()
    edit('cart.yaml', 'name: cart', 'name: kart')
    const again = askAll()
    await quiet()
    await again
    expect(told()).toEqual([])
  })

  it('is not asked about what is not shown any more', async () => {
    const { askAll, edit, quiet, sent, state } = await open()
    await askAll()
    state.isShown = false
    sent()
    edit('cart.yaml', 'name: cart', 'name: kart')
    await quiet()
    expect(sent()).toEqual(['analysis'])
  })
})
