import { formatRequest } from '../request/parse-request.ts'
import { schemaPath } from '../rules/schema/schema-path.ts'
import type { CarriedField } from './conversion/carried.ts'
import type { Conversion } from './conversion/conversion.ts'
import type { Proof } from './proof.ts'

/** What a conversion did, field by field, and whether requests end where they did: lines for a person. */
export function conversionWords({ converted, kept, fields }: Conversion, proof: Proof): readonly string[] {
  if (converted.length + kept.length === 0) return ['There is nothing to convert.']
  return [
    ...(converted.length > 0 ? [`Converted: ${converted.join(', ')}`] : []),
    ...(kept.length > 0
      ? [
          `Kept as they are, since a field of theirs or of one that belongs to them cannot be carried: ${kept.join(', ')}`,
        ]
      : []),
    ...fields.map(fieldWords),
    ...(converted.length > 0 ? proofWords(proof) : []),
  ]
}

function fieldWords({ how, resource, path, note }: CarriedField): string {
  return `${how.padEnd(12)} ${resource} ${schemaPath(path)}: ${note}`
}

function proofWords({ diff, assumed, limits, refused }: Proof): readonly string[] {
  const changes = diff.changes.flatMap(it => [
    it.sentence,
    `    ${formatRequest(it.request)}`,
    ...(it.before.end === it.after.end
      ? []
      : [`    before: ${it.before.end}`, `    now:    ${it.after.end}`]),
  ])
  const same = `No routing changes: every ${limits.length > 0 ? 'compared request' : 'request'} ends where it did and is handled as before.`
  return [
    ...assumed,
    ...refused.map(it => `A cluster refuses ${it}`),
    ...(changes.length > 0 ? changes : [same]),
    ...limits,
  ]
}
