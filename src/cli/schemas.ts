import { kinds } from '../core/kinds/index.ts'
import { schemaFiles } from '../core/kinds/schema-files.ts'
import { configurationSchema } from '../core/muting/configuration-schema.ts'

/** What `npm run schemas` writes: the kinds' schemas and that of `.drawbridge.yaml`. */
export function allSchemas() {
  return [...schemaFiles(kinds), { name: 'drawbridge.json', schema: configurationSchema() }]
}
