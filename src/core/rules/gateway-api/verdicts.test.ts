import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type GatewayApiChannel, gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { identifyResources } from '../../model/identify.ts'
import { defaultSettings } from '../../settings.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { checkDocumentWith } from '../engine/run-object-rules.ts'
import { findingsOn, verdictOf } from '../engine/verdict.ts'
import { rules as schemaRules } from '../schema/index.ts'
import { rules } from './index.ts'

/**
 * What the API server with the definitions of the Gateway API says of objects that are each a whole one with one place changed.
 * The table begins with the whole object of each kind; a row is the kind, the channel, the changed place, the paths that are
 * refused, and what stands at the place (nothing: it is gone), then the fields that are unknown.
 */
const lines = readFileSync(new URL('../../../testing/gateway-api-verdicts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(it => JSON.parse(it) as Whole | Row)

interface Whole {
  readonly kind: string
  readonly standard: unknown
  readonly experimental?: unknown
}

type Row = readonly [
  kind: string,
  channel: GatewayApiChannel | 'both',
  place: readonly (string | number)[],
  refused: readonly string[],
  value?: unknown,
  unknown?: readonly string[],
]

const isRow = (it: Whole | Row): it is Row => Array.isArray(it)
const wholes = lines.filter(it => !isRow(it)) as readonly Whole[]
const rows = lines.filter(isRow)
const channels = ['standard', 'experimental'] as const

/** A few hundred rows a test. */
const parts = wholes.flatMap(({ kind }) => {
  const own = rows.filter(it => it[0] === kind)
  return Array.from({ length: Math.ceil(own.length / 200) }, (_, i) => ({
    kind,
    first: i * 200,
    rows: own.slice(i * 200, (i + 1) * 200),
  }))
})

describe('the definitions of the Gateway API, condition by condition', () => {
  it('of every kind, both what is taken and what is refused', () => {
    for (const { kind } of wholes)
      expect(new Set(rows.flatMap(it => (it[0] === kind ? [it[3].length > 0] : []))).size).toBe(2)
  })

  it.each(wholes)('take a whole $kind in both channels', whole => {
    for (const channel of channels)
      expect(verdictOn(whole.kind, channel, wholeOf(whole.kind, channel))).toEqual({
        refused: [],
        unknown: [],
      })
  })

  it.each(parts)(
    'judge $kind with $rows.length places changed, from row $first, as the API server does',
    ({ kind, rows: own }) => {
      const differing = own.flatMap((row, i) => {
        const [, named, place, refused, value, unknown = []] = row
        // What is the same in both is asked of one, in turns.
        const channel = named === 'both' ? channels[i % 2]! : named
        const found = verdictOn(kind, channel, changed(wholeOf(kind, channel), place, expanded(value)))
        const wanted = { refused, unknown }
        return JSON.stringify(found) === JSON.stringify(wanted)
          ? []
          : [{ channel, place: place.join('.'), value: JSON.stringify(value), found, wanted }]
      })

      expect(differing).toEqual([])
      expect(own.length).toBeGreaterThan(0)
    },
  )
})

function wholeOf(kind: string, channel: GatewayApiChannel): unknown {
  const whole = wholes.find(it => it.kind === kind)!
  return (channel === 'experimental' ? whole.experimental : undefined) ?? whole.standard
}

/** The object with another value at a place that begins with `spec`; undefined takes away what is there. */
function changed(spec: unknown, place: readonly (string | number)[], value: unknown): unknown {
  const all = structuredClone({ spec }) as Record<string | number, unknown>
  let at = all
  for (const step of place.slice(0, -1)) at = at[step] as typeof at
  if (value === undefined) delete at[place.at(-1)!]
  else at[place.at(-1)!] = value
  return all.spec
}

/** Long values are told by how they are made. */
function expanded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expanded)
  if (typeof value !== 'object' || value === null) return value
  const { $gone, $text, $times, $keys, $key } = value as {
    readonly $gone?: true
    readonly $text?: readonly [before: string, letter: string, times: number]
    readonly $times?: readonly [item: unknown, times: number]
    readonly $keys?: readonly [name: string, value: string, times: number]
    readonly $key?: readonly [letter: string, times: number, after: string, value: string]
  }
  if ($gone) return undefined
  if ($text) return $text[0] + $text[1].repeat($text[2])
  if ($times) return Array.from({ length: $times[1] }, (_, i) => numbered($times[0], i))
  if ($keys) return Object.fromEntries(Array.from({ length: $keys[2] }, (_, i) => [$keys[0] + i, $keys[1]]))
  if ($key) return { [$key[0].repeat($key[1]) + $key[2]]: $key[3] }
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, expanded(it)]))
}

/** An item of a list whose items differ: its number stands where the sign is. */
function numbered(item: unknown, i: number): unknown {
  if (item === '#') return 1000 + i
  if (typeof item === 'string') return item.replace('#', String(i))
  if (Array.isArray(item)) return item.map(it => numbered(it, i))
  if (typeof item !== 'object' || item === null) return item
  return Object.fromEntries(Object.entries(item).map(([key, it]) => [key, numbered(it, i)]))
}

const judging = [...schemaRules, ...rules]

function verdictOn(kind: string, channel: GatewayApiChannel, spec: unknown) {
  const object = { apiVersion: `${gatewayApiGroup}/v1`, kind, metadata: { name: 'x' }, spec }
  const [document] = identifyResources(
    [{ file: 'case.yaml', index: 0, offset: 0, document: readDocument(JSON.stringify(object)) }],
    { ...defaultSettings, gatewayApi: channel },
  )
  const findings = judging.flatMap(it => checkDocumentWith(it, document!))
  const { schemaPaths, unknownFieldPaths } = verdictOf(findingsOn(document!.resources[0]!, 0, findings))
  return { refused: [...schemaPaths].sort(), unknown: [...unknownFieldPaths].sort() }
}
