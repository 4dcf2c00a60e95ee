import { folderOf } from '../kustomize/files/folder-path.ts'
import { isOwnConfiguration } from '../text/configuration-name.ts'
import type { LineRange } from '../text/positions/position.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Around, Spot } from './completing/around.ts'
import { type CompletionContext, completionContext } from './completing/completion-context.ts'
import { type Completion, completionsAt } from './completing/completions.ts'
import { configurationCompletions } from './completing/configuration-completions.ts'
import { itemSnippets, resourceSnippets } from './completing/snippets.ts'
import { describedKind, namedKind } from './describing/document-kind.ts'
import { completionKinds } from './protocol-kinds.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt } from './reading/document-at.ts'

export interface CompletionParams extends AtPosition {
  /** The character that was typed, where that is why the request is made. */
  readonly trigger?: string | undefined
  /** Where a kustomization puts what is written in the document, where that is known: short names are names there. */
  readonly namespace?: string | undefined
  /** The names of all files, where those that are analysed stand for others. */
  readonly names?: readonly string[] | undefined
}

export interface CompletionList {
  /** Whether more is offered once more is written. */
  readonly isIncomplete: boolean
  readonly items: readonly CompletionItem[]
}

/** What the protocol calls a completion item. Its documentation comes with `completionResolve`. */
export interface CompletionItem {
  readonly label: string
  readonly kind: number
  readonly detail: string
  /** Set for what has a successor: it is shown struck through. */
  readonly deprecated?: true
  readonly filterText: string
  readonly sortText: string
  /** A snippet, whose lines are indented already. */
  readonly newText: string
  /** What is replaced: up to the cursor, or with the rest of the word behind it. */
  readonly insert: LineRange
  readonly replace: LineRange
  /** Whether the next value is to be offered at once. */
  readonly continues?: true
  /** What `completionResolve` finds the documentation by. */
  readonly data: CompletionData
}

export interface CompletionData {
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
  readonly label: string
  readonly path?: Path
  readonly doc?: string
}

/** So many are offered at once; of more, those that hold what has been written. */
const mostOffered = 200

