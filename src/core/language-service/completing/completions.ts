import type { Field, FieldType } from '../../kinds/field.ts'
import { apiVersionsOf, kinds } from '../../kinds/index.ts'
import { kubernetesKinds } from '../../kinds/kubernetes.ts'
import { writeString } from '../../yaml/edit/write-scalar.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import { describedField, describeType, objectFields } from '../describing/field-markdown.ts'
import type { Around, Spot } from './around.ts'
import { excludedKeys } from './exclusive-keys.ts'
import { labelsInFiles, type NamedValue, namedValues } from './named-values.ts'
import { refusedKeys } from './refused-keys.ts'
import { takenValues } from './refused-values.ts'
import { headerNames, usualValues } from './usual-values.ts'

/** Something to write at the cursor. */
export interface Completion {
  readonly label: string
  /** As a snippet: `$0` is where the cursor comes to rest. */
  readonly snippet: string
  readonly type: 'key' | 'value' | 'resource' | 'snippet'
  /** A few words beside the label. */
  readonly detail: string
  /** Where the documentation is found: the field at this path of the object, or its value of the label's name. */
  readonly about: Path | undefined
  /** Documentation that stands nowhere else. */
  readonly doc?: string
  /** What is written next has completions of its own. */
  readonly continues: boolean
  readonly isDeprecated?: boolean
  /** Comes before what is optional. */
  readonly isRequired?: boolean
}

/** What can be written at a place, the likeliest first. Nothing is offered that would be refused there. */
export function completionsAt(spot: Spot, around: Around): readonly Completion[] {
  const { path, writes } = spot
  if (path.length === 1 && writes === 'value') {
    if (path[0] === 'kind') return kindNames(spot)
    if (path[0] === 'apiVersion') return apiVersions(spot)
  }
  if (path.length === 0) return keysOf({ type: 'object', fields: topFields(around) }, spot, around)

  const field = describedField(around.kind, path)
  if (!field) return []
  if (writes === 'key' && field.is.type === 'object') return keysOf(field.is, spot, around)
  if (writes === 'key' && field.is.type === 'map') return mapKeys(spot, around)
  if (writes === 'key' && field.is.type === 'list') return itemsOf(field, field.is.items, spot, around)
  if (writes === 'key' && !isItem(path)) return []
  return valuesOf(field, spot, around)
}

/** Inside a list an item without a key is a value. */
function isItem(path: Path): boolean {
  return typeof path.at(-1) === 'number'
}

function topFields({ kind }: Around): Readonly<Record<string, Field>> {
  if (!kind || 'spec' in kind || kind.object.type !== 'object') return objectFields
  return { ...objectFields, ...kind.object.fields }
}

function keysOf(is: FieldType & { readonly type: 'object' }, spot: Spot, around: Around): Completion[] {
  const pattern = patternAt(spot, around)
  const excluded = excludedKeys(is, pattern, spot.present)
  const refused = refusedKeys(pattern, spot, around)
  return Object.entries(is.fields)
    .filter(([name, it]) => isOffered(name, it) && !spot.present.has(name))
    .filter(([name]) => !excluded.has(name) && !refused.has(name))
    .map(([name, it]) => ({
      label: name,
      snippet: around.hasColon ? name : escapeSnippet(name) + openValue(it.is, spot, around),
      type: 'key' as const,
      detail: it.required ? 'required' : describeType(it.is),
      about: [...spot.path, name],
      continues: !around.hasColon,
      ...(it.deprecated !== undefined && { isDeprecated: true }),
      ...(it.required && { isRequired: true }),
    }))
}

/** What is hidden is known to few; of that, what has a successor is offered with the name struck out, but for second spellings. */
function isOffered(name: string, { hidden, deprecated }: Field): boolean {
  return !hidden || (deprecated !== undefined && !name.includes('_'))
}

