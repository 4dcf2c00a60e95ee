import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { kindWords } from '../../../core/kinds/kind-key.ts'
import { readModel } from '../../../core/model/read-model.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { setMirrorShare } from '../../../core/operations/set-mirror-share.ts'
import { setShare, splitEvenly } from '../../../core/operations/set-share.ts'
import { splitToVersion } from '../../../core/operations/split-to-version.ts'
import { graphOf } from '../../../testing/canvas-graph.ts'
import { everyKindFiles } from '../../../testing/every-kind.ts'
import { isConvertible, targets } from '../../convert/convertible.ts'
import { createCanvasStore } from '../canvas-state.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { edgeDeletions, ownResources } from '../items/actions.ts'
import { keyOf } from '../items/item.ts'
import {
  addableGatewayApi,
  addableKinds,
  addablePolicies,
  drawnGatewayApi,
  furtherGatewayApi,
} from '../keys/addable-kinds.ts'
import { type CanvasCommand, type CanvasParts, sceneAt } from '../keys/canvas-command.ts'
import { addRow, copy, cut, duplicate, moveDown, remove, rename } from '../keys/item-commands.ts'
import { portChoices } from '../menu/port-choices.ts'
import { linkAim, linkStart, movableEnds } from './linking.ts'
import { otherEnds } from './other-ends.ts'

const index = indexGraph(graphOf(everyKindFiles))
const model = readModel(everyKindFiles)

/** The columns of the table in `docs/gestures.md`, each with what is offered for a kind as the canvas itself finds it out. */
const columns: Readonly<Record<string, (of: OfKind) => string>> = {
  Add: ({ kind }) => [addable(kind) && 'menu', keyTo(kind)].filter(Boolean).join(', '),
  Palette: ({ kind }) => {
    if ([...addableKinds, ...drawnGatewayApi].some(it => it.kind === kind)) return 'click, drag'
    return furtherGatewayApi.some(it => it.kind === kind) ? 'click' : ''
  },
  'Link from its box': ({ box }) => {
    const start = box && linkStart(index, box.id)
    return start ? linkAim(start) : ''
  },
  'Link from its rows': ({ box }) => {
    const starts = rows(box).flatMap(it => linkStart(index, keyOf(box!.id, it.id)) ?? [])
    return [...new Set(starts.map(linkAim))].join('; ')
  },
  'Let go on the ground': ({ box }) => {
    const keys = box ? [box.id, ...rows(box).map(it => keyOf(box.id, it.id))] : []
    const kinds = keys.flatMap(it => linkStart(index, it) ?? []).flatMap(it => otherEnds(it))
    return [...new Set(kinds.map(it => kindWords(it.kind)))].join(', ')
  },
  'Move an end': ({ edges }) => typesWhere(edges, it => movableEnds(index, it).length > 0),
  'Take an edge off': ({ edges }) => typesWhere(edges, it => edgeDeletions(index, it).length > 0),
  'Rows: add, move, delete': ({ box }) => {
    const at = rows(box).map(it => keyOf(box!.id, it.id))
    const can = (command: CanvasCommand) => at.some(it => command.action(scene(it)) !== undefined)
    return [can(addRow) && 'add', can(moveDown) && 'move', can(remove) && 'delete'].filter(Boolean).join(', ')
  },
  'What a port does': ({ box }) =>
    box?.type === 'gateway' && box.rows[0]
      ? portChoices(box.rows[0].place)
          .map(it => it.purpose)
          .join(', ')
      : '',
  'Split to a version': ({ box }) => yes(rows(box).some(it => does(splitToVersion(it.place)))),
  Shares: ({ box, edges }) => {
    const routes = rows(box).some(it => does(setShare(it.place, 0, 50)) && does(splitEvenly(it.place)))
    const mirrors = edges.some(it => it.type === 'mirror' && does(setMirrorShare(it.place!, 50)))
    return [routes && 'routes', mirrors && 'mirrors'].filter(Boolean).join(', ')
  },
  Convert: ({ box }) => yes(ownResources(box).some(id => targets.some(it => isConvertible(id, it)))),
  'Copy, cut, duplicate, rename, delete': ({ box }) => {
    const all = Object.entries({ copy, cut, duplicate, rename, delete: remove })
    const done = box
      ? all.filter(([, it]) => it.action(scene(box.id)) !== undefined).map(([name]) => name)
      : []
    return done.length === all.length ? 'all' : done.join(', ')
  },
}

interface OfKind {
  readonly kind: string
  /** The box that is drawn for it by itself. */
  readonly box: GraphNode | undefined
  readonly edges: readonly GraphEdge[]
}

