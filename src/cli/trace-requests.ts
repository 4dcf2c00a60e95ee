import { parse } from 'yaml'
import type { SavedRequest } from '../core/routing/saved-request.ts'
import { usableRate } from '../core/routing/traffic-mix.ts'

/**
 * The saved requests of a YAML or JSON text: a list, or a map with the list under `requests`. Each is a text, or a map with
 * `request` and, where wanted, `name`, `gateway` or `from`, `expect` and `rate`. `from` is a text (`shop app=web`), or a
 * map with `namespace` and `labels`. Undefined where it is anything else.
 */
export function readRequests(text: string): SavedRequest[] | undefined {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 100 })
  } catch {
    return undefined
  }
  const list = Array.isArray(value) ? value : memberOf(value, 'requests')
  if (!Array.isArray(list)) return undefined
  const requests = list.map(readRequest)
  return requests.every(it => it !== undefined) ? requests : undefined
}

function readRequest(value: unknown): SavedRequest | undefined {
  if (typeof value === 'string') return { name: value, request: value }
  const request = textOf(value, 'request')
  if (request === undefined) return undefined
  const gateway = textOf(value, 'gateway')
  const expect = textOf(value, 'expect')
  const from = fromOf(value)
  const rate = usableRate(memberOf(value, 'rate'))
  return {
    name: textOf(value, 'name') ?? request,
    request,
    ...(gateway !== undefined && { gateway }),
    ...(from !== undefined && { from }),
    ...(expect !== undefined && { expect }),
    ...(rate !== undefined && { rate }),
  }
}

function fromOf(value: unknown): string | undefined {
  const from = memberOf(value, 'from')
  const namespace = textOf(from, 'namespace')
  if (namespace === undefined) return typeof from === 'string' ? from : undefined
  const labels = memberOf(from, 'labels')
  if (typeof labels !== 'object' || labels === null) return namespace
  const texts = Object.entries(labels).map(([key, it]) => `${key}=${String(it)}`)
  return [namespace, texts.join(',')].filter(Boolean).join(' ')
}

/** A status may be written as a number. */
function textOf(value: unknown, name: string): string | undefined {
  const it = memberOf(value, name)
  return typeof it === 'string' ? it : typeof it === 'number' ? String(it) : undefined
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
