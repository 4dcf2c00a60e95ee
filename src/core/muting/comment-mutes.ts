import { memoByObject } from '../data/memo-by-object.ts'
import { placesWhere } from '../data/places-where.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { muteWord } from '../rules/muting/mute-word.ts'
import { lineEnd, lineStart, nextLine } from '../text/lines.ts'
import type { Range } from '../text/text-edit.ts'
import type { Path } from '../yaml/path.ts'
import type { SourceDocument } from '../yaml/source-document.ts'

/** A comment such as `# drawbridge-ignore references/gateway-missing: comes with the platform chart`, in the document's offsets. */
export interface CommentMute {
  /** From its `#` to the end of its line. */
  readonly range: Range
  /** What it names, each where it stands; empty where it names nothing. */
  readonly rules: readonly NamedRule[]
  readonly reason: string
  /** What it is about: the text of its line, of the line below or of a resource; undefined where nothing follows it. */
  readonly target: Range | undefined
}

export interface NamedRule extends Range {
  readonly rule: string
}

/** Those of some documents that may mute something. Nearly all of them are looked at with every analysis, so that each is looked through once. */
export function mentioning<T extends Pick<AnalysedDocument, 'document'>>(
  documents: readonly T[],
): readonly T[] {
  return placesOfMentions(documents).map(it => documents[it]!)
}

const placesOfMentions = placesWhere<Pick<AnalysedDocument, 'document'>>(it =>
  it.document.text.includes(muteWord),
)

/**
 * The comments of a document that mute. Behind other text on its line a comment is about that line; on a line of its own it is about the next
 * line that is not a comment, and about the whole resource where that line is the resource's first.
 */
export function commentMutes(document: SourceDocument, bases: readonly Path[]): readonly CommentMute[] {
  const comments = commentsOf(document)
  if (comments.length === 0) return comments
  const starts = bases.flatMap(base => {
    const range = document.sourceMap.valueRange(base)
    return range ? [{ from: range.from, target: base.length === 0 ? whole(document) : range }] : []
  })
  return comments.map(comment => {
    const { target } = comment
    if (!target || target.from <= comment.range.from) return comment
    const resource = starts.find(it => it.from >= target.from && it.from < target.to)
    return resource ? { ...comment, target: resource.target } : comment
  })
}

/** The same without the resources, which depend on more than the text. */
const commentsOf = memoByObject((document: SourceDocument): readonly CommentMute[] => {
  const { text } = document
  if (!text.includes(muteWord)) return none
  return [...text.matchAll(commentPattern)].flatMap(found => {
    const sign = found.index + found[0].indexOf('#')
    if (isInScalar(document, sign)) return []
    const lineFrom = lineStart(text, sign)
    const to = lineEnd(text, sign)
    const isAlone = text.slice(lineFrom, sign).trim() === ''
    const words = wordsOf(text.slice(found.index + found[0].length, to), found.index + found[0].length)
    return words
      ? [
          {
            range: { from: sign, to },
            ...words,
            target: isAlone ? lineBelow(text, to) : { from: lineFrom, to: behindLine(text, to) },
          },
        ]
      : []
  })
})

const none: readonly CommentMute[] = []

const commentPattern = new RegExp(`(?<=^|[\\s\\uFEFF])#[ \\t]*${muteWord}(?=[\\s:]|$)`, 'g')

/** Rules with commas or blanks between them, then a colon and the reason. Neither needs to be there. */
function wordsOf(text: string, offset: number): Pick<CommentMute, 'rules' | 'reason'> {
  const colon = text.indexOf(':')
  const list = colon < 0 ? text : text.slice(0, colon)
  const rules = [...list.matchAll(/[^\s,]+/g)].map(it => ({
    rule: it[0],
    from: offset + it.index,
    to: offset + it.index + it[0].length,
  }))
  return { rules, reason: colon < 0 ? '' : text.slice(colon + 1).trim() }
}

/** A `#` within quotes or in a block scalar is text. */
export function isInScalar({ sourceMap, value }: SourceDocument, offset: number): boolean {
  if (value === undefined) return false
  const path = sourceMap.pathAt(offset)
  const range = sourceMap.valueRange(path)
  return (
    range !== undefined &&
    sourceMap.scalarStyle(path) !== undefined &&
    range.from <= offset &&
    offset < range.to
  )
}

/** The next line with more than a comment or a `---`, from its beginning to that of the one after it. */
function lineBelow(text: string, end: number): Range | undefined {
  for (let from = nextLine(text, end); from < text.length; from = nextLine(text, from)) {
    const line = text.slice(from, lineEnd(text, from)).trim()
    if (line !== '' && !line.startsWith('#') && !/^---(\s*#.*)?$/.test(line))
      return { from, to: behindLine(text, from) }
  }
  return undefined
}

/** Where the next line begins; past the text where there is none, so that an empty place at its end is on the last line. */
function behindLine(text: string, offset: number): number {
  return lineEnd(text, offset) === text.length ? text.length + 1 : nextLine(text, offset)
}

function whole({ text }: SourceDocument): Range {
  // What is found behind the last character of a document is still in it.
  return { from: 0, to: text.length + 1 }
}
