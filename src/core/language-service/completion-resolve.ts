import type { CompletionData } from './completion.ts'
import { describedKind } from './describing/document-kind.ts'
import { describedField, describeField } from './describing/field-markdown.ts'
import type { Analysed } from './reading/analysed.ts'

/** The documentation of a completion, as Markdown; empty where there is none. */
export function completionResolve(
  { settings }: Analysed,
  { doc, path, label, kind, apiVersion }: CompletionData,
): string {
  if (doc) return doc
  if (!path) return ''
  const field = describedField(describedKind(apiVersion, kind, settings.gatewayApi), path)
  if (!field) return ''
  const name = path.at(-1)
  if (name === label || `- ${name}` === label) return describeField(String(name), field)
  const value = field.is.type === 'enum' ? field.is.values.find(it => it.name === label) : undefined
  return value ? (value.doc ?? '') : field.doc
}
