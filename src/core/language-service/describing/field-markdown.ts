import type { Field, FieldType } from '../../kinds/field.ts'
import { fieldAt, fieldWithin } from '../../kinds/index.ts'
import type { DescribedKind } from './document-kind.ts'

/** What is known of a field, as Markdown: its type, what it does, and what happens without it. */
export function describeField(name: string, field: Field): string {
  const facts = [
    describeType(field.is),
    field.required && 'required',
    field.since && `since Istio ${field.since}`,
  ]
  const lines = [`**${name}** · ${facts.filter(Boolean).join(' · ')}`, field.doc]
  if (field.default) lines.push(`Default: ${field.default}.`)
  if (field.deprecated) lines.push(`Deprecated: ${field.deprecated}`)
  if (field.is.type === 'enum') {
    const values = field.is.values.filter(it => !it.deprecated)
    lines.push(values.map(it => `- \`${it.name}\`${it.doc ? `: ${it.doc}` : ''}`).join('\n'))
  }
  if (field.examples?.length) lines.push(`For example ${field.examples.map(it => `\`${it}\``).join(', ')}`)
  return lines.join('\n\n')
}

/** The type as people say it. */
export function describeType(is: FieldType): string {
  switch (is.type) {
    case 'string':
      return is.format && formats[is.format] ? formats[is.format]! : 'text'
    case 'boolean':
      return 'true or false'
    case 'integer':
      return describeBounds('integer', is.minimum, is.maximum)
    case 'number':
      return describeBounds('number', is.minimum, is.maximum)
    case 'intOrString':
      return 'number or string'
    case 'enum':
      return 'one of a few'
    case 'object':
      return 'object'
    case 'map':
      return `map of ${describeType(is.values)}`
    case 'list':
      return `list of ${describeType(is.items)}`
    case 'any':
      return 'anything'
  }
}

/** The field at a path of an object of a kind, the common ones of every object included. */
export function describedField(
  kind: DescribedKind | undefined,
  path: readonly (string | number)[],
): Field | undefined {
  const [first, second] = path
  if (path.length === 1 && typeof first === 'string' && Object.hasOwn(objectFields, first)) {
    if (first === 'spec' && kind) return 'spec' in kind ? kind.spec : fieldAtOf(kind, path)
    return objectFields[first]
  }
  if (first === 'metadata' && path.length === 2 && typeof second === 'string') {
    return Object.hasOwn(metadataFields, second) ? metadataFields[second] : undefined
  }
  return kind && fieldAtOf(kind, path)
}

function fieldAtOf(kind: DescribedKind, path: readonly (string | number)[]): Field | undefined {
  return 'spec' in kind ? fieldAt(kind, path) : fieldWithin({ is: kind.object, doc: kind.doc }, path)
}

const formats: Readonly<Record<string, string | undefined>> = {
  duration: 'duration',
  host: 'host',
  serverHost: 'host, or namespace/host',
  gatewayRef: 'name of a Gateway',
  namespace: 'namespace',
  serviceHost: 'host of a service',
  subset: 'name of a subset',
  regex: 'regular expression (RE2)',
  path: 'path',
  protocol: 'protocol',
  secret: 'name of a Secret',
  headerName: 'name of a header',
  ip: 'IP address',
  exportTo: 'namespace, `.` or `*`',
}

function describeBounds(noun: string, minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `${noun} from ${minimum} to ${maximum}`
  if (minimum !== undefined) return `${noun} from ${minimum}`
  return maximum === undefined ? noun : `${noun} up to ${maximum}`
}

const text: FieldType = { type: 'string' }
const texts: FieldType = { type: 'map', values: text }

const metadata: FieldType = {
  type: 'object',
  fields: {
    name: { is: text, doc: 'Names the resource within its namespace and kind.', required: true },
    namespace: { is: { type: 'string', format: 'namespace' }, doc: 'The namespace of the resource.' },
    labels: { is: texts, doc: 'Key and value pairs that selectors match.' },
    annotations: { is: texts, doc: 'Data for tools; Kubernetes itself ignores it.' },
  },
}

const metadataFields = metadata.fields

/** What every object has. */
export const objectFields: Readonly<Record<string, Field>> = {
  apiVersion: {
    is: text,
    doc: 'The API group of the kind and the version it is written in.',
    required: true,
  },
  kind: { is: text, doc: 'The kind of the resource.', required: true },
  metadata: {
    is: metadata,
    doc: 'The name, namespace, labels and annotations of the resource.',
    required: true,
  },
  spec: { is: { type: 'any' }, doc: 'The settings of the resource.' },
}
