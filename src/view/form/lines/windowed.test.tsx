import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Windowed } from './Windowed.tsx'

it('a list of a few dozen items shows them all', () => {
  expect(shown(60)).toEqual({ items: range(0, 60), more: [] })
})

it('a very long list shows forty, and says how many come before and after them', () => {
  expect(shown(3000)).toEqual({ items: range(0, 40), more: ['2,960 more hosts'] })
  const { items, more } = shown(3000, 1500)
  expect(items).toHaveLength(40)
  expect(items).toContain(1500)
  expect(more.map(it => Number.parseInt(it.replace(',', ''), 10)).reduce((a, b) => a + b)).toBe(2960)
})

it('a list shows the item that is wanted, be it the last', () => {
  expect(shown(3000, 2999).items).toEqual(range(2960, 3000))
})

function shown(count: number, shows?: number) {
  const html = renderToString(
    <Windowed count={count} noun="hosts" shows={shows}>
      {i => <b>{i}</b>}
    </Windowed>,
  ).replaceAll('<!-- -->', '')
  return {
    items: [...html.matchAll(/<b>(\d+)<\/b>/g)].map(it => Number(it[1])),
    more: [...html.matchAll(/… ([\d,]+ more hosts)/g)].map(it => it[1]!),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
