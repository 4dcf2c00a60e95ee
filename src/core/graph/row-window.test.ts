import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze.ts'
import type { GatewayNode, VirtualServiceNode } from './graph.ts'
import { foldedOver, rowWindow, windowRows, windowWith } from './row-window.ts'
import { footerHeight, moreRowsCentres, moreRowsHeight, rowCentres } from './sizes.ts'

describe('the rows that a box shows', () => {
  it('are all of them up to sixty, and forty of more', () => {
    expect(rowWindow(0)).toEqual({ from: 0, to: 0 })
    expect(rowWindow(foldedOver, 20)).toEqual({ from: 0, to: foldedOver })
    expect(rowWindow(3000)).toEqual({ from: 0, to: 40 })
    expect(rowWindow(3000, 2990)).toEqual({ from: 2960, to: 3000 })
    expect(rowWindow(3000, -5)).toEqual({ from: 0, to: 40 })
  })

  it('have the row that is asked for among them, wherever the window was', () => {
    for (const count of [61, 100, 3000])
      for (const from of [0, 17, count - 40, count + 9])
        for (const row of [0, 1, 39, 40, 60, count - 1]) {
          const shown = rowWindow(count, windowWith(row, count, from))
          expect(row).toBeGreaterThanOrEqual(shown.from)
          expect(row).toBeLessThan(shown.to)
          expect(shown.to - shown.from).toBe(windowRows)
        }
  })

  it('stay where they are for a row that is among them, and keep some rows around another', () => {
    expect(windowWith(39, 3000, 0)).toBe(0)
    expect(windowWith(40, 3000, 0)).toBe(8)
    expect(windowWith(99, 3000, 100)).toBe(92)
  })
})

describe.each([
  ['a VirtualService', withRules],
  ['a Gateway', withServers],
] as const)('%s with hundreds of rows', (_, boxWith) => {
  it('is as high as one with a quarter of them, whichever rows it shows', () => {
    expect(boxWith(400).height).toBe(boxWith(100).height)
    expect(boxWith(400).height).toBeLessThan(2200)
  })

  it('has every row it shows within its height, in order, and the others at the lines that count them', () => {
    const box = boxWith(300)
    const { above, below } = moreRowsCentres(box)
    for (const from of [0, 130, 260]) {
      const centres = [...rowCentres(box, from).values()]
      const shown = centres.slice(from, from + windowRows)
      expect(new Set(centres.slice(0, from))).toEqual(new Set(from > 0 ? [above] : []))
      expect(new Set(centres.slice(from + windowRows))).toEqual(new Set(from < 260 ? [below] : []))
      expect(shown).toEqual(shown.toSorted((a, b) => a - b))
      expect(new Set(shown).size).toBe(windowRows)
      expect(above).toBeLessThan(shown[0]!)
      expect(shown.at(-1)).toBeLessThan(below)
    }
    expect(below + moreRowsHeight / 2 + footerHeight).toBe(box.height)
  })
})

function withRules(count: number): VirtualServiceNode {
  const rules = Array.from(
    { length: count },
    (_, i) => `  - match: [{ uri: { prefix: /${i} } }, { uri: { exact: /${i}/x } }]
    timeout: ${i % 3}s
    route: [{ destination: { host: shop } }]`,
  )
  return boxOf(
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  http:
${rules.join('\n')}
`,
    'virtualService',
  ) as VirtualServiceNode
}

function withServers(count: number): GatewayNode {
  const servers = Array.from(
    { length: count },
    (_, i) => `  - { port: { number: ${1000 + i}, name: p${i}, protocol: HTTP }, hosts: [a.example.com] }`,
  )
  return boxOf(
    `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  selector: { istio: ingressgateway }
  servers:
${servers.join('\n')}
`,
    'gateway',
  ) as GatewayNode
}

function boxOf(text: string, type: 'gateway' | 'virtualService') {
  return analyze([{ name: 'a.yaml', text }]).graph.nodes.find(it => it.type === type)
}