/** What can be written at a place: keys, values, names of the files, and whole rules and resources. */
export function completion(analysed: Analysed, params: CompletionParams): CompletionList {
  const cursor = cursorAt(analysed, params)
  if (!cursor) return nothing
  const { line } = params.position
  const { lines, first } = linesOf(cursor)
  const own = lines[line - first] ?? ''
  const before = own.slice(0, params.position.character)
  // A space offers something where it ends a key, a dash or a bracket; not while a line is being indented.
  if (params.trigger === ' ' && !/[:\-,[{] $/.test(before)) return nothing
  const context = completionContext(lines, line - first, params.position.character)
  if (!context) return nothing

  const { spot, around } = surroundings(
    analysed,
    cursor,
    lines,
    context,
    own.slice(params.position.character),
    params.namespace,
  )
  const found = isOwnConfiguration(params.file)
    ? configurationCompletions(spot, around, folderOf(params.file), params.names)
    : [
        ...itemSnippets(spot, around),
        ...completionsAt(spot, around),
        ...(isEmptyDocument(lines, context) ? resourceSnippets(around) : []),
      ]
  const offered = found.length > mostOffered ? fitting(found, context.prefix) : found
  const word = /^["'\w./*-]*/.exec(own.slice(params.position.character))?.[0].length ?? 0
  const at = (character: number) => ({ line, character })
  const insert = { start: at(context.column), end: params.position }
  const replace = { start: insert.start, end: at(params.position.character + word) }
  const named = { apiVersion: versionOf(lines, cursor, spot), kind: around.kind?.kind }
  return {
    isIncomplete: context.writes === 'value' || offered.length < found.length,
    items: offered.map((it, i) => toItem(it, i, { prefix: context.prefix, insert, replace }, named)),
  }
}

const nothing: CompletionList = { isIncomplete: false, items: [] }

function fitting(found: readonly Completion[], prefix: string): readonly Completion[] {
  const written = prefix.replace(/^["']/, '').toLowerCase()
  return found.filter(it => it.label.toLowerCase().includes(written)).slice(0, mostOffered)
}

function toItem(
  it: Completion,
  order: number,
  where: { readonly prefix: string; readonly insert: LineRange; readonly replace: LineRange },
  named: Pick<CompletionData, 'apiVersion' | 'kind'>,
): CompletionItem {
  const quote = /^["']/.exec(where.prefix)?.[0] ?? ''
  const rank = it.isDeprecated
    ? 9
    : it.type === 'resource'
      ? 0
      : it.isRequired
        ? 1
        : it.type === 'snippet'
          ? 3
          : 2
  return {
    label: it.label,
    kind: completionKinds[it.type],
    detail: it.detail,
    ...(it.isDeprecated && { deprecated: true as const }),
    filterText: quote + it.label,
    sortText: `${rank}${String(order).padStart(4, '0')}`,
    newText: it.snippet,
    insert: where.insert,
    replace: where.replace,
    ...(it.continues && { continues: true as const }),
    data: {
      ...named,
      label: it.label,
      ...(it.about && { path: it.about }),
      ...(it.doc && { doc: it.doc }),
    },
  }
}

/** The lines of the document around the cursor, and the number of the first one in its file. */
function linesOf({ text, from, document, positions }: Cursor): { lines: readonly string[]; first: number } {
  const lines = text.slice(from, from + document.text.length).split(/\r\n|\r|\n/)
  if (from === 0) lines[0] = lines[0]!.replace(/^\ufeff+/, '')
  return { lines, first: positions.positionAt(from).line }
}

function surroundings(
  analysed: Analysed,
  cursor: Cursor,
  lines: readonly string[],
  context: CompletionContext,
  behind: string,
  builtNamespace: string | undefined,
): { readonly spot: Spot; readonly around: Around } {
  const base = baseOf(cursor, context.path)
  const path = context.path.slice(base.length)
  const last = cursor.resources.find(it => String(it.base) === String(base))
  const whole = cursor.document.readable
    ? (valueAt(cursor.document.value, base) as Json | undefined)
    : undefined
  const value = isMap(whole) ? whole : (last?.value ?? {})
  const named =
    base.length === 0
      ? namedKind(lines)
      : { apiVersion: textAt(value, 'apiVersion'), kind: textAt(value, 'kind') }
  const namespace = base.length === 0 ? namespaceIn(lines) : textAt(valueAt(value, ['metadata']), 'namespace')
  return {
    spot: { ...context, path },
    around: {
      analysed,
      kind: describedKind(named.apiVersion, named.kind, analysed.settings.gatewayApi),
      namespace: builtNamespace ?? namespace ?? analysed.settings.defaultNamespace,
      value,
      ...indentsOf(lines),
      hasColon: /^["'\w./*-]*\s*:/.test(behind),
    },
  }
}

/** Where the object begins that a path of its document leads into. */
function baseOf({ document }: Cursor, path: Path): Path {
  const isList = isMap(document.value) && document.value.kind === 'List'
  return isList && path[0] === 'items' && typeof path[1] === 'number' ? path.slice(0, 2) : []
}

function versionOf(lines: readonly string[], cursor: Cursor, spot: Spot): string | undefined {
  return spot.path.length > 0 ? namedKind(lines).apiVersion : cursor.resource?.apiVersion
}

function textAt(value: unknown, key: string): string | undefined {
  const found = valueAt(value, [key])
  return typeof found === 'string' ? found : undefined
}

function namespaceIn(lines: readonly string[]): string | undefined {
  const line = lines.find(it => /^ +namespace:|^metadata:.*\bnamespace:/.test(it))
  return line && /namespace:\s*["']?([\w-]+)/.exec(line)?.[1]
}

/** How deep the document indents maps, and lists under their keys, by the first of each; the usual where there is none. */
function indentsOf(lines: readonly string[]): Pick<Around, 'indent' | 'dashIndent'> {
  const column = (it: string) => it.search(/[^\s-]|-(?! )/)
  const opens = (it: string) => /:\s*(#.*)?$/.test(it)
  const at = (isBelow: (line: string) => boolean) =>
    lines.findIndex((it, i) => opens(it) && isBelow(lines[i + 1] ?? ''))
  const list = at(it => /^ *- /.test(it))
  const map = lines.findIndex((it, i) => {
    const next = lines[i + 1] ?? ''
    return opens(it) && /^ *[\w"']/.test(next) && next.search(/\S/) > column(it)
  })
  return {
    indent: map < 0 ? 2 : Math.min(lines[map + 1]!.search(/\S/) - column(lines[map]!), 8),
    dashIndent: list < 0 ? 0 : Math.min(Math.max(lines[list + 1]!.search(/\S/) - column(lines[list]!), 0), 8),
  }
}

function isEmptyDocument(lines: readonly string[], context: CompletionContext): boolean {
  if (context.path.length > 0 || context.column > 0 || context.flow) return false
  return lines.filter(it => !/^(\s*(#.*)?|---(\s.*)?)$/.test(it)).length <= (context.prefix ? 1 : 0)
}