const counterparts = [
  ['Gateway', ['Gateway.gateway.networking.k8s.io', 'ListenerSet']],
  ['VirtualService', ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']],
  ['DestinationRule', []],
  ['ServiceEntry', []],
  ['Service', []],
  ['Sidecar', []],
  ['AuthorizationPolicy', ['ReferenceGrant', 'BackendTLSPolicy', 'GatewayClass']],
] as const

describe('the table of gestures and kinds', () => {
  const lines = counterparts.flatMap(([istio, others]) => [istio, ...others]).map(line)

  it('is that of docs/gestures.md', () => {
    const names = Object.keys(columns)
    const table = [`| Kind | ${names.join(' | ')} |`, `|---${'|---'.repeat(names.length)}|`, ...lines].join(
      '\n',
    )
    const page = readFileSync(new URL('../../../../docs/gestures.md', import.meta.url), 'utf8')
    expect(page).toContain(`${table}\n`)
  })
})

/** What these columns list is compared item by item, and that of the others by whether there is anything. */
const compared: ReadonlySet<string> = new Set([
  'Palette',
  'Move an end',
  'Take an edge off',
  'Rows: add, move, delete',
  'What a port does',
  'Shares',
])

/** What a kind has not, and why. */
const excused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Gateway.gateway.networking.k8s.io': { redirect: 'a route does it, which the menu of the listener adds' },
  ListenerSet: { redirect: 'as for a Gateway', drag: 'it is in the menu of the palette' },
  GRPCRoute: { redirect: 'it has no such filter', drag: 'it is in the menu of the palette' },
  TLSRoute: streamRoute(),
  TCPRoute: streamRoute(),
}

function streamRoute() {
  return {
    mirror: 'it has no filters',
    mirrors: 'it has no filters',
    redirect: 'it has no filters',
    add: 'it has one rule',
    move: 'it has one rule',
    drag: 'it is in the menu of the palette',
  }
}

describe.each(counterparts.flatMap(([istio, others]) => others.map(it => [it, istio] as const)))(
  '%s',
  (kind, istio) => {
    it.each(Object.keys(columns))(`offers what ${istio} offers: %s`, column => {
      const [of, own] = [istio, kind].map(it => columns[column]!(ofKind(it)))
      if (!compared.has(column)) expect(own === '', `${istio}: ${of}`).toBe(of === '')
      else {
        const wanted = of!.split(', ').filter(it => it !== '' && !(it in (excused[kind] ?? {})))
        expect(own!.split(', ')).toEqual(expect.arrayContaining(wanted))
      }
    })
  },
)

it('is asked of every kind that can be added, but for policies of one sort', () => {
  const asked = counterparts.flatMap(([istio, others]): readonly string[] => [istio, ...others])
  const alike = addablePolicies.map(it => it.kind).filter(it => it !== 'AuthorizationPolicy')
  const all = [...addableKinds, ...addablePolicies, ...addableGatewayApi].map(it => it.kind)
  expect(all.filter(it => !asked.includes(it) && !alike.some(kind => kind === it))).toEqual([])
})

function line(kind: string): string {
  const of = ofKind(kind)
  const cells = Object.values(columns).map(it => it(of) || '–')
  return `| ${kindWords(kind)}${kindWords(kind) === kind ? '' : ' (Gateway API)'} | ${cells.join(' | ')} |`
}

function ofKind(kind: string): OfKind {
  const ids = new Set(model.ofKind(kind).map(it => it.id))
  if (ids.size === 0) throw new Error(`No ${kind} is in the files`)
  const nodes = [...index.nodes.values()]
  const box =
    nodes.find(it => ownResources(it).some(id => ids.has(id))) ??
    nodes.find(it => it.place && ids.has(it.place.resource))
  const edges = [...index.edges.values()].filter(it => it.place && ids.has(it.place.resource))
  return { kind, box, edges }
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}

function does(operation: Operation): boolean {
  return operation.run(everyKindFiles).ok
}

function rows(box: GraphNode | undefined) {
  return box ? rowsOf(box) : []
}

function addable(kind: string): boolean {
  return [...addableKinds, ...addablePolicies, ...addableGatewayApi].some(it => it.kind === kind)
}

function keyTo(kind: string): string | undefined {
  const found = [...addableKinds, ...addableGatewayApi].find(it => it.kind === kind)
  return found && 'key' in found ? `key ${found.key}` : undefined
}

function typesWhere(edges: readonly GraphEdge[], is: (edge: GraphEdge) => boolean): string {
  return [...new Set(edges.filter(is).map(it => it.type))].join(', ')
}

function scene(key: string) {
  const unused = new Proxy({}, { get: () => () => undefined })
  const parts = { index, wholeIndex: index, store: createCanvasStore(), commands: unused, linking: unused }
  return sceneAt(
    { ...parts, drawn: unused, focus: unused, steering: unused, zooms: unused } as unknown as CanvasParts,
    key,
  )
}
