import { lineEnd } from '../text/lines.ts'
import { characterAt, lineAt, lineOf, quoted, type Told, tabsAt, wordAt } from './fault-words.ts'
import { limits } from './guard-text.ts'
import { misplacedFault } from './misplaced-fault.ts'
import type { Reason, Unreadable } from './scan/unreadable.ts'
import type { YamlFault } from './source-document.ts'

/** Where the reader stopped, told by its cause, at the place a person has to change. */
export function syntaxFault(text: string, stop: Unreadable): YamlFault {
  const { range = stop, message } = misplacedFault(text, stop) ?? plainFault(text, stop)
  const from = Math.min(range.from, text.length)
  const to = Math.min(Math.max(range.to, from), lineEnd(text, from), text.length)
  return {
    code: codeOf(stop.reason),
    severity: 'error',
    from,
    to: Math.max(to, Math.min(from + 1, text.length)),
    message,
  }
}

function codeOf(reason: Reason): YamlFault['code'] {
  switch (reason) {
    case 'tab':
    case 'too-deep':
      return reason
    case 'alias-name':
      return 'unresolved-alias'
    default:
      return 'syntax'
  }
}

function plainFault(text: string, stop: Unreadable): Told {
  const written = quoted(text, stop)
  switch (stop.reason) {
    case 'tab':
      return { range: tabsAt(text, stop.from), message: 'Tabs are not allowed as indentation. Use spaces.' }
    case 'too-deep':
      return { message: `The nesting is deeper than ${limits.depth} levels, which is the limit.` }
    case 'alias-name':
      return { message: `${written} begins with *, which stands for an alias. Put the value in quotes.` }
    case 'anchor-name':
      return {
        message: `${written} begins with &, which stands for an anchor: letters, digits, - and _ only. Put a value in quotes.`,
      }
    case 'tag':
    case 'tag-handle':
      return { message: `${written} begins with !, which stands for a tag. Put a value in quotes.` }
    case 'plain-start':
      return {
        range: wordAt(text, stop.from),
        message: `A value cannot begin with ${characterAt(text, stop.from)}. Put it in quotes.`,
      }
    case 'block-in-flow':
      return { message: `${written} cannot begin a value inside brackets. Put it in quotes.` }
    case 'block-header':
      return {
        range: { from: stop.from, to: lineEnd(text, stop.from) },
        message: `Expected a line break after \`${text.slice(stop.start, stop.from).trim()}\`: the text begins in the next line.`,
      }
    case 'block-indent-zero':
      return { message: 'The indentation of a block of text is 1 to 9, not 0.' }
    case 'escape':
      return {
        message: `${written} is not an escape of a string in double quotes. Use single quotes, or write \\\\ for a backslash.`,
      }
    case 'escape-digits':
      return { message: `${written} needs more hexadecimal digits: \\x two, \\u four, \\U eight.` }
    case 'escape-code':
      return {
        message: `${written} is not a character by itself. Write the character, or \\U with eight digits; pairs of \\u are for JSON only.`,
      }
    case 'marker-in-quotes':
      return {
        range: { from: stop.start, to: lineEnd(text, stop.start) },
        message: `The quote is not closed before ${written} in line ${lineOf(text, stop.from)}.`,
      }
    case 'unclosed-quote':
      return { range: { from: stop.from, to: lineEnd(text, stop.from) }, message: 'The quote is not closed.' }
    case 'unclosed':
      return {
        range: { from: stop.from, to: stop.from + 1 },
        message: `${written} is not closed. Expected \`${text[stop.from] === '[' ? ']' : '}'}\`.`,
      }
    case 'directive':
      return { message: `${written} is not a directive that kubectl takes.` }
    case 'directive-alone':
      return { message: `kubectl cuts ${written} off at the \`---\` below and refuses it. Remove it.` }
    case 'no-colon':
      return noColon(text, stop)
    case 'no-dash':
      return { range: lineAt(text, stop.from), message: 'Expected `- `: this line stands in a list.' }
    case 'key-not-allowed':
    case 'dash-not-allowed':
      return {
        message: `A list or mapping cannot begin in the line of its key. Put ${written} in the next line, or the value in quotes.`,
      }
    case 'value-not-allowed':
      return { message: 'A mapping cannot begin here. Put a value that holds `: ` in quotes.' }
    case 'list-separator':
      return { message: separator(text, stop, ']') }
    case 'map-separator':
      return { message: separator(text, stop, '}') }
    case 'map-entry':
      return { message: `Expected a key, found ${written}.` }
    case 'list-entry':
      return { message: `Expected \`- \`, found ${written}.` }
    case 'no-value':
      return { message: `Expected a value, found ${written}.` }
  }
}

function noColon(text: string, { from }: Unreadable): Told {
  const range = lineAt(text, from)
  if (range.to - from > 1024) return { range, message: 'A key may have 1024 characters at most.' }
  return { range, message: `Expected \`:\` after ${quoted(text, range)}.` }
}

function separator(text: string, stop: Unreadable, close: ']' | '}'): string {
  if (text[stop.from] === '?') return 'A `?` ends a value inside brackets. Put the whole value in quotes.'
  return `Expected \`,\` or \`${close}\`, found ${quoted(text, stop)}.`
}
