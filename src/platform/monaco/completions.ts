import type { Field, FieldType, Kind, StringFormat } from '../../core/kinds/field.ts'
import { apiVersionsOf, kinds } from '../../core/kinds/index.ts'
import { writeString } from '../../core/yaml/edit/write-scalar.ts'
import type { CompletionContext } from './completion-context.ts'
import { describedField, describeField, describeType, objectFields } from './field-markdown.ts'

/** Something to write at the cursor. */
export interface Completion {
  readonly label: string
  /** As a snippet: `$0` is where the cursor comes to rest. */
  readonly snippet: string
  readonly type: 'key' | 'value' | 'resource'
  /** A few words beside the label. */
  readonly detail: string
  /** Markdown. */
  readonly doc: string
  /** What is written next has completions of its own. */
  readonly continues: boolean
}

/** What of the workspace can be named in a value. */
export type KnownNames = Partial<Record<StringFormat, readonly string[]>>

export interface CompletionSurroundings {
  /** As the document says, whether or not there is such a kind. */
  readonly kind: Kind | undefined
  readonly names: KnownNames
  /** Whether lists stand two columns further in than their key. */
  readonly indentedLists: boolean
  /** Whether the key at the cursor has its colon already. */
  readonly hasColon: boolean
}

/** Offered before anything is written; afterwards they would only be in the way of free text. */
const example = 'example'

/** What can be written at a place, the likeliest first. */
export function completionsAt(context: CompletionContext, around: CompletionSurroundings): Completion[] {
  const { path, writes } = context
  if (path.length === 1 && writes === 'value') {
    if (path[0] === 'kind') return withoutRepeats(kinds.map(kindValue))
    if (path[0] === 'apiVersion') return apiVersions(around.kind)
  }
  if (path.length === 0) return keysOf(objectFields, context, around)

  const field = describedField(around.kind, path)
  if (!field) return []
  if (writes === 'key' && field.is.type === 'object') return keysOf(field.is.fields, context, around)
  if (writes === 'key' && field.is.type === 'list') return itemsOf(field, field.is.items, context, around)
  if (writes === 'key' && !isItem(path)) return []
  return valuesOf(field, around.names, context.flow).filter(it => it.detail !== example || !context.prefix)
}

/** Inside a list an item without a key is a value. */
function isItem(path: CompletionContext['path']): boolean {
  return typeof path.at(-1) === 'number'
}

function keysOf(
  fields: Readonly<Record<string, Field>>,
  context: CompletionContext,
  around: CompletionSurroundings,
): Completion[] {
  return Object.entries(fields)
    .filter(([name, it]) => !it.hidden && !context.present.has(name))
    .map(([name, it]) => ({
      label: name,
      snippet: around.hasColon ? name : escapeSnippet(name) + openValue(it.is, context, around),
      type: 'key' as const,
      detail: it.required ? 'required' : describeType(it.is),
      doc: describeField(name, it),
      continues: !around.hasColon,
    }))
}

/** What follows a key so that its value can be written. */
function openValue(
  is: FieldType,
  { column, flow }: CompletionContext,
  around: CompletionSurroundings,
): string {
  const below = ' '.repeat(column)
  switch (is.type) {
    case 'object':
    case 'map':
      return flow ? ': { $0 }' : `:\n${below}  $0`
    case 'list':
      return flow ? ': [$0]' : `:\n${below}${around.indentedLists ? '  ' : ''}- $0`
    case 'string':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'intOrString':
    case 'enum':
    case 'any':
      return ': $0'
  }
}

/** A list whose dash has not been written yet. */
function itemsOf(
  field: Field,
  items: FieldType,
  context: CompletionContext,
  around: CompletionSurroundings,
): Completion[] {
  const inside = { ...context, column: context.column + 2, present: new Set<string>() }
  const first =
    items.type === 'object'
      ? keysOf(items.fields, inside, around)
      : valuesOf({ ...field, is: items }, around.names, context.flow)
  return context.flow
    ? first
    : first.map(it => ({ ...it, label: `- ${it.label}`, snippet: `- ${it.snippet}` }))
}

function valuesOf(field: Field, names: KnownNames, flow: boolean): Completion[] {
  const { is } = field
  if (is.type === 'boolean') return ['true', 'false'].map(it => value(it, it, ''))
  if (is.type === 'enum') {
    return is.values.filter(it => !it.deprecated).map(it => value(it.name, it.name, it.doc ?? ''))
  }
  const isText = is.type === 'string'
  const write = (it: string) => (isText ? writeText(it, flow) : it)
  const known = isText && is.format ? (names[is.format] ?? []) : []
  // Examples of objects are not values to be written on the line.
  const examples =
    is.type === 'object' || is.type === 'map' || is.type === 'list' ? [] : (field.examples ?? [])
  return [
    ...known.map(it => value(it, write(it), '', 'in your files')),
    ...examples.filter(it => !known.includes(it)).map(it => value(it, write(it), field.doc, example)),
  ]
}

function value(label: string, text: string, doc: string, detail = ''): Completion {
  return { label, snippet: escapeSnippet(text), type: 'value', detail, doc, continues: false }
}

function kindValue({ kind, doc }: Kind): Completion {
  return value(kind, kind, doc)
}

function withoutRepeats(offered: readonly Completion[]): Completion[] {
  return offered.filter((it, i) => offered.findIndex(one => one.label === it.label) === i)
}

function apiVersions(kind: Kind | undefined): Completion[] {
  // Two APIs have a Gateway.
  const meant = kind ? kinds.filter(it => it.kind === kind.kind) : kinds
  return [...new Set(meant.flatMap(apiVersionsOf))].map(it => value(it, it, ''))
}

/** Examples of text that come with quotes are written as they are. */
function writeText(text: string, flow: boolean): string {
  return /^["'].*["']$/.test(text) ? text : writeString(text, flow ? 'flow' : 'block', 'double')
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
