import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { analyze } from '../analyze.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { canary } from '../examples/canary.ts'
import { formatTraffic } from '../exports/traffic-text.ts'
import { evenMix } from './even-mix.ts'
import { flowOf } from './traffic-flow.ts'
import { savedMix } from './traffic-mix.ts'
import { trafficTable } from './traffic-table.ts'

function open(text: string) {
  return { graph: analyze([{ name: 'all.yaml', text }]).graph, model: modelOf(text) }
}

const textOf = (files: readonly { text: string }[]) => files.map(it => it.text).join('---\n')

describe('the table of a flow', () => {
  const { graph, model } = open(textOf(canary.files))
  const flow = flowOf(graph, model, evenMix(model))
  const rows = trafficTable(graph, flow)

  it('says of every end its share and the rules and hosts that lead there', () => {
    expect(rows.map(it => [it.title, it.share.toFixed(3), it.ways.map(way => way.label)])).toEqual([
      [
        'checkout v2',
        '0.367',
        ['shop rule 1 (testers) · shop.example.com', 'shop rule 2 (checkout) · shop.example.com'],
      ],
      ['storefront', '0.333', ['shop rule 3 (storefront) · shop.example.com']],
      ['checkout v1', '0.300', ['shop rule 2 (checkout) · shop.example.com']],
    ])
    for (const row of rows) expect(row.ways.reduce((sum, it) => sum + it.share, 0)).toBeCloseTo(row.share, 12)
  })

  it('is copied as text and as CSV, with the total', () => {
    const text = formatTraffic(rows, flow, 'text').split('\n')
    expect(text[0]).toBe('Ends at\tBy\tShare\tParts')
    expect(text[1]).toBe('checkout v2 (checkout.shop:8080)\t\t36.7 %\t1.1')
    expect(text.at(-2)).toBe('Total\t\t100 %\t3')
    expect(formatTraffic(rows, flow, 'csv').split('\n')[1]).toBe(
      '"checkout v2 (checkout.shop:8080)","","36.7 %","1.1"',
    )
  })
})

it('what is stopped is listed request by request, and its name is no formula in a sheet', () => {
  const { graph, model } = open(textOf(bookinfo.files))
  const mix = savedMix(model, [
    { name: '=1+"1"', request: 'https://uk.bookinfo.com/else', rate: 3 },
    { name: 'other', request: 'https://uk.bookinfo.com/other' },
  ])
  const flow = flowOf(graph, model, mix)
  const rows = trafficTable(graph, flow)
  expect(rows).toMatchObject([
    { kind: 'stopped', title: '404 Not Found', detail: '404 NR route_not_found', amount: 4, share: 1 },
  ])
  expect(rows[0]?.ways.map(it => [it.label, it.share])).toEqual([
    ['=1+"1"', 0.75],
    ['other', 0.25],
  ])
  expect(formatTraffic(rows, flow, 'csv')).toContain(`"'=1+""1""","75 %","3"`)
})

describe('what a destination consists of', () => {
  const deployment = (version: string) => `kind: Deployment
metadata: {name: checkout-${version}, namespace: shop}
spec: {template: {metadata: {labels: {app: checkout, version: ${version}}}}}
`
  const workloadsOf = (text: string) => {
    const { graph, model } = open(text)
    const rows = trafficTable(graph, flowOf(graph, model, evenMix(model)))
    return Object.fromEntries(rows.map(it => [it.title, it.workloads]))
  }

  it('is named by the Deployments that its subset selects', () => {
    const text = [textOf(canary.files), deployment('v1'), deployment('v2')].join('---\n')
    expect(workloadsOf(text)).toEqual({
      'checkout v1': ['checkout-v1'],
      'checkout v2': ['checkout-v2'],
      storefront: [],
    })
  })

  it('is left open where the files show none', () => {
    expect(workloadsOf(textOf(canary.files))['checkout v1']).toEqual([])
  })
})
