import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import type { DocumentSymbol } from './document-symbols.ts'

function outlineOf(text: string): string[] {
  const session = createSession()
  session.update([{ name: 'a.yaml', text }])
  const words = (it: DocumentSymbol, indent: string): string[] => [
    `${indent}${it.detail} ${it.name} ${it.selectionRange.start.line}`,
    ...it.children.flatMap(child => words(child, `${indent}  `)),
  ]
  return languageService(session)
    .documentSymbols({ file: 'a.yaml' })
    .flatMap(it => words(it, ''))
}

describe('what is kept of each document', () => {
  it('is moved as the document is: texts of the same layout get the same answer', () => {
    const whole = Array.from(
      { length: 4 },
      (_, i) =>
        `# one\n# two\nkind: Gateway\nmetadata:\n  name: g${i}\nspec:\n  servers:\n  - hosts: [a]\n    port:\n      number: 80\n`,
    )
    const texts = [
      whole.join('---\n'),
      `# more\n\n${whole.join('---\n')}`,
      whole.slice(1).join('---\n'),
      `\ufeff${whole.join('---\n').replaceAll('\n', '\r\n')}`,
      whole.join('...\n'),
      whole.join('---\n').replace('80', '[80'),
    ]
    const session = createSession()
    for (const [i, text] of [...texts, ...texts.toReversed()].entries()) {
      const fresh = createSession()
      session.update([{ name: 'a.yaml', text }])
      // Nothing is kept of these documents.
      fresh.update([{ name: 'a.yaml', text: text.replaceAll('[a]', `[${'bcdefghijklm'[i]}]`) }])
      for (const ask of ['documentSymbols', 'foldingRanges', 'formatting'] as const)
        expect(languageService(session)[ask]({ file: 'a.yaml' }), ask).toEqual(
          languageService(fresh)[ask]({ file: 'a.yaml' }),
        )
    }
  })
})

describe('the outline of a file', () => {
  it('shows resources, and in them servers, rules and routes by the names people gave them', () => {
    const text = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gw}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["*"]
  - hosts: [a.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  http:
  - name: cart
    route:
    - destination: {host: cart}
  - match: []
`
    expect(outlineOf(text)).toEqual([
      'Gateway gw 2',
      '  server http 5',
      '  server a.example.com 7',
      'VirtualService shop 12',
      '  HTTP rule cart 15',
      '    route cart 17',
      '  HTTP rule 2 18',
    ])
  })

  it('shows the items of a list, and resources without a name', () => {
    expect(
      outlineOf('kind: List\nitems:\n- kind: Service\n  metadata: {name: web}\n- kind: Secret\n'),
    ).toEqual(['Service web 3', 'Secret (no name) 4'])
  })

  it('leaves out a document that cannot be read', () => {
    expect(outlineOf('kind: [\n---\nkind: Service\nmetadata: {name: web}\n')).toEqual(['Service web 3'])
  })
})