/** What follows a key so that its value can be written. */
function openValue(is: FieldType, { column, flow }: Spot, { indent, dashIndent }: Around): string {
  switch (is.type) {
    case 'object':
    case 'map':
      return flow ? ': { $0 }' : `:\n${' '.repeat(column + indent)}$0`
    case 'list':
      return flow ? ': [$0]' : `:\n${' '.repeat(column + dashIndent)}- $0`
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

/** Keys of a map that takes any: headers and labels by the names they usually have. */
function mapKeys(spot: Spot, around: Around): Completion[] {
  const field = describedField(around.kind, spot.path)
  if (field?.is.type !== 'map') return []
  const { values } = field.is
  const key = (label: string, doc: string, detail: string): Completion => ({
    label,
    snippet: around.hasColon
      ? label
      : escapeSnippet(writeText(label, spot.flow)) + openValue(values, spot, around),
    type: 'key',
    detail,
    about: undefined,
    doc,
    continues: !around.hasColon,
  })
  const last = String(spot.path.at(-1))
  const offered = /^(headers|withoutHeaders|set|add)$/.test(last)
    ? headerNames.map(it => key(it.value, it.doc, 'header'))
    : /labels$|^selector$|^matchLabels$/i.test(last)
      ? [...labelsInFiles(around.analysed.model).keys()].map(it => key(it, '', 'label in your files'))
      : []
  return offered.filter(it => !spot.present.has(it.label))
}

/** A list whose dash has not been written yet. */
function itemsOf(field: Field, items: FieldType, spot: Spot, around: Around): readonly Completion[] {
  const path = [...spot.path, listAt(around, spot.path).length]
  const inside: Spot = { ...spot, path, column: spot.column + 2, present: new Map() }
  const first =
    items.type === 'object'
      ? keysOf(items, inside, around)
      : valuesOf({ ...field, is: items }, inside, around)
  return spot.flow ? first : first.map(it => ({ ...it, label: `- ${it.label}`, snippet: `- ${it.snippet}` }))
}

function valuesOf(field: Field, spot: Spot, around: Around): readonly Completion[] {
  const pattern = patternAt(spot, around)
  const all = everyValueOf(field, pattern, spot, around)
  return takenValues(all, pattern, { ...spot, writes: 'value' }, around)
}

function everyValueOf(field: Field, pattern: string, spot: Spot, around: Around): Completion[] {
  const { is } = field
  const value = (
    label: string,
    text: string,
    detail: string,
    more: Partial<Completion> = {},
  ): Completion => ({
    label,
    snippet: escapeSnippet(text),
    type: 'value',
    detail,
    about: spot.path,
    continues: false,
    ...more,
  })
  if (is.type === 'boolean')
    return ['true', 'false'].map(it => value(it, it, it === field.default ? 'default' : ''))
  if (is.type === 'enum')
    return is.values.map(it =>
      value(
        it.name,
        it.name,
        it.name === field.default ? 'default' : '',
        it.deprecated ? { isDeprecated: true } : {},
      ),
    )

  const isText = is.type === 'string' || is.type === 'intOrString'
  const write = (it: string) => (is.type === 'string' ? writeText(it, spot.flow) : it)
  const taken = new Set(
    isItem(spot.path) ? listAt(around, spot.path.slice(0, -1)).filter((_, i) => i !== spot.path.at(-1)) : [],
  )
  const named = namedValues(spot, around, isText && is.type === 'string' ? is.format : undefined)
  const inFiles = fitting(named, spot.prefix)
    .filter(it => !taken.has(it.value))
    .map(it => value(it.value, write(it.value) + namespaceBelow(it, spot), it.detail))
  const labels = labelValues(spot, around).map(it => value(it, write(it), 'in your files'))
  const usual = usualValues(field, pattern, spot.prefix).map(it =>
    value(it.value, write(it.value), '', { doc: it.doc }),
  )
  // Examples are offered before anything is written: afterwards they would only be in the way of free text. Those of objects are no values.
  const examples = spot.prefix || ['object', 'map', 'list'].includes(is.type) ? [] : (field.examples ?? [])
  return distinct([
    ...inFiles,
    ...labels,
    ...usual,
    ...examples.filter(it => !taken.has(it)).map(it => value(it, isText ? write(it) : it, 'example')),
  ])
}

/** So many names are offered at once. */
const mostNames = 200

/** Of many names those that hold what has been written. */
function fitting(named: readonly NamedValue[], prefix: string): readonly NamedValue[] {
  if (named.length <= mostNames) return named
  const written = prefix.replace(/^["']/, '').toLowerCase()
  return named.filter(it => it.value.toLowerCase().includes(written)).slice(0, mostNames)
}

/** What has to be written below a name that is in another namespace. */
function namespaceBelow({ namespace }: NamedValue, { flow, column, path }: Spot): string {
  if (namespace === undefined) return ''
  if (flow) return `, namespace: ${namespace}`
  // The key stands where its value begins, less the key itself and what parts them.
  const keyColumn = column - String(path.at(-1)).length - 2
  return keyColumn < 0 ? '' : `\n${' '.repeat(keyColumn)}namespace: ${namespace}`
}

/** The values that a label has elsewhere in the files. */
function labelValues({ path }: Spot, { analysed }: Around): readonly string[] {
  const [owner, key] = [String(path.at(-2)), path.at(-1)]
  if (typeof key !== 'string' || !/labels$|^selector$|^matchLabels$/i.test(owner)) return []
  return labelsInFiles(analysed.model).get(key) ?? []
}

function kindNames(spot: Spot): Completion[] {
  const version = spot.present.get('apiVersion')?.trim()
  const known = [
    ...kinds.map(it => ({ kind: it.kind, doc: it.doc, versions: apiVersionsOf(it) })),
    ...kubernetesKinds.map(it => ({ kind: it.kind, doc: it.doc, versions: it.apiVersions })),
  ]
  // With a version that there is, only its kinds are taken.
  const fitting = known.filter(it => version && it.versions.includes(version))
  return distinct((fitting.length > 0 ? fitting : known).map(it => plain(it.kind, it.doc)))
}

function apiVersions(spot: Spot): Completion[] {
  const kind = spot.present.get('kind')?.trim().replace(/["']/g, '')
  const all = [
    ...kinds.map(it => ({ kind: it.kind, versions: apiVersionsOf(it) })),
    ...kubernetesKinds.map(it => ({ kind: it.kind, versions: it.apiVersions })),
  ]
  // Two APIs have a Gateway.
  const meant = all.filter(it => it.kind === kind)
  return distinct(
    (meant.length > 0 ? meant : all).flatMap(({ versions }) =>
      versions.map((it, i) => ({
        ...plain(it, ''),
        ...(i > 0 && meant.length > 0 && { detail: 'older', isDeprecated: /alpha|beta/.test(it) }),
      })),
    ),
  )
}

function plain(label: string, doc: string): Completion {
  return { label, snippet: label, type: 'value', detail: '', about: undefined, doc, continues: false }
}

function distinct(offered: readonly Completion[]): Completion[] {
  const seen = new Set<string>()
  return offered.filter(it => !seen.has(it.label) && seen.add(it.label))
}

/** The list at a path of the object, as it was read last. */
export function listAt({ value }: Around, path: Path): readonly unknown[] {
  const list: unknown = valueAt(value, path)
  return Array.isArray(list) ? list : []
}

/** The place as `exclusive-keys.ts` and `usual-values.ts` write it. */
export function patternAt({ path }: Spot, { kind }: Around): string {
  return `${kind?.kind ?? ''}:${path.map(it => (typeof it === 'number' ? '*' : it)).join('.')}`
}

/** Examples of text that come with quotes are written as they are. */
function writeText(text: string, flow: boolean): string {
  return /^["'].*["']$/.test(text) ? text : writeString(text, flow ? 'flow' : 'block', 'double')
}

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
