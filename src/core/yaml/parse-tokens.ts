import { type CST, Lexer, Parser } from 'yaml'
import { limits } from './guard-text.ts'
import type { YamlFault } from './source-document.ts'

/**
 * The tokens of a text, or the place where its nesting gets too deep to go on. Stops right there, so that no text
 * takes long or overflows the stack of what comes after.
 */
export function parseTokens(text: string): CST.Token[] | YamlFault {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > limits.depth + 2) return tooDeep(parser.offset)
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function tooDeep(offset: number): YamlFault {
  return {
    code: 'too-deep',
    severity: 'error',
    from: Math.max(offset - 1, 0),
    to: offset,
    message: `The nesting here is deeper than ${limits.depth} levels, the most that is read.`,
  }
}
