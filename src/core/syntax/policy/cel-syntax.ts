/** Why a text is not an expression of the Common Expression Language, as a clause; undefined when it is one. */
export function celFault(text: string): string | undefined {
  const tokens = tokensOf(text)
  if (typeof tokens === 'string') return tokens
  if (tokens.length === 0) return 'it is empty'
  const parser = new Parser(tokens)
  try {
    parser.expression()
    parser.end()
    return undefined
  } catch (error) {
    if (error instanceof Unexpected) return error.message
    throw error
  }
}

type TokenKind = 'name' | 'literal' | 'sign'

interface Token {
  readonly kind: TokenKind
  readonly text: string
}

class Unexpected extends Error {}

const space = /(?:\s|\/\/[^\n]*)+/y
const string = new RegExp(
  [
    String.raw`(?:[rR][bB]?|[bB][rR]?)?"""[\s\S]*?"""`,
    String.raw`(?:[rR][bB]?|[bB][rR]?)?'''[\s\S]*?'''`,
    String.raw`(?:[rR][bB]?|[bB][rR])"[^"\n\r]*"`,
    String.raw`(?:[rR][bB]?|[bB][rR])'[^'\n\r]*'`,
    String.raw`[bB]?"(?:[^"\\\n\r]|\\.)*"`,
    String.raw`[bB]?'(?:[^'\\\n\r]|\\.)*'`,
  ].join('|'),
  'y',
)
const number = /0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+[uU]?/y
const name = /[_a-zA-Z][_a-zA-Z0-9]*/y
const sign = /&&|\|\||==|!=|<=|>=|[<>+\-*/%!?:.,()[\]{}]/y

const literals = ['true', 'false', 'null']
const reserved = [
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
]

/** Nested deeper than this, an expression is refused. */
const deepest = 250

function tokensOf(text: string): Token[] | string {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found) at += found.length
    return found
  }
  while (at < text.length) {
    if (take(space)) continue
    const literal = take(string) ?? take(number)
    const word = literal ? undefined : take(name)
    const other = literal || word ? undefined : take(sign)
    if (literal) tokens.push({ kind: 'literal', text: literal })
    else if (word) tokens.push({ kind: literals.includes(word) ? 'literal' : 'name', text: word })
    else if (other) tokens.push({ kind: 'sign', text: other })
    else return `"${text.slice(at, at + 10)}" is not expected at character ${at + 1}`
  }
  return tokens
}

/** The grammar of the language definition, by recursive descent; values and types are not looked at. */
class Parser {
  private at = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  expression(): void {
    if (++this.depth > deepest) throw new Unexpected('it is nested too deeply')
    this.chain(['||'], () => this.chain(['&&'], () => this.relation()))
    if (this.skip('?')) {
      this.chain(['||'], () => this.chain(['&&'], () => this.relation()))
      this.expect(':')
      this.expression()
    }
    this.depth--
  }

  end(): void {
    if (this.at < this.tokens.length) throw this.unexpected()
  }

  private relation(): void {
    const sum = () => this.chain(['+', '-'], () => this.chain(['*', '/', '%'], () => this.unary()))
    sum()
    while (this.skip('<', '<=', '>=', '>', '==', '!=') || this.skipWord('in')) sum()
  }

  private unary(): void {
    while (this.skip('!', '-'));
    this.member()
  }

  private member(): void {
    this.primary()
    for (;;) {
      if (this.skip('.')) {
        const field = this.tokens[this.at]
        if (field?.kind !== 'name') throw this.unexpected()
        this.at++
        if (this.skip('(')) this.arguments(field.text)
      } else if (this.skip('[')) {
        this.expression()
        this.expect(']')
      } else if (this.skip('{')) this.entries('}', () => this.fieldName())
      else return
    }
  }

  private primary(): void {
    if (this.skip('(')) {
      this.expression()
      this.expect(')')
    } else if (this.skip('[')) this.list(']')
    else if (this.skip('{')) this.entries('}', () => this.expression())
    else {
      this.skip('.')
      const token = this.tokens[this.at]
      if (!token || token.kind === 'sign') throw this.unexpected()
      if (token.kind === 'name' && (token.text === 'in' || reserved.includes(token.text)))
        throw this.unexpected()
      this.at++
      if (token.kind === 'name' && this.skip('(')) this.arguments(token.text)
    }
  }

  /** What follows `name(`. The macro `has` takes one argument, which selects a field. */
  private arguments(called: string): void {
    const from = this.at
    this.list(')')
    if (called !== 'has' || this.tokens[from - 3]?.text === '.') return
    const inside = this.tokens.slice(from, this.at - 1)
    if (inside.at(-2)?.text !== '.' || inside.at(-1)?.kind !== 'name')
      throw new Unexpected('has() takes the field of something, such as has(request.headers)')
  }

  private list(close: string): void {
    while (!this.skip(close)) {
      this.expression()
      if (!this.skip(',')) {
        this.expect(close)
        return
      }
    }
  }

  private entries(close: string, key: () => void): void {
    while (!this.skip(close)) {
      key()
      this.expect(':')
      this.expression()
      if (!this.skip(',')) {
        this.expect(close)
        return
      }
    }
  }

  private fieldName(): void {
    if (this.tokens[this.at]?.kind !== 'name') throw this.unexpected()
    this.at++
  }

  private chain(signs: readonly string[], operand: () => void): void {
    operand()
    while (this.skip(...signs)) operand()
  }

  private skip(...signs: readonly string[]): boolean {
    const token = this.tokens[this.at]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return false
    this.at++
    return true
  }

  private skipWord(word: string): boolean {
    if (this.tokens[this.at]?.kind !== 'name' || this.tokens[this.at]?.text !== word) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw this.unexpected(text)
  }

  private unexpected(instead?: string): Unexpected {
    const found = this.tokens[this.at]
    const expected = instead ? `"${instead}" is expected` : 'something is missing'
    return new Unexpected(
      found ? `"${found.text.slice(0, 20)}" is not expected there` : `${expected} at its end`,
    )
  }
}
