import { contains, matchesGlob } from '../filter/glob.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import type { Steps } from '../steps.ts'
import type { FileChange } from '../text/file-change.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { type FindQuery, type Found, type FoundMatch, matchKey, mostFound, mostShown } from './found-match.ts'
import { type LineMatch, lineFinder } from './line-finder.ts'

const longestContext = 80
const longestMatch = 200

/** Where a text stands in the files. */
export function* findInSteps(documents: readonly AnalysedDocument[], query: FindQuery): Steps<Found> {
  const matches: FoundMatch[] = []
  const files = new Set<string>()
  let total = 0
  const search = searchIn(query)
  if ('problem' in search) return { matches, total, files: 0, isCut: false, problem: search.problem }
  let file = ''
  let line = 1
  for (const document of documents) {
    if (document.file !== file) line = 1
    file = document.file
    const { text } = document.document
    const lines = linesOf(text)
    if (search.isIn(document))
      for (const [i, it] of lines.entries())
        for (const match of search.find(it.text)) {
          if (total === mostFound) return { matches, total, files: files.size, isCut: true }
          total++
          files.add(file)
          if (matches.length < mostShown) matches.push(shown(document, it, match, line + i, query))
        }
    line += lines.length - 1
    yield
  }
  return { matches, total, files: files.size, isCut: false }
}

/** The changes that put the replacement in the place of every match, but of those left out: `file:offset` each. */
export function* replaceInSteps(
  documents: readonly AnalysedDocument[],
  query: FindQuery,
  except: readonly string[],
): Steps<readonly FileChange[]> {
  const edits = new Map<string, TextEdit[]>()
  const search = searchIn(query)
  if ('problem' in search) return []
  const left = new Set(except)
  let total = 0
  for (const document of documents) {
    if (!search.isIn(document)) continue
    const own = edits.get(document.file) ?? []
    for (const it of linesOf(document.document.text))
      for (const match of search.find(it.text)) {
        if (total++ === mostFound) return changesOf(edits)
        const from = document.offset + it.from + match.from
        const insert = replacementOf(match, query)
        if (left.has(matchKey({ file: document.file, from })) || insert === match.groups[0]) continue
        own.push({ from, to: from + match.to - match.from, insert })
      }
    if (own.length > 0) edits.set(document.file, own)
    yield
  }
  return changesOf(edits)
}

function changesOf(edits: ReadonlyMap<string, readonly TextEdit[]>): FileChange[] {
  return [...edits].map(([file, own]) => ({ type: 'edit', file, edits: own }))
}

function searchIn(query: FindQuery) {
  if (query.text === '') return { problem: '' }
  if (/[\r\n]/.test(query.text)) return { problem: 'Only texts within a line can be found.' }
  const finder = lineFinder(query)
  if (typeof finder !== 'function') return finder
  const { files = [], kinds = [] } = query
  return {
    find: finder,
    isIn: ({ file, resources }: AnalysedDocument) =>
      isWanted(files, it => contains(file, it)) &&
      (kinds.length === 0 || isWanted(kinds, it => resources.some(one => matchesGlob(one.kind, it)))),
  }
}

function isWanted(terms: readonly string[], holds: (term: string) => boolean): boolean {
  const without = terms.filter(it => it.startsWith('-')).map(it => it.slice(1))
  const only = terms.filter(it => !it.startsWith('-'))
  return !without.some(holds) && (only.length === 0 || only.some(holds))
}

interface Line {
  readonly from: number
  readonly text: string
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ from, text: text.slice(from, match.index) })
    from = match.index + match[0].length
  }
  lines.push({ from, text: text.slice(from) })
  return lines
}

function shown(
  { file, offset }: AnalysedDocument,
  line: Line,
  match: LineMatch,
  number: number,
  query: FindQuery,
): FoundMatch {
  const { from, to } = match
  return {
    file,
    from: offset + line.from + from,
    to: offset + line.from + to,
    line: number,
    before: line.text.slice(Math.max(from - longestContext, 0), from).trimStart(),
    text: line.text.slice(from, Math.min(to, from + longestMatch)),
    after: line.text.slice(to, to + longestContext),
    ...(query.replacement !== undefined && { replacement: replacementOf(match, query) }),
  }
}

function replacementOf({ groups }: LineMatch, { replacement = '', isRegex }: FindQuery): string {
  if (!isRegex) return replacement
  return replacement.replace(/\$([0-9$])/g, (_, it: string) =>
    it === '$' ? '$' : (groups[Number(it)] ?? ''),
  )
}
