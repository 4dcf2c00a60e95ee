import { describe, expect, it } from 'vitest'
import type { Summary } from '../../../core/graph/graph.ts'
import { linkOperation } from '../../../core/operations/link-step.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { createSession } from '../../../core/session.ts'
import { defaultSettings } from '../../../core/settings.ts'
import { finish } from '../../../core/steps.ts'
import { applyChanges } from '../../../core/text/file-change.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { indexGraph } from '../flow/graph-index.ts'
import {
  deletionOf,
  edgeDeletions,
  gatewaysOf,
  moveOf,
  moveTo,
  resourcesAt,
  subjectOf,
} from '../items/actions.ts'
import { everyBox, resourcesMeant, toggled } from '../items/group.ts'
import { keyOf } from '../items/item.ts'
import { linkMeant } from './link-meant.ts'
import { type EdgeEnd, type LinkStart, type LinkVerdict, linkStart, movableEnds } from './linking.ts'
import { otherEnds } from './other-ends.ts'

const index = indexGraph(graphOf(shopFiles))
const session = createSession()
session.update(shopFiles)
const gateway = 'Gateway/shop/public'
const partnerServer = keyOf(gateway, `${gateway}#servers/2`)
const shop = 'VirtualService/shop/shop'
const partners = 'VirtualService/shop/partners'

describe('drawing a link', () => {
  it('from a server to a VirtualService with a host of its own names the gateway', () => {
    const verdict = judge(partnerServer, partners)
    expect(verdict?.ok).toBe(true)
    expect(textAfter(verdict)).toContain('gateways: [elsewhere, public]')
  })

  it('is the same the other way round', () => {
    expect(textAfter(judge(partners, partnerServer))).toBe(textAfter(judge(partnerServer, partners)))
  })

  it('says why it would have no effect, while it is drawn', () => {
    expect(judge(partnerServer, shop)).toMatchObject({ ok: false, text: expect.stringContaining('hosts') })
  })

  it('offers what a link lacks, as one step that makes it', () => {
    const verdict = judge(partnerServer, shop)
    const remedy = verdict && !verdict.ok ? verdict.remedy : undefined
    expect(remedy?.title).toMatch(/^Add .+ to its hosts and link$/)
    const result = linkOperation(remedy!.step).run(shopFiles, defaultSettings)
    const after = createSession()
    after.update(result.ok ? applyChanges(shopFiles, result.changes) : [])
    const ask = linkMeant(index, linkStart(index, partnerServer)!, shop)
    expect(ask && 'ask' in ask && finish(after.ask({ type: 'link', ...ask.ask }).steps)).toMatchObject({
      title: expect.stringContaining('linked already'),
    })
  })

  it('says that a link is there already', () => {
    const server = keyOf(gateway, `${gateway}#servers/1`)
    expect(judge(server, shop)).toMatchObject({ ok: false, title: expect.stringContaining('linked already') })
  })

  it('from a rule to a destination adds a route that takes no traffic yet', () => {
    const rule = keyOf(shop, `${shop}#http/0`)
    const web = [...index.nodes.values()].find(it => it.type === 'destination' && it.title === 'web')!
    const verdict = judge(rule, web.id)
    expect(verdict?.ok).toBe(true)
    expect(textAfter(verdict)).toMatch(/host: web\n[\s\S]*?weight: 0/)
    expect(textAfter(judge(web.id, rule))).toBe(textAfter(verdict))
  })

  describe('from a folded VirtualService', () => {
    const folded = indexGraph({
      nodes: [...index.nodes.values()].map(it =>
        it.type === 'virtualService' && !it.ghost ? { ...it, summary: summaryOf(it.rows.length) } : it,
      ),
      edges: [...index.edges.values()],
    })
    const destinations = [...folded.nodes.values()].filter(it => it.type === 'destination')
    const web = destinations.find(it => it.title === 'web')!
    const cart = destinations.find(it => it.title === 'cart')!

    it('to a destination asks which of its rules is meant, and the other way round', () => {
      for (const [from, over] of [
        [shop, web.id],
        [web.id, shop],
      ] as const) {
        const meant = linkMeant(folded, linkStart(folded, from)!, over)
        const choices = meant && 'choices' in meant ? meant.choices : []
        expect(choices.map(it => it.label)).toEqual(['Rule 1, /cart*', 'Rule 2, everything'])
        const verdict = finish(session.ask({ type: 'link', ...choices[0]!.ask }).steps) as LinkVerdict
        expect(textAfter(verdict)).toMatch(/host: web\n[\s\S]*?weight: 0/)
      }
    })

    it('with one rule means that one', () => {
      expect(linkMeant(folded, linkStart(folded, partners)!, cart.id)).toMatchObject({
        ask: { link: 'route', rule: { resource: partners } },
      })
    })

    it('to a server links, as from an unfolded one', () => {
      expect(linkMeant(folded, linkStart(folded, partners)!, partnerServer)).toEqual(
        linkMeant(index, linkStart(index, partners)!, partnerServer),
      )
    })

    it('to nowhere offers a Service for each rule, or to unfold it', () => {
      const offers = otherEnds(linkStart(folded, shop)!)
      expect(offers.map(it => it.label)).toEqual([
        'Add a Service for rule 1, /cart*',
        'Add a Service for rule 2, everything',
        'Unfold it, to draw from a rule',
      ])
    })

    it('leads to a destination by the stub that stands for it', () => {
      const stub = { ...web, id: 'stub', type: 'stub', of: web.id } as const
      const withStub = indexGraph({
        nodes: [...index.nodes.values(), stub],
        edges: [...index.edges.values()],
      })
      const rule = linkStart(withStub, keyOf(shop, `${shop}#http/0`))!
      expect(linkMeant(withStub, rule, 'stub')).toEqual(linkMeant(withStub, rule, web.id))
    })
  })

  it('has no meaning between things that cannot be linked', () => {
    expect(judge(partnerServer, 'host/shop.example.com')).toBeUndefined()
    expect(judge(partnerServer, gateway)).toBeUndefined()
    expect(linkStart(index, 'host/shop.example.com')).toBeUndefined()
    expect(linkStart(index, 'gone')).toBeUndefined()
  })
})

