import { describe, expect, it } from 'vitest'
import { diffRouting } from '../change/diff-routing.ts'
import { examples } from '../examples/index.ts'
import { languageService } from '../language-client.ts'
import { identifyFiles } from '../model/locate.ts'
import { linkModel } from '../model/model.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'
import type { OfferedRefactoring } from './refactorings.ts'

function serviceOf(files: Files) {
  const session = createSession()
  session.update(files)
  return languageService(session)
}

function offeredAt(text: string, mark: string): string[] {
  const position = positionsIn(text).positionAt(text.indexOf(mark))
  return serviceOf([{ name: 'a.yaml', text }])
    .refactorings({ file: 'a.yaml', position })
    .map(it => it.title)
}

function made(files: Files, { refactoring }: OfferedRefactoring): Files {
  const result = serviceOf(files).refactor({ refactoring })
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(files, fileChangesOf(files, result.edit))
}

const text = `---
apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata: {name: shop, uid: x}
spec:
  http:
  - match: [{port: 1}, {port: 2}]
    route:
    - destination: {host: cart, subset: v1}
  hosts:
  - a
`

describe('refactorings', () => {
  it('are offered where they apply', () => {
    expect(offeredAt(text, '{port: 2}')).toEqual([
      'Split the rule at match 2',
      'Write the subsets of the rule into a DestinationRule',
      'Split a tenth of the traffic to a new version',
      'Write the brackets in lines of their own',
      'Sort the keys of this VirtualService',
      'Convert to v1 in all files (1 resource)',
      'Take out what the cluster wrote, in all files',
      'Take away the --- at the beginning of the file',
    ])
    expect(offeredAt(text, '- a\n')).toEqual([
      'Write it in brackets, in one line',
      'Sort the keys of this VirtualService',
      'Convert to v1 in all files (1 resource)',
      'Take out what the cluster wrote, in all files',
      'Take away the --- at the beginning of the file',
    ])
  })

  it('are not offered where there is nothing to do, nor in a text that cannot be read', () => {
    expect(
      offeredAt('apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: g\n', 'kind'),
    ).toEqual(['Put --- at the beginning of the file'])
    expect(offeredAt('kind: [\n', 'kind')).toEqual([])
  })

  it('can all be made, wherever they are offered, and leave where requests go', () => {
    const modelOf = (files: Files) =>
      linkModel(
        identifyFiles(files, defaultSettings).flatMap(it => it.resources),
        defaultSettings,
      )
    const tried = new Map<string, number>()
    for (const { files } of examples.slice(0, 5)) {
      const service = serviceOf(files)
      for (const { name, text: own } of files)
        for (let line = 0; line < own.split('\n').length; line += 7)
          for (const it of service.refactorings({ file: name, position: { line, character: 6 } })) {
            const { type } = it.refactoring
            const count = tried.get(type) ?? 0
            // Where requests go is compared for some of each: it takes long.
            if (count >= 12) continue
            tried.set(type, count + 1)
            const after = made(files, it)
            if (type === 'addCanary' || type === 'extractSubsets' || count >= 1) continue
            expect(diffRouting(modelOf(files), modelOf(after)).changes, `${type} ${name}:${line}`).toEqual([])
          }
    }
    expect([...tried.keys()]).toEqual(
      expect.arrayContaining(['sortKeys', 'flowStyle', 'addCanary', 'documentMarker']),
    )
  })

  it('leave where requests go when a rule is split', () => {
    const files = [
      {
        name: 'a.yaml',
        text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: g}
spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: ["*"]
  gateways: [g]
  http:
  - match:
    - uri: {prefix: /a}
    - uri: {prefix: /b}
    - uri: {exact: /c}
    route: [{destination: {host: cart}}]
  - route: [{destination: {host: web}}]
`,
      },
    ]
    const model = (them: Files) =>
      linkModel(
        identifyFiles(them, defaultSettings).flatMap(it => it.resources),
        defaultSettings,
      )
    const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }
    const after = made(files, { title: '', refactoring: { type: 'splitRule', rule, match: 1 } })
    const diff = diffRouting(model(files), model(after))
    expect([diff.changes, diff.complete]).toEqual([[], true])
  })
})
