import type { JsonSchema } from '../kinds/json-schema.ts'
import { channels, configurationKeys, muteKeys, severityWords } from './read-configuration.ts'

/** The JSON Schema of `.drawbridge.yaml`, from the list of keys that its reader goes by. */
export function configurationSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.drawbridge.yaml',
    type: 'object',
    properties: Object.fromEntries(
      configurationKeys.map(({ key, type, says }) => [key, { ...valueSchemas[type], description: says }]),
    ),
    additionalProperties: false,
  }
}

type ValueType = (typeof configurationKeys)[number]['type']

const valueSchemas: Readonly<Record<ValueType, JsonSchema>> = {
  string: { type: 'string', minLength: 1 },
  boolean: { type: 'boolean' },
  channel: { enum: channels },
  strings: { type: 'array', items: { type: 'string', minLength: 1 } },
  // YAML 1.1 reads `off` without quotes as `false`.
  severities: { type: 'object', additionalProperties: { enum: [...severityWords, false] } },
  mutes: {
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(muteKeys).map(([key, says]) => [key, { type: 'string', description: says }]),
      ),
      required: ['rule'],
      additionalProperties: false,
    },
  },
}
