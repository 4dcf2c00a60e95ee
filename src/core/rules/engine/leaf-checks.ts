import type { FieldType } from '../../kinds/field.ts'
import type { Resource } from '../../model/resource.ts'
import { isWithin, type Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type HeldAgainst, heldAgainst } from '../schema/structure.ts'
import { walkStructure } from '../schema/walk-structure.ts'
import type { Leaf } from '../shapes/shape-of.ts'
import { isReadable } from './decode.ts'
import { specForWebhook } from './webhook-rule.ts'

/** A leaf of a shape whose value decides whether the object fits its description and can be read. */
export interface LeafCheck {
  readonly leaf: number
  /** Whether a value is as good there as the one with which the shape was found sound. */
  readonly isSound: (value: Leaf) => boolean
}

/**
 * What of an object without a fault has to be looked at in others of its shape, so that they have none either: the leaves whose
 * descriptions ask for more than a type. Undefined where a fault may come of two leaves together, or of what the server adds.
 */
export function leafChecks(resource: Resource): readonly LeafCheck[] | undefined {
  const held = heldAgainst(resource)
  if (!held) return undefined
  const webhook = specForWebhook(resource)?.is
  const checks: LeafCheck[] = []
  let next = 1
  return visit(resource.value as Json, []) ? checks : undefined

  function visit(value: Json, path: Path): boolean {
    if (value === null) return true
    if (typeof value === 'object') {
      if (Array.isArray(value)) {
        if (value.length > 1 && held!.some(it => comparesItems(typeWithin(it, path)))) return false
        return value.every((it, i) => visit(it, [...path, i]))
      }
      if (held!.some(it => typeWithin(it, path)?.type === 'object' && hasAddress(typeWithin(it, path)!)))
        return false
      return Object.keys(value).every(key => isPlain(key, path) && visit(value[key]!, [...path, key]))
    }
    const leaf = next++
    const asked = held!.flatMap(it => {
      const type = typeWithin(it, path)
      return type && asksForMore(type) ? [{ type, reader: it.reader }] : []
    })
    const read = webhook && path[0] === 'spec' ? typeAt(webhook, path.slice(1)) : undefined
    const isRead = read !== undefined && asksForMore(read)
    if (asked.length > 0 || isRead)
      checks.push({
        leaf,
        isSound: remembered(
          value =>
            asked.every(it => walkStructure(value, it.type, [], it.reader).faults.length === 0) &&
            (!isRead || isReadable(read, value)),
        ),
      })
    return true
  }

  /** Istio's reader takes other names for a field, so that what it reads may come of two places. */
  function isPlain(key: string, path: Path): boolean {
    if (!webhook || path[0] !== 'spec') return true
    const type = typeAt(webhook, path.slice(1))
    return type?.type !== 'object' || Object.hasOwn(type.fields, key)
  }
}

function typeWithin({ at, type }: HeldAgainst, path: Path): FieldType | undefined {
  return isWithin(path, at) ? typeAt(type, path.slice(at.length)) : undefined
}

/** The description at a place; undefined where anything goes. */
function typeAt(type: FieldType, path: Path): FieldType | undefined {
  let at: FieldType | undefined = type
  for (const step of path)
    at =
      at?.type === 'object'
        ? Object.hasOwn(at.fields, step)
          ? at.fields[step]?.is
          : undefined
        : at?.type === 'map'
          ? at.values
          : at?.type === 'list'
            ? at.items
            : undefined
  return at
}

function comparesItems(type: FieldType | undefined): boolean {
  return type?.type === 'list' && (type.listMapKeys !== undefined || type.isSet === true)
}

function hasAddress(type: FieldType): boolean {
  return type.type === 'object' && type.ipByType === true
}

/** Whether of two values of one type one may be right and the other wrong. */
function asksForMore(type: FieldType): boolean {
  switch (type.type) {
    case 'string':
      return (
        type.minLength !== undefined ||
        type.maxLength !== undefined ||
        type.pattern !== undefined ||
        type.format === 'duration' ||
        type.format === 'base64' ||
        type.format === 'date-time'
      )
    case 'enum':
    case 'integer':
    case 'number':
    case 'intOrString':
      return true
    default:
      return false
  }
}

/** Objects of one template have few values where a description asks for something. */
function remembered(isSound: (value: Leaf) => boolean): (value: Leaf) => boolean {
  const good = new Set<Leaf>()
  return value => {
    if (good.has(value)) return true
    if (!isSound(value)) return false
    if (good.size < mostGood) good.add(value)
    return true
  }
}

const mostGood = 100
