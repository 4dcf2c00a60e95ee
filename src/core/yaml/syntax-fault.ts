import type { YAMLError } from 'yaml'
import type { YamlFault } from './source-document.ts'

const longestRange = 200

/** A parser's complaint in our own words, on the smallest place. Undefined where Kubernetes' reader does not mind. */
export function syntaxFault(text: string, error: YAMLError): YamlFault | undefined {
  // A comment right behind a quoted value, without a blank, is read all the same.
  if (error.code === 'MISSING_CHAR' && text[error.pos[0]] === '#') return undefined
  // Nor is the end of a document that has not begun.
  if (error.code === 'UNEXPECTED_TOKEN' && text.startsWith('...', error.pos[0])) return undefined
  const from = Math.min(Math.max(error.pos[0], 0), text.length)
  const to = Math.min(Math.max(error.pos[1], from), lineEndOf(text, from), text.length)
  const written = text.slice(from, to)
  const code =
    error.code === 'TAB_AS_INDENT' ? 'tab' : error.code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'syntax'
  return { code, severity: 'error', from, to, message: messageFor(error, written) }
}

function messageFor(error: YAMLError, written: string): string {
  const quoted = written.trim() === '' ? 'this place' : `\`${shorten(written)}\``
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'A tab indents this line; YAML is indented with spaces only.'
    case 'BAD_INDENT':
      if (/flow-(seq|sequence)|[Ff]low seq/.test(error.message))
        return 'A [ above is not closed by ], or its ] is not indented.'
      if (/flow-map|[Ff]low map/.test(error.message))
        return 'A { above is not closed by }, or its } is not indented.'
      return /quot/.test(error.message)
        ? 'A quoted text goes on in a line that is not indented deeper than its key.'
        : 'The indentation of this line fits neither the lines above it nor a deeper level.'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `A second ": " stands in one line at ${quoted}; a value that holds one needs quotes.`
    case 'MULTILINE_IMPLICIT_KEY':
      return `${capital(quoted)} goes on over more than one line before its colon; a ":" or quotes may be missing.`
    case 'BAD_SCALAR_START':
      return `A value may not begin with ${quoted} unless it is in quotes.`
    case 'BAD_DQ_ESCAPE':
      return `${capital(quoted)} is no escape of a double-quoted text; single quotes take a backslash as it is.`
    case 'BLOCK_IN_FLOW':
      return 'Lines with dashes or keys of their own stand inside [] or {}; a bracket may be missing before them.'
    case 'MISSING_CHAR':
      return missingCharacter(error.message, quoted)
    case 'BAD_ALIAS':
      return 'An anchor (&) or alias (*) has no name; a value that begins with & or * needs quotes.'
    case 'ALIAS_PROPS':
      return 'An alias stands for a value made elsewhere and can have no anchor or tag of its own.'
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
      return `${capital(quoted)}: a value has one anchor and one tag at most, right before it.`
    case 'KEY_OVER_1024_CHARS':
      return 'A key is longer than 1024 characters.'
    case 'BAD_DIRECTIVE':
      return `The directive ${quoted} is not known.`
    case 'TAG_RESOLVE_FAILED':
      return `The tag ${quoted} uses a handle that is not declared.`
    case 'RESOURCE_EXHAUSTION':
      return 'The nesting here is too deep to be read.'
    default:
      return `${capital(quoted)} cannot stand here.`
  }
}

function missingCharacter(reason: string, quoted: string): string {
  if (/quote/.test(reason)) return 'A quote is opened in this value and never closed.'
  if (/must end with a \]|\]$/.test(reason)) return 'A [ is opened and not closed by ].'
  if (/must end with a \}|\}$/.test(reason)) return 'A { is opened and not closed by }.'
  if (/Missing , (?:between|or)/.test(reason)) return `A comma is missing before ${quoted}.`
  if (/Block collection cannot start/.test(reason))
    return 'The first key stands in the line of ---; it belongs in a line of its own.'
  if (/space after :/.test(reason)) return `A blank is missing behind the colon of ${quoted}.`
  if (/Sequence item without/.test(reason)) return `${capital(quoted)} stands in a list and has no dash.`
  if (/[Ii]mplicit map key|map value|[Ii]mplicit keys? needs?/.test(reason))
    return `A colon is missing behind ${quoted}.`
  return `Something is missing at ${quoted}: a colon, a dash, a bracket or a line break.`
}

function shorten(text: string): string {
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The end of the line, or of what is shown of a very long one. */
function lineEndOf(text: string, from: number): number {
  const end = text.slice(from, from + longestRange).search(/[\r\n]/)
  return end < 0 ? from + longestRange : end === 0 ? from + 1 : from + end
}
