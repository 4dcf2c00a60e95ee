import type { Path } from '../../yaml/path.ts'

/** What is wrong with the value of a patch; the path counts from it. */
export interface ValueFault {
  readonly name: 'value-type' | 'value-unknown-field' | 'value-no-typed-config'
  readonly path: Path
  readonly message: string
  readonly part?: 'key'
}

/**
 * The messages that are small enough to be known here: filters, by what a patch applies to. Of Envoy's other messages
 * (listeners, routes, clusters) nothing is said.
 */
const filters: Readonly<Record<string, readonly string[]>> = {
  HTTP_FILTER: ['name', 'typedConfig', 'configDiscovery', 'isOptional', 'disabled'],
  NETWORK_FILTER: ['name', 'typedConfig', 'configDiscovery'],
  LISTENER_FILTER: ['name', 'typedConfig', 'configDiscovery', 'filterDisabled'],
  EXTENSION_CONFIG: ['name', 'typedConfig'],
}

/** The faults of a value, in Istio's order: what does not decode, what strict decoding refuses, what lacks a type. */
export function inspectValue(applyTo: string, value: unknown): readonly ValueFault[] {
  const known = filters[applyTo]
  if (!known || !isMap(value)) return []
  const entries = Object.entries(value).map(([key, it]) => ({ key, name: camel(key), value: it }))
  const typed = entries.find(it => it.name === 'typedConfig' && it.value !== null)
  const wrong = wrongType(entries, typed?.value)
  if (wrong) return [wrong]
  const unknown = entries.find(it => !known.includes(it.name))
  if (unknown)
    return [
      {
        name: 'value-unknown-field',
        path: [unknown.key],
        part: 'key',
        message: `${words(applyTo)} has no field ${unknown.key}.`,
      },
    ]
  if (typed || entries.some(it => it.name === 'configDiscovery' && it.value !== null)) return []
  return [
    {
      name: 'value-no-typed-config',
      path: [],
      part: 'key',
      message: 'The filter has no typed_config, so that Envoy has to guess its type by its name.',
    },
  ]
}

/** The packages whose messages Istio is built with, by which it decodes a typed configuration. */
const knownPackages = [
  'envoy.',
  'xds.',
  'udpa.',
  'google.',
  'istio.',
  'stats.',
  'opencensus.',
  'opentelemetry.',
]

function wrongType(entries: readonly { key: string; name: string; value: unknown }[], typed: unknown) {
  const named = entries.find(it => it.name === 'name' && it.value !== null && typeof it.value !== 'string')
  if (named) return fault([named.key], 'The name of a filter is a text.')
  const key = entries.find(it => it.name === 'typedConfig')?.key
  if (typed === undefined || key === undefined) return undefined
  if (!isMap(typed)) return fault([key], 'typed_config is a mapping with "@type".')
  const type = typed['@type']
  if (type === undefined)
    return Object.keys(typed).length > 0 ? fault([key], 'typed_config names no "@type".') : undefined
  if (typeof type !== 'string') return fault([key, '@type'], '"@type" is a text.')
  // The name stands behind the last slash; what goes before it is a host that nobody asks.
  const [, name] = /^[^/]*(?:\/.*)?\/([^/]*)$/.exec(type) ?? []
  if (name === undefined || !/^[a-zA-Z_][\w]*(?:\.[a-zA-Z_][\w]*)+$/.test(name))
    return fault([key, '@type'], `"${type}" names no message; expected type.googleapis.com/ and a full name.`)
  if (!knownPackages.some(it => name.startsWith(it)))
    return fault([key, '@type'], `Istio knows no message ${name}: those of Envoy begin with envoy.`)
  if (type.includes('.v2.'))
    return fault([key, '@type'], `${type} is of the v2 API, which Envoy has given up.`)
  return undefined
}

function fault(path: Path, message: string): ValueFault {
  return { name: 'value-type', path, message }
}

function words(applyTo: string): string {
  return applyTo === 'EXTENSION_CONFIG' ? 'An extension' : 'A filter'
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
