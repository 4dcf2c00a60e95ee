import type { Range } from '../../text/text-edit.ts'

/** Why libyaml goes no further. */
export type Reason =
  | 'alias-name'
  | 'anchor-name'
  | 'block-in-flow'
  | 'block-indent-zero'
  | 'block-header'
  | 'dash-not-allowed'
  | 'directive'
  | 'directive-alone'
  | 'escape'
  | 'escape-code'
  | 'escape-digits'
  | 'key-not-allowed'
  | 'list-entry'
  | 'list-separator'
  | 'map-entry'
  | 'map-separator'
  | 'marker-in-quotes'
  | 'no-colon'
  | 'no-dash'
  | 'no-value'
  | 'plain-start'
  | 'tab'
  | 'tag'
  | 'tag-handle'
  | 'too-deep'
  | 'unclosed'
  | 'unclosed-quote'
  | 'value-not-allowed'

/** Thrown by the reader at the first place it cannot go on from; becomes a fault at its door. */
export class Unreadable extends Error {
  readonly reason: Reason
  readonly from: number
  readonly to: number
  /** Where what is being read begins: the bracket, the quote, the collection. */
  readonly start: number
  /** What stands before it: the last piece that was read, without those that stand for no characters. */
  readonly before: Range | undefined

  constructor(reason: Reason, from: number, to: number, start = from, before?: Range) {
    super(reason)
    this.reason = reason
    this.from = from
    this.to = to
    this.start = start
    this.before = before
  }
}
