import { Composer, type CST } from 'yaml'
import { buildTree } from './build-tree.ts'
import { guardText } from './guard-text.ts'
import { inspectTokens } from './inspect-tokens.ts'
import { jsonFault } from './json-fault.ts'
import { parseTokens } from './parse-tokens.ts'
import { sourceOf } from './source.ts'
import type { Json, SourceDocument, YamlFault } from './source-document.ts'
import { syntaxFault } from './syntax-fault.ts'
import { toValue } from './to-value.ts'
import type { Tree } from './tree.ts'

const mostSyntaxFaults = 5
const mostValueFaults = 100
/** Of the parser's complaints; what comes after so many is an echo of them. */
const mostErrors = 200
const noTree: Tree = { root: undefined, aliased: new Set() }
const trees = new WeakMap<SourceDocument, Tree>()

/** Reads one document's text as Kubernetes reads it. Never throws; faults say what could not be read. */
export function readDocument(text: string): SourceDocument {
  const guarded = guardText(text)
  if (guarded) return documentOf(text, noTree, undefined, [guarded])
  const parsed = parseTokens(withLineBreaks(text))
  if ('code' in parsed) return documentOf(text, noTree, undefined, clipped([parsed], text.length))
  const token = parsed.find(it => it.type === 'document')
  const faults = directiveFaults(parsed)
  if (!token) {
    const found = faults.length > 0 ? faults : composeFaults(text, parsed)
    return documentOf(text, noTree, undefined, clipped(found, text.length))
  }

  const inspected = inspectTokens(text, token)
  const tree = buildTree(withLineBreaks(text), token)
  const syntax = firstOfEachLine(text, [...faults, ...inspected, ...composeFaults(text, parsed)])
  if (syntax.length > 0) return documentOf(text, tree, undefined, syntax.slice(0, mostSyntaxFaults))
  if (!tree.root) return documentOf(text, tree, undefined, [])

  const { value, faults: valueFaults } = toValue(tree.root)
  const strict = jsonFault(text)
  const all = clipped(strict ? [...valueFaults, strict] : valueFaults, text.length)
  const readable = isReadable(all)
  const worst = readable ? all : all.filter(it => it.severity === 'error' && !it.strict)
  return documentOf(text, tree, readable ? value : undefined, worst.slice(0, mostValueFaults))
}

/** The values of a document with their places. */
export function treeOf(document: SourceDocument): Tree {
  return trees.get(document) ?? trees.get(readDocument(document.text)) ?? noTree
}

function documentOf(
  text: string,
  tree: Tree,
  value: Json | undefined,
  faults: readonly YamlFault[],
): SourceDocument {
  const readable = isReadable(faults)
  const document: SourceDocument = { text, value, faults, readable, source: sourceOf(text, tree, value) }
  trees.set(document, tree)
  return document
}

function isReadable(faults: readonly YamlFault[]): boolean {
  return !faults.some(it => it.severity === 'error' && !it.strict)
}

/**
 * The text as Kubernetes' reader gets it, with a line break at its end; a lone CR is a line break to it too.
 * Offsets stay.
 */
function withLineBreaks(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text
  return lines.endsWith('\n') ? lines : `${lines}\n`
}

function composeFaults(text: string, tokens: readonly CST.Token[]): YamlFault[] {
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const faults: YamlFault[] = []
  for (const [i, composed] of [...composer.compose(tokens, true, text.length)].entries()) {
    if (i > 0) {
      faults.push(secondDocument(text, composed.range[0]))
      break
    }
    for (const error of composed.errors.slice(0, mostErrors)) {
      const fault = syntaxFault(text, error)
      if (fault) faults.push(fault)
    }
  }
  return faults
}

/** Kubernetes cuts a file at every `---`, so a directive never reaches the document it is written for. */
function directiveFaults(tokens: readonly CST.Token[]): YamlFault[] {
  return tokens
    .filter(it => it.type === 'directive')
    .map(it => ({
      code: 'syntax',
      severity: 'error',
      from: it.offset,
      to: it.offset + it.source.trimEnd().length,
      message: `The directive \`${it.source.trimEnd()}\` is cut off from its document at --- and refused.`,
    }))
}

function secondDocument(text: string, offset: number): YamlFault {
  const from = Math.min(offset, text.length)
  const message = 'A second document begins here; only the first of a text is read.'
  return { code: 'syntax', severity: 'warning', from, to: Math.min(from + 3, text.length), message }
}

/** One fault a line, in the order of the text: what follows the first is mostly its echo. */
function firstOfEachLine(text: string, faults: readonly YamlFault[]): YamlFault[] {
  const sorted = clipped(faults, text.length).sort((a, b) => a.from - b.from)
  const result: YamlFault[] = []
  let lineEnd = -1
  for (const fault of sorted) {
    if (fault.from <= lineEnd) continue
    result.push(fault)
    const end = text.indexOf('\n', fault.from)
    lineEnd = end < 0 ? text.length : end
  }
  return result
}

function clipped(faults: readonly YamlFault[], length: number): YamlFault[] {
  return faults.map(it => (it.to <= length ? it : { ...it, from: Math.min(it.from, length), to: length }))
}
