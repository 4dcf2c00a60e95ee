import { cutDocuments } from '../yaml/cut-documents.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json } from '../yaml/source-document.ts'
import { memberOf } from './member-of.ts'
import type { SavedRequest } from './saved-request.ts'
import { hasRequestKeys } from './top-level-keys.ts'
import { usableRate } from './usable-rate.ts'
import { readValidatorCases } from './validator-cases.ts'

/** The page reads no longer text as requests: ten thousand of them have room in it. UTF-16 units. */
export const requestFileLimit = 2_000_000

/**
 * The saved requests of a YAML or JSON text: a list, or a map with the list under `requests`. Each is a text, or a map with
 * `request` and, where wanted, `name`, `gateway` or `from`, `expect` and `rate`. `from` is a text (`shop app=web`), or a
 * map with `namespace` and `labels`. Or the test cases of istio-config-validator, sent by HTTPS. Undefined where it is anything else.
 */
export function readRequestFile(text: string): SavedRequest[] | undefined {
  const value = parsed(text)
  const cases = readValidatorCases(value, 'https')
  if (cases) return cases
  const list = Array.isArray(value) ? value : memberOf(value, 'requests')
  if (!Array.isArray(list)) return undefined
  const requests = list.map(readRequest)
  return requests.every(it => it !== undefined) ? requests : undefined
}

/** The same where each may be sent by plain HTTP as well as by HTTPS: its file says neither. Undefined for other files. */
export function plainRequests(text: string): SavedRequest[] | undefined {
  return readValidatorCases(parsed(text), 'http')
}

/**
 * Whether a text is surely a file of requests and no configuration: a map with requests or test cases and no kind. What is not, which
 * is nearly every file a person opens, is told by its keys and never parsed here.
 */
export function isRequestFile(text: string): boolean {
  return hasRequestKeys(text) && (text.length > requestFileLimit || readRequestFile(text) !== undefined)
}

/** The text that `readRequestFile` and `drawbridge trace --requests` read back. */
export function writeRequestFile(requests: readonly SavedRequest[]): string {
  return writeDocument({ requests: requests.map(it => ({ ...it }) as unknown as Json) })
}

function parsed(text: string): unknown {
  const [first, ...others] = cutDocuments(text)
  if (!first || others.length > 0) return undefined
  const document = readDocument(text.slice(first.from, first.to), first.marked)
  return document.readable ? document.value : undefined
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
