import type { Diagnostic } from '../diagnostic.ts'
import { rulePage } from '../rules/rule-page.ts'
import { isOwnConfiguration } from '../text/configuration-name.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Range } from '../text/text-edit.ts'
import { isWithin, type Path, valueAt } from '../yaml/path.ts'
import { configurationWords } from './describing/configuration-words.ts'
import { describedKind, namedKind } from './describing/document-kind.ts'
import { describedField, describeField } from './describing/field-markdown.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt, inFile } from './reading/document-at.ts'
import { resolvedFacts } from './resolving/resolved-facts.ts'

export interface HoverParams extends AtPosition {
  /**
   * Whether the client runs commands from links: `drawbridge.about` with the id of a rule, and `drawbridge.fix` with the id of a problem
   * and the number of its fix.
   */
  readonly commands?: boolean | undefined
  /** Set where the files stand for what a kustomization builds of this one. */
  readonly built?: HoverInBuild | undefined
}

/** What the build knows of a place of a file. */
export interface HoverInBuild {
  /** Where its value stands in what is built: what it comes to is told of that. */
  readonly at?: AtPosition | undefined
  /** The problems at the place, by their ids. */
  readonly problems: readonly string[]
}

export interface Hover {
  /** Pieces of Markdown, one below the other. */
  readonly contents: readonly string[]
  readonly range: LineRange
}

/** What is known of the place: its problems with ways out, what the field is, and what its value comes to with all the files. */
export function hover(analysed: Analysed, params: HoverParams): Hover | undefined {
  const cursor = cursorAt(analysed, params)
  if (!cursor) return undefined
  const problems = problemsAt(analysed, cursor, params)
  const field = isOwnConfiguration(params.file) ? ownFieldAt(analysed, cursor) : fieldAt(analysed, cursor)
  const { at } = params.built ?? {}
  const known = at ? cursorAt(analysed, at) : cursor
  const facts =
    known?.resource && field ? resolvedFacts(analysed.model, known.resource, known.objectPath) : []
  const contents = [
    ...problems.map(it => problemWords(it, params.commands === true)),
    ...(field ? [field.text] : []),
    ...(facts.length > 0 ? [facts.join('\n\n')] : []),
  ]
  const range = field?.range ?? (params.built ? wordAt(cursor) : problems[0])
  if (contents.length === 0 || !range) return undefined
  return { contents, range: cursor.positions.lineRange(range) }
}

/** One of each rule: the messages themselves are shown by the editor. A text that is newer than the files has moved its problems. */
function problemsAt(
  { diagnostics, files }: Analysed,
  { file, offset, text }: Cursor,
  { text: own, built }: HoverParams,
): Diagnostic[] {
  const isNewer = own !== undefined && files.find(it => it.name === file)?.text !== text
  if (isNewer && !built) return []
  const here = built
    ? diagnostics.filter(it => built.problems.includes(it.id))
    : diagnostics.filter(it => it.file === file && it.from <= offset && offset <= it.to)
  return here.filter((it, i) => here.findIndex(other => other.rule === it.rule) === i)
}

function problemWords({ id, rule, fixes }: Diagnostic, commands: boolean): string {
  const known = rulePage(rule)
  const link = (title: string, command: string, args: readonly unknown[]) =>
    `[${title}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`
  const actions = commands
    ? [
        ...fixes.map((title, i) => link(escaped(title), 'drawbridge.fix', [id, i])),
        link(`About ${rule}`, 'drawbridge.about', [rule]),
      ]
    : [...fixes.map(it => `Fix: ${escaped(it)}`), `Check \`${rule}\``]
  return [...(known ? [`**${known.title}**`, known.why.trim()] : []), actions.join(' · ')].join('\n\n')
}

/** As text within a link: what would end it is taken for text. */
function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&')
}

/** The field whose key or value is at the cursor. */
function fieldAt(
  { settings }: Analysed,
  cursor: Cursor,
): { readonly text: string; readonly range: Range } | undefined {
  const { path } = cursor
  const name = path.findLast(it => typeof it === 'string')
  const range = rangeAt(cursor)
  if (name === undefined || !range) return undefined
  const { base, kind, apiVersion } = objectAt(cursor)
  const field = describedField(describedKind(apiVersion, kind, settings.gatewayApi), path.slice(base.length))
  return field && { text: describeField(name, field), range: inFile(cursor, range) }
}

/** The same of a `.drawbridge.yaml`. */
function ownFieldAt(
  analysed: Analysed,
  cursor: Cursor,
): { readonly text: string; readonly range: Range } | undefined {
  const range = rangeAt(cursor)
  const words = configurationWords(analysed, cursor)
  return range && words.length > 0 ? { text: words.join('\n\n'), range: inFile(cursor, range) } : undefined
}

/** The same in the file. */
function wordAt(cursor: Cursor): Range | undefined {
  const range = rangeAt(cursor)
  return range && inFile(cursor, range)
}

/** The key or value at the cursor, in its document. */
function rangeAt({ document: { sourceMap }, path, offset, from }: Cursor): Range | undefined {
  const at = offset - from
  return [sourceMap.keyRange(path), sourceMap.valueRange(path)].find(it => it && it.from <= at && at <= it.to)
}

/** What the object at the cursor says it is: an item of a list by itself, any other by the lines of its document. */
function objectAt({ document, path, resource }: Cursor): {
  readonly base: Path
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
} {
  if (path[0] !== 'items') return { base: [], ...namedKind(document.text.split('\n')) }
  const base = resource && isWithin(path, resource.base) ? resource.base : path.slice(0, 2)
  const at = (key: string) => {
    const found = valueAt(document.value, [...base, key])
    return typeof found === 'string' ? found : undefined
  }
  return { base, apiVersion: at('apiVersion'), kind: at('kind') }
}