describe('taking the end of an edge elsewhere', () => {
  const edges = [...index.edges.values()]
  const destination = (title: string, subset?: string) =>
    [...index.nodes.values()].find(
      it => it.type === 'destination' && it.title === title && it.subset === subset,
    )!.id

  it('leads a route to another destination, and keeps its weight', () => {
    const route = edges.find(it => it.share === 0.2)!
    expect(movableEnds(index, route)).toEqual(['target'])
    const verdict = judgeEnd(route.id, 'target', destination('web'))
    expect(textAfter(verdict)).toMatch(/destination: { host: web[^\n]*\n {6}weight: 20/)
  })

  it('says that another route of the rule leads there already', () => {
    const route = edges.find(it => it.share === 0.2)!
    expect(judgeEnd(route.id, 'target', destination('cart', 'v1'))).toMatchObject({
      ok: false,
      text: expect.stringContaining('already'),
    })
  })

  it('links the gateway it is dropped on and unlinks the other, in one operation', () => {
    const link = edges.find(it => it.type === 'bind' && it.target === partners)!
    expect(movableEnds(index, link)).toEqual(['source', 'target'])
    const text = textAfter(judgeEnd(link.id, 'source', partnerServer))
    expect(text).toContain('gateways: [public]\n  http:\n  - route:\n    - destination: { host: web }')
    expect(text).not.toContain('elsewhere')
  })

  it('says why the link would have no effect there', () => {
    const link = edges.find(it => it.type === 'bind' && it.target === shop)!
    expect(movableEnds(index, link)).toEqual(['target'])
    const verdict = judgeEnd(link.id, 'target', 'VirtualService/shop/blog')
    expect(verdict).toMatchObject({ ok: false })
  })

  it('is not possible for what only follows from the files', () => {
    for (const edge of edges.filter(it => it.type === 'listen' || it.type === 'redirect'))
      expect(movableEnds(index, edge)).toEqual([])
    const route = edges.find(it => it.share === 0.2)!
    expect(judgeEnd(route.id, 'target', gateway)).toBeUndefined()
    expect(judgeEnd(route.id, 'target', route.target)).toBeUndefined()
  })
})

describe('several boxes', () => {
  it('stand for their resources, each once; rows, hosts and ghosts for none', () => {
    const ghost = [...index.nodes.values()].find(it => it.type === 'gateway' && it.ghost)!.id
    const keys = [gateway, shop, gateway, partnerServer, 'host/shop.example.com', ghost, 'gone']
    expect(resourcesAt(index, keys)).toEqual([gateway, shop])
  })

  it('are, for destinations, the services and the DestinationRules that have their subsets', () => {
    const destinations = [...index.nodes.values()].filter(it => it.type === 'destination')
    const ids = resourcesAt(
      index,
      destinations.map(it => it.id),
    )
    expect(ids.toSorted()).toEqual(['DestinationRule/shop/cart', 'Service/shop/web'])
  })

  it('are joined by what was selected alone, and left again', () => {
    const none = { group: new Set<string>(), selected: keyOf(gateway, `${gateway}#servers/0`) }
    const both = toggled(none, shop)
    expect([...both]).toEqual([gateway, shop])
    expect([...toggled({ ...none, group: both }, gateway)]).toEqual([shop])
    expect(resourcesMeant(index, { group: both, active: undefined, selected: shop })).toEqual([gateway, shop])
    const alone = { group: new Set<string>(), active: gateway, selected: undefined }
    expect(resourcesMeant(index, alone)).toEqual([gateway])
    for (const it of everyBox(index)) expect(resourcesAt(index, [it])).not.toEqual([])
  })
})

describe('what can be taken away', () => {
  it('is a resource, a row, or nothing where a thing is not in the files', () => {
    expect(deletionOf(subjectOf(index, gateway)!)?.title).toBe('Delete public')
    expect(deletionOf(subjectOf(index, partnerServer)!)?.title).toContain('server')
    const ghost = [...index.nodes.values()].find(it => it.type === 'gateway' && it.ghost)!
    expect(deletionOf({ node: ghost })).toBeUndefined()
    expect(deletionOf(subjectOf(index, 'host/shop.example.com')!)).toBeUndefined()
  })

  it('at an edge is the one destination, or the link that runs over it', () => {
    const edges = [...index.edges.values()]
    const route = edges.find(it => it.share === 0.2)!
    expect(edgeDeletions(index, route)).toHaveLength(1)
    const bind = edges.find(it => it.type === 'bind' && it.target === shop)!
    expect(edgeDeletions(index, bind).map(it => it.title)).toEqual(['Unlink shop from public'])
    const serve = edges.find(it => it.type === 'serve')!
    expect(edgeDeletions(index, serve).map(it => it.title)).toEqual(['Unlink shop from public'])
  })

  it('is a reference to a Gateway that is not in the files, too', () => {
    const uses = gatewaysOf(index, index.nodes.get(partners))
    expect(uses.map(it => it.name)).toEqual(['elsewhere'])
    expect(run(uses[0]!.unlink)).not.toContain('elsewhere')
  })
})

describe('moving a row', () => {
  it('leads to the row it will be, and is not possible past the end of the list', () => {
    const rule = (i: number) => keyOf(shop, `${shop}#http/${i}`)
    const move = moveOf(subjectOf(index, rule(0))!, 1)
    expect(move?.lands).toBe(rule(1))
    expect(run(move!.operation)).toMatch(/host: web[\s\S]*host: cart/)
    expect(moveOf(subjectOf(index, rule(0))!, -1)).toBeUndefined()
    expect(moveOf(subjectOf(index, rule(1))!, 1)).toBeUndefined()
  })
})

describe('dragging a row', () => {
  it('puts it where it is dropped, and does nothing where it was', () => {
    const server = (i: number) => keyOf(gateway, `${gateway}#servers/${i}`)
    const subject = subjectOf(index, server(2))!
    const move = moveTo(subject, 0)
    expect(move?.lands).toBe(server(0))
    expect(run(move!.operation)).toMatch(/number: 8443[\s\S]*number: 80,[\s\S]*number: 443/)
    expect(moveTo(subject, 2)).toBeUndefined()
    expect(moveTo(subject, 3)).toBeUndefined()
  })
})

function judgeEnd(edgeId: string, end: EdgeEnd, over: string): LinkVerdict | undefined {
  const edge = index.edges.get(edgeId)!
  const key = end === 'source' ? edge.target : edge.source
  return judged({ type: 'edge', key, edge, end }, over)
}

function judge(from: string, over: string): LinkVerdict | undefined {
  return judged(linkStart(index, from)!, over)
}

function judged(from: LinkStart, over: string): LinkVerdict | undefined {
  const meant = linkMeant(index, from, over)
  if (!meant) return undefined
  if ('refusal' in meant) return { ok: false, ...meant.refusal }
  if ('choices' in meant) throw new Error('A rule is to be chosen first')
  return finish(session.ask({ type: 'link', ...meant.ask }).steps) as LinkVerdict | undefined
}

function textAfter(verdict: LinkVerdict | undefined): string {
  return verdict?.ok && 'step' in verdict ? run(linkOperation(verdict.step)) : ''
}

function run(operation: Operation): string {
  const result = operation.run(shopFiles, defaultSettings)
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(shopFiles, result.changes)[0]!.text
}

function summaryOf(rules: number): Summary {
  return { form: 'card', rules, waysOut: [], named: 0, hostBelow: false, also: [] }
}
