import type { CancellationToken, editor, languages } from 'monaco-editor/editor'
import { expect, it } from 'vitest'
import { plainAnalyzer } from '../../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../../workspace/create-workspace.ts'
import type { Monaco } from '../load-monaco.ts'
import { createLanguageAsker } from './ask-language.ts'
import { registerCodeLens } from './code-lens.ts'
import { createSettledLanguage } from './settled-language.ts'

const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  http:
  - route: [{destination: {host: cart}}]
`

it('the words of all lines on screen are asked for in one message, and Monaco is told nothing while it types', async () => {
  const plain = plainAnalyzer()
  const sent: unknown[] = []
  const workspace = createWorkspace({
    analyzer: {
      ...plain,
      ask(asker, question) {
        sent.push('request' in question && question.request)
        return plain.ask(asker, question)
      },
    },
    now: () => 0,
    content: { name: '', files: [{ name: 'a.yaml', text }] },
  })
  await workspace.fresh()
  let version = 1
  const model = { isDisposed: () => false, getVersionId: () => version } as editor.ITextModel
  const widget = {
    getModel: () => model,
    onDidBlurEditorText: () => ({ dispose: () => undefined }),
  } as unknown as editor.IStandaloneCodeEditor
  const models = { of: () => ({ name: 'a.yaml' }) } as never
  let provider: languages.CodeLensProvider | undefined
  const monaco = {
    editor: { registerCommand: () => undefined },
    languages: {
      registerCodeLensProvider: (_: string, it: languages.CodeLensProvider) => {
        provider = it
      },
    },
  } as unknown as Monaco
  registerCodeLens(monaco, createLanguageAsker(workspace, models), createSettledLanguage(workspace), {
    workspace,
    widget,
  })
  const token = { isCancellationRequested: false } as CancellationToken
  let told = 0
  provider?.onDidChange?.(() => told++)

  const list = await provider?.provideCodeLenses(model, token)
  const words = await Promise.all(list!.lenses.map(it => provider?.resolveCodeLens?.(model, it, token)))
  expect(words.map(it => it?.command?.title)).toEqual([
    'bound to the mesh',
    'bound to the mesh · reached by GET / in the mesh',
  ])
  expect(sent).toEqual(['codeLens', 'codeLensesResolve'])

  version++
  workspace.apply('Typed', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert: '# a' }] }])
  await workspace.fresh()
  expect(told).toBe(0)
  await provider?.provideCodeLenses(model, token)
  workspace.apply('Elsewhere', [{ type: 'create', file: 'b.yaml', text }])
  await workspace.fresh()
  expect(told).toBe(1)
})
