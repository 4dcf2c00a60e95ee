import type { Kind } from './field.ts'
import { type JsonSchema, kindSchema } from './json-schema.ts'

/**
 * The schemas of kinds as files: one for each kind and version, named as those of Kubernetes are (`gateway-networking-v1.json`), and `all.json`,
 * which takes an object of any of them by its `apiVersion` and `kind`, and says nothing of others.
 */
export function schemaFiles(
  kinds: readonly Kind[],
): { readonly name: string; readonly schema: JsonSchema }[] {
  const files = kinds.flatMap(kind =>
    kind.versions.map(version => ({
      kind,
      version,
      name: schemaName(kind, version),
      schema: kindSchema(kind, version),
    })),
  )
  const all = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Istio and Kubernetes Gateway API',
    type: 'object',
    allOf: files.map(({ kind, version, name }) => ({
      if: {
        properties: { apiVersion: { const: `${kind.group}/${version}` }, kind: { const: kind.kind } },
        required: ['apiVersion', 'kind'],
      },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: name },
    })),
  }
  return [...files.map(({ name, schema }) => ({ name, schema })), { name: 'all.json', schema: all }]
}

function schemaName({ kind, group }: Kind, version: string): string {
  return `${kind}-${group.split('.')[0]}-${version}.json`.toLowerCase()
}
