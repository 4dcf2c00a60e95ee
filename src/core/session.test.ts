import { describe, expect, it } from 'vitest'
import { manyResources } from '../testing/many-resources.ts'
import fc from '../testing/property.ts'
import { editedRoutes, randomEdits, smallShop as shop } from '../testing/random-edits.ts'
import { relatedEdits } from '../testing/related-edits.ts'
import { analyze } from './analyze.ts'
import { examples } from './examples/index.ts'
import { judge } from './judge.ts'
import { identifyFiles } from './model/locate.ts'
import { keepDocuments } from './session/keep-documents.ts'
import { createSession } from './session.ts'
import { defaultSettings } from './settings.ts'
import { finish } from './steps.ts'
import type { Files } from './text/file-change.ts'

describe('a session', () => {
  it('says after any edits what an analysis from scratch says', () => {
    fc.assert(
      fc.property(randomEdits, ({ start, steps }) => {
        const session = createSession()
        let files: Files = start
        session.update(files)
        for (const it of steps) {
          files = it.change(files)
          const said = session.update(files, it.settings)
          const fresh = analyze(files, it.settings)
          expect({ ...judge(files, it.settings), graph: fresh.graph }).toEqual(fresh)
          if (fresh.documents.every(document => document.readable)) expect(said).toEqual(fresh)
          else {
            expect(said.documents).toEqual(fresh.documents)
            expect(said.diagnostics.filter(isSyntax)).toEqual(fresh.diagnostics.filter(isSyntax))
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('says of what refers to each other what an analysis from scratch says, however it changes', () => {
    fc.assert(
      fc.property(relatedEdits, all => {
        const session = createSession()
        // One after the other, and compared afterwards: an analysis in between would take the place of what is kept.
        const said = all.map(files => session.update(files))
        for (const [i, files] of all.entries()) expect(said[i]).toEqual(analyze(files))
      }),
      { numRuns: 25 },
    )
  })

  it('says of routes of the Gateway API what an analysis from scratch says, however they are edited', () => {
    fc.assert(
      fc.property(editedRoutes, ({ start, steps }) => {
        const session = createSession()
        const all: Files[] = [start]
        for (const it of steps) all.push(it.change(all.at(-1)!))
        const said = all.map(files => session.update(files))
        for (const [i, files] of all.entries()) {
          const fresh = analyze(files)
          if (fresh.documents.every(document => document.readable)) expect(said[i]).toEqual(fresh)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('draws a part of the files without judging it, and says of the whole what an analysis from scratch says', () => {
    const files = manyResources(80)
    const session = createSession()
    const [first, second, ...rest] = files
    const cut = { name: second!.name, text: second!.text.slice(0, second!.text.indexOf('---')) }
    const draft = session.draft([first!, cut])

    expect(draft).toMatchObject({
      diagnostics: [],
      resources: [{ kind: 'Gateway' }, { kind: 'VirtualService' }],
    })
    expect(draft.graph.nodes.map(it => it.id)).toEqual(analyze([first!, cut]).graph.nodes.map(it => it.id))
    expect(session.update([first!, second!, ...rest])).toEqual(analyze(files))
  })

  it('hands edits the resources that reading the files anew finds', () => {
    fc.assert(
      fc.property(randomEdits, ({ start, steps }) => {
        const session = createSession()
        for (const it of steps) {
          const files = it.change(start)
          session.update(files, it.settings)
          const anew = identifyFiles([...files], it.settings ?? defaultSettings)
          session.ask({ type: 'fixAll', rule: 'no/rule' })
          const handed = identifyFiles(files, it.settings ?? defaultSettings)
          const said = (all: typeof anew) =>
            all.map(({ file, index, offset, document, resources }) => ({
              ...{ file, index, offset, text: document.text },
              resources: resources.map(({ sourceMap: _, ...it }) => it),
            }))
          expect(said(handed)).toEqual(said(anew))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('goes on from files that were read before it, and answers questions about them', () => {
    const files = manyResources(40)
    const session = createSession(keepDocuments([], files))
    expect(session.update(files)).toEqual(analyze(files))
    const fresh = createSession()
    fresh.update(files)
    const [answer, expected] = [session, fresh].map(it =>
      finish(it.ask({ type: 'rollout', before: files.slice(1) }).steps),
    )
    expect(answer).toEqual(expected)
  })

  it('gives the very same answer when nothing changed', () => {
    const session = createSession()
    const files = manyResources(40)
    const first = session.update(files)

    expect(session.update(files)).toBe(first)
    expect(session.update(files.map(it => ({ ...it })))).toBe(first)
  })

  it('tells of a document that kubectl passes over, once it is parted by dots alone', () => {
    const session = createSession()
    const two = (marker: string) => [{ name: 'a.yaml', text: `kind: A\n${marker}\nkind: B\n` }]
    const told = (files: Files) => session.update(files).diagnostics.map(it => it.rule)

    expect(told(two('---'))).not.toContain('yaml/unread-document')
    expect(told(two('...'))).toContain('yaml/unread-document')
    expect(told(two('---'))).not.toContain('yaml/unread-document')
    expect(analyze(two('...')).diagnostics.map(it => it.rule)).toContain('yaml/unread-document')
  })

  it('keeps graph and resources when only a comment behind everything changes', () => {
    const session = createSession()
    const first = session.update([{ name: 'shop.yaml', text: shop }])
    const second = session.update([{ name: 'shop.yaml', text: `${shop}# a remark\n` }])

    expect(second).not.toBe(first)
    expect(second.graph).toBe(first.graph)
    expect(second.diagnostics).toBe(first.diagnostics)
  })

  it('keeps every node but the edited one when a rule changes its words', () => {
    const session = createSession()
    const first = session.update([{ name: 'shop.yaml', text: shop }])
    const second = session.update([{ name: 'shop.yaml', text: shop.replace('/cart', '/card') }])
    const changed = second.graph.nodes.filter(it => !first.graph.nodes.includes(it))

    expect(changed.map(it => it.id)).toEqual(['VirtualService/default/shop'])
  })

  it('draws a document that cannot be read as it last could be, and says so', () => {
    const session = createSession()
    const first = session.update([{ name: 'shop.yaml', text: shop }])
    const broken = session.update([
      { name: 'shop.yaml', text: shop.replace('hosts: [shop', 'hosts: [[shop') },
    ])

    expect(broken.documents.map(it => it.readable)).toEqual([false, true])
    expect(broken.graph.nodes.map(it => it.id)).toEqual(first.graph.nodes.map(it => it.id))
    expect(broken.graph.nodes.filter(it => it.stale).map(it => it.id)).toEqual(['Gateway/default/public'])
    expect(broken.resources.map(it => it.id)).toEqual(first.resources.map(it => it.id))
    expect(broken.diagnostics.filter(it => it.severity === 'error').map(it => it.layer)).toEqual(['yaml'])
    expect(broken.diagnostics.filter(it => it.resource === 'Gateway/default/public')).toEqual([])
  })

  it('forgets the last good drawing when another document takes its name', () => {
    const session = createSession()
    session.update([{ name: 'shop.yaml', text: shop }])
    const broken = shop.replace('hosts: [shop', 'hosts: [[shop')
    const now = session.update([{ name: 'shop.yaml', text: `${broken}---\n${shop.split('---\n')[0]}` }])

    expect(now.resources.map(it => it.id)).toEqual(['VirtualService/default/shop', 'Gateway/default/public'])
    expect(now.graph.nodes.some(it => it.stale)).toBe(false)
  })

  it.each(examples.map(it => [it.id, it] as const))('reads every prefix of the example %s', (_, example) => {
    for (const file of example.files) {
      const session = createSession()
      for (let length = 0; length <= file.text.length; length += 3) {
        const said = session.update([{ name: file.name, text: file.text.slice(0, length) }])
        expect(said.documents.at(-1)?.to).toBe(length)
      }
    }
  })
})

function isSyntax({ rule }: { rule: string }): boolean {
  return rule.startsWith('yaml/')
}

describe('saved requests', () => {
  const request = { name: 'cart', request: 'http://a.example.com/', expect: '301' }
  const gateway = (redirect: boolean) => [
    {
      name: 'a.yaml',
      text: `kind: Gateway
apiVersion: networking.istio.io/v1
metadata: {name: a}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
    tls: {httpsRedirect: ${redirect}}
`,
    },
  ]

  it('are traced again with every change, and the same answer is the same object', () => {
    const session = createSession()
    const first = session.update(gateway(true), defaultSettings, [request])
    expect(first.saved?.map(it => it.status)).toEqual(['met'])
    expect(session.update(gateway(true), defaultSettings, [{ ...request }])).toBe(first)
    const second = session.update(gateway(false), defaultSettings, [request])
    expect(second.saved).toMatchObject([{ status: 'missed', end: '404' }])
    expect(session.update(gateway(false), defaultSettings, []).saved).toBeUndefined()
  })
})
