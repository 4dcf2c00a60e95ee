import { lineEnd, lineStart } from '../text/lines.ts'
import { bodyFrom } from './body-from.ts'
import { separatorFault } from './document-separator.ts'
import { guardText } from './guard-text.ts'
import { isJson, JsonFault, jsonFaultIn } from './json-fault.ts'
import { parseJson } from './parse-json.ts'
import { parseTree } from './parse-tree.ts'
import { plainTree } from './plain-tree.ts'
import { type PlainValue, plainValue } from './plain-value.ts'
import { Unreadable } from './scan/unreadable.ts'
import type { Json, SourceDocument, SourceMap, YamlFault } from './source-document.ts'
import { LazySourceMap, sourceMapOf } from './source-map.ts'
import { syntaxFault } from './syntax-fault.ts'
import { templateFault } from './template-fault.ts'
import { toValue } from './to-value.ts'
import type { Tree } from './tree.ts'

const mostValueFaults = 100
const noTree: Tree = { root: undefined, aliased: new Set() }
const trees = new WeakMap<SourceDocument, Tree>()

/**
 * Reads one document's text as kubectl reads it. Never throws; faults say what could not be read. `marked` is what the cut
 * says of a document whose `---` is no separator.
 */
export function readDocument(text: string, marked = false): SourceDocument {
  try {
    return readText(text, marked)
  } catch (error) {
    // A defect of the reader, or a text beyond the stack, must not take the other documents with it.
    const message = `This document cannot be read, through a fault of Drawbridge: ${String(error)}.`
    const fault: YamlFault = { code: 'syntax', severity: 'error', from: 0, to: lineEnd(text, 0), message }
    return documentOf(text, marked, noTree, undefined, [fault])
  }
}

function readText(text: string, marked: boolean): SourceDocument {
  const guarded = guardText(text) ?? separatorFault(text)
  if (guarded) return documentOf(text, marked, noTree, undefined, [guarded])
  const from = bodyFrom(text, marked)
  const plain = plainValue(withLastBreak(text), from)
  if (plain) return plainDocument(text, marked, plain)
  const parsed = parse(text, from)
  if ('severity' in parsed)
    return documentOf(text, marked, treeAbove(text, parsed.from, marked), undefined, [
      templateFault(text) ?? parsed,
    ])
  const { tree, faults } = parsed
  if (!tree.root) return documentOf(text, marked, tree, undefined, faults)

  const { value, faults: valueFaults } = toValue(tree.root)
  const all = [...faults, ...valueFaults]
  if (isReadable(all)) return documentOf(text, marked, tree, value, all.slice(0, mostValueFaults))
  const template = templateFault(text)
  const worst = template ? [template] : all.filter(it => it.severity === 'error' && !it.strict)
  return documentOf(text, marked, tree, undefined, worst.slice(0, mostValueFaults))
}

/** The values of a document with their places. */
export function treeOf(document: SourceDocument): Tree {
  const known = trees.get(document)
  if (known) return known
  // What is plain and in order is read again; anything else has its tree from the first reading.
  const { text, marked = false } = document
  const parsed = parse(text, bodyFrom(text, marked))
  const tree = 'tree' in parsed ? parsed.tree : noTree
  trees.set(document, tree)
  return tree
}

/** A document without a fault, written as nearly all are: it gets no tree, which would be most of what a document takes. */
function plainDocument(text: string, marked: boolean, { value, from, to }: PlainValue): SourceDocument {
  const read = () => {
    map ??= sourceMapOf(text, treeOf(document), value)
    return map
  }
  let map: SourceMap | undefined
  const sourceMap = new LazySourceMap({ from, to }, read)
  const document: SourceDocument = {
    text,
    ...(marked && { marked }),
    value,
    faults: noFaults,
    readable: true,
    sourceMap,
  }
  return document
}

const noFaults: readonly YamlFault[] = []

function documentOf(
  text: string,
  marked: boolean,
  tree: Tree,
  value: Json | undefined,
  faults: readonly YamlFault[],
): SourceDocument {
  const readable = isReadable(faults)
  const sourceMap = sourceMapOf(text, tree, value)
  const document: SourceDocument = { text, ...(marked && { marked }), value, faults, readable, sourceMap }
  trees.set(document, tree)
  return document
}

function isReadable(faults: readonly YamlFault[]): boolean {
  return !faults.some(it => it.severity === 'error' && !it.strict)
}

/** The tree of a text, with warnings, or the fault that ends the reading. */
function parse(text: string, from: number): { tree: Tree; faults: YamlFault[] } | YamlFault {
  try {
    const lines = withLastBreak(text)
    const plain = plainTree(lines, from)
    if (plain) return { tree: plain, faults: [] }
    if (isJson(text, from)) return { tree: parseJson(text, from), faults: [] }
    const tree = parseTree(lines, from)
    return { tree, faults: tree.restFrom === undefined ? [] : restFault(text, tree.restFrom) }
  } catch (error) {
    if (error instanceof Unreadable) return syntaxFault(text, error)
    if (error instanceof JsonFault) return jsonFaultIn(text, error)
    throw error
  }
}

/** The tree of what stands before a fault, or above its line, as far as that can be read by itself. */
function treeAbove(text: string, fault: number, marked: boolean): Tree {
  for (const end of [fault, lineStart(text, fault)]) {
    const above = text.slice(0, end)
    const parsed = parse(above, bodyFrom(above, marked))
    if ('tree' in parsed) return parsed.tree
  }
  return noTree
}

/** Kubernetes' reader gets every line with a line break at its end. */
function withLastBreak(text: string): string {
  return text.endsWith('\n') || text.endsWith('\r') ? text : `${text}\n`
}

/** What stands behind the one document of a text; a `...` alone does no harm. */
function restFault(text: string, from: number): YamlFault[] {
  const lead = /^(?:\.\.\.|---)(?:\s|#.*)*/.exec(text.slice(from))?.[0].length ?? 0
  const at = from + lead
  if (at >= text.length) return []
  const line = text.slice(at, at + 200).search(/[\r\n]|$/)
  const message = 'Only the part above is read: kubectl ignores everything from here on.'
  return [{ code: 'unread', severity: 'warning', from: at, to: at + Math.max(line, 1), message }]
}
