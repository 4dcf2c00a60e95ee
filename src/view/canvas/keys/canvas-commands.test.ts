import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../core/operations/operation.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { type CanvasState, createCanvasStore } from '../canvas-state.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { keyOf } from '../items/item.ts'
import { type CanvasParts, sceneAt } from './canvas-command.ts'
import { canvasCommands, commandFor } from './canvas-commands.ts'

const index = indexGraph(graphOf(shopFiles))
const gateway = 'Gateway/shop/public'
const shop = 'VirtualService/shop/shop'
const server = (i: number) => keyOf(gateway, `${gateway}#servers/${i}`)
const rule = (i: number) => keyOf(shop, `${shop}#http/${i}`)
const route = [...index.edges.values()].find(it => it.type === 'route')!

describe('a key on the canvas', () => {
  it.each([
    ['Enter', rule(0), [`edit ${rule(0)}`]],
    [' ', rule(0), [`select ${rule(0)}`]],
    ['F2', shop, [`rename ${shop}`]],
    ['l', server(1), [`link ${server(1)}`]],
    ['A', gateway, [expect.stringMatching(/^run .*server/i)]],
    ['a', server(0), [expect.stringMatching(/^run .*server/i)]],
    ['a', rule(1), [expect.stringMatching(/^run .*rule/i)]],
    ['Delete', shop, [expect.stringMatching(/^remove .*shop/)]],
    ['Backspace', rule(1), [expect.stringMatching(/^remove .*rule/i)]],
    ['g', undefined, ['addResource Gateway']],
    ['D', undefined, ['addResource DestinationRule']],
    ['0', undefined, ['fit ']],
    ['Escape', undefined, ['clearSelection ']],
    ['Home', undefined, [`focus ${index.order[0]}`, `select ${index.order[0]}`]],
    ['End', undefined, [`focus ${index.order.at(-1)}`, `select ${index.order.at(-1)}`]],
  ])('%s at %s', (key, here, expected) => {
    expect(pressed({ key, here })).toEqual(expected)
  })

  it('moves a row within its list, and does nothing at the end of it', () => {
    expect(pressed({ key: 'ArrowDown', alt: true, here: rule(0) })).toEqual([`move ${rule(1)}`])
    expect(pressed({ key: 'ArrowUp', alt: true, here: rule(0) })).toBeUndefined()
    expect(pressed({ key: 'ArrowDown', alt: true, here: shop })).toBeUndefined()
  })

  it('is about the boxes of a group where there is one', () => {
    const group = new Set([shop, gateway])
    expect(pressed({ key: 'Delete', here: shop, state: { group } })).toEqual([
      `removeResources ${[shop, gateway]}`,
    ])
    expect(pressed({ key: 'd', ctrl: true, here: shop, state: { group } })).toEqual([
      `duplicate ${[shop, gateway]}`,
    ])
  })

  it('is about the edge that is picked', () => {
    const done = pressed({ key: 'Delete', here: rule(0), state: { pickedEdge: route.id } })
    expect(done).toEqual([expect.stringMatching(/^remove .*(destination|route)/i)])
  })

  it('goes on to the browser where there is nothing to do', () => {
    const host = 'host/shop.example.com'
    for (const key of ['a', 'l', 'Delete']) expect(pressed({ key, here: host })).toBeUndefined()
    for (const key of ['a', 'l', 'Delete', 'F2', 'Enter', ' ']) expect(pressed({ key })).toBeUndefined()
  })

  it('aims the link that is being drawn instead of selecting', () => {
    const linking = { from: { type: 'gateway' }, by: 'keyboard' } as unknown as CanvasState['linking']
    const state = { linking, active: index.order[0] }
    expect(pressed({ key: 'ArrowDown', state })).toEqual([`focus ${index.order[1]}`, `aim ${index.order[1]}`])
    expect(pressed({ key: 'Enter', here: shop, state })).toEqual(['finish '])
    expect(pressed({ key: 'Escape', here: shop, state })).toEqual(['cancel '])
  })
})

it('every command says in a menu what it does for whatever item there is', () => {
  for (const key of index.order) {
    const { parts } = recorder({})
    for (const command of canvasCommands) {
      const words = command.label?.(sceneAt(parts, key)) ?? command.title
      expect(words).not.toMatch(/undefined|^\s*$/)
    }
  }
})

interface Press {
  readonly key: string
  readonly ctrl?: boolean
  readonly alt?: boolean
  readonly here?: string | undefined
  readonly state?: Partial<CanvasState>
}

/** What a key press comes to; undefined where the canvas has no use for it. */
function pressed({ key, ctrl = false, alt = false, here, state = {} }: Press): string[] | undefined {
  const { parts, done } = recorder(state)
  const press = { key, ctrlKey: ctrl, altKey: alt, metaKey: false, shiftKey: false }
  const action = commandFor(press, state.linking !== undefined)?.action(sceneAt(parts, here))
  action?.()
  return action && done
}

/** Parts of a canvas that write down what is asked of them. */
function recorder(state: Partial<CanvasState>): { parts: CanvasParts; done: string[] } {
  const done: string[] = []
  const noting = <T extends object>(names: Readonly<Record<string, string>> = {}): T =>
    new Proxy({} as T, {
      get: (_, name) => (argument: unknown) =>
        done.push(`${names[String(name)] ?? String(name)} ${wordsOf(argument)}`),
    })
  const store = createCanvasStore()
  store.setState(state)
  const parts: CanvasParts = {
    index,
    wholeIndex: index,
    drawn: () => undefined as never,
    store,
    focus: noting({ focusItem: 'focus' }),
    steering: noting(),
    commands: noting(),
    linking: noting(),
    zooms: noting({ by: 'zoom' }),
  }
  return { parts, done }
}

function wordsOf(argument: unknown): string {
  if (argument === undefined) return ''
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return String(argument)
  if ('lands' in argument) return String(argument.lands)
  return (argument as Operation).title
}
