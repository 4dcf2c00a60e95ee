import { choice, field, object, required } from './describe.ts'
import type { Field, FieldType, Kind } from './field.ts'
import { specIn } from './index.ts'
import { objectMeta } from './kubernetes.ts'
import { status } from './status.ts'

/** A JSON Schema of draft 7, as the YAML language server and others read it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The structure of a kind in one of its versions: fields, types, bounds, enums, with their documentation. Conditions across fields that the
 * CRDs write in CEL are not in it, and nothing that Istio's webhook says.
 */
export function kindSchema(kind: Kind, version: string): JsonSchema {
  const apiVersion = `${kind.group}/${version}`
  const whole = field(
    object({
      apiVersion: required(
        choice({ [apiVersion]: 'The group and version of the kind.' }),
        'The group and version of the kind.',
      ),
      kind: required(choice({ [kind.kind]: kind.doc }), 'The kind of the object.'),
      metadata: required(objectMeta, 'The name, namespace and labels of the object.'),
      spec: specIn(kind, apiVersion),
      ...(!kind.statusless && {
        status: field(kind.status ?? status, 'The status that the cluster reports.'),
      }),
    }),
    kind.doc,
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${kind.kind} (${apiVersion})`,
    ...schemaOfField(whole),
  }
}

function schemaOfField({ is, doc, nullable, defaulted, deprecated, examples }: Field): JsonSchema {
  const schema = schemaOf(is)
  return {
    ...(nullable ? { anyOf: [schema, { type: 'null' }] } : schema),
    description: deprecated === undefined ? doc : `${doc} Deprecated: ${deprecated}`,
    ...(defaulted !== undefined && { default: defaulted }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...(examples && { examples }),
  }
}

function schemaOf(is: FieldType): JsonSchema {
  switch (is.type) {
    case 'string': {
      const { minLength, maxLength, format } = is
      const { pattern = format === 'base64' ? base64 : undefined } = is
      return defined({ type: 'string', minLength, maxLength, pattern })
    }
    case 'boolean':
      return { type: 'boolean' }
    case 'integer': {
      const { format, values } = is
      const { minimum = lowest[format], maximum = highest[format] } = is
      return values ? { enum: values } : defined({ type: 'integer', minimum, maximum })
    }
    case 'number': {
      const { minimum, maximum } = is
      return defined({ type: 'number', minimum, maximum })
    }
    case 'intOrString':
      return { type: ['integer', 'string'] }
    case 'enum':
      return { enum: is.values.map(it => it.name) }
    case 'object': {
      const required = Object.entries(is.fields).flatMap(([name, it]) => (it.required ? [name] : []))
      const pairs = (is.oneOf ?? []).flatMap(pairsOf)
      return defined({
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(is.fields).map(([name, it]) => [name, schemaOfField(it)]),
        ),
        required: required.length > 0 ? required : undefined,
        additionalProperties: is.open ? undefined : false,
        not: pairs.length > 0 ? { anyOf: pairs.map(pair => ({ required: pair })) } : undefined,
      })
    }
    case 'map': {
      const { values, minProperties, maxProperties } = is
      return defined({ type: 'object', additionalProperties: schemaOf(values), minProperties, maxProperties })
    }
    case 'list': {
      const { items, minItems, maxItems, isSet } = is
      return defined({ type: 'array', items: schemaOf(items), minItems, maxItems, uniqueItems: isSet })
    }
    case 'any':
      return is.only === undefined ? {} : { type: is.only }
  }
}

const base64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'

const lowest = { int32: -(2 ** 31), uint32: 0, int64: undefined, uint64: 0 } as const
const highest = { int32: 2 ** 31 - 1, uint32: 2 ** 32 - 1, int64: undefined, uint64: undefined } as const

/** Of a group of fields at most one may be there: no two of them are. */
function pairsOf(group: readonly string[]): string[][] {
  return group.flatMap((one, i) => group.slice(i + 1).map(other => [one, other]))
}

function defined(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, it]) => it !== undefined))
}
