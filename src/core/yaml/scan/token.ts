/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export type TokenType =
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | '?'
  | ':'
  | 'alias'
  | 'anchor'
  | 'block-end'
  | 'block-list'
  | 'block-map'
  | 'directive'
  | 'document-end'
  | 'document-start'
  | 'scalar'
  | 'stream-end'
  | 'tag'

/** A piece of a text as libyaml cuts it. Those that open and close block collections stand for no characters. */
export interface Token {
  readonly type: TokenType
  readonly from: number
  readonly to: number
  /** What a scalar, alias or anchor says; of a tag its handle. */
  readonly text: string
  /** Of a scalar. */
  readonly style?: ScalarStyle
  /** Of a tag, what follows the handle. */
  readonly suffix?: string
  /** Whether `?` is written for a key. */
  readonly isWritten?: boolean
}
