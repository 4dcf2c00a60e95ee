/** A line of YAML, as far as it can be read by itself. */
export interface Line {
  /** The columns of the dashes that open list items on the line. */
  readonly dashes: readonly number[]
  /** Where what follows them begins. */
  readonly column: number
  readonly text: string
  readonly key: string | undefined
  readonly value: string
  /** Whether white space follows the colon. Without it the value has not begun. */
  readonly spaced: boolean
}

/** Reads the beginning of a line; undefined where it is laid out in a way that cannot be told from the line alone. */
export function readLine(text: string): Line | undefined {
  const [, space = '', marks = '', rest = ''] = /^( *)((?:- +)*)(.*)$/s.exec(text) ?? []
  if (rest === '-' || rest.startsWith('\t')) return undefined
  const dashes = [...marks.matchAll(/-/g)].map(it => space.length + it.index)
  const keyed = /^("[^"]*"|'[^']*'|[^\s"'#{}[\],&*!|>%@`][^#]*?)\s*:(\s+|$)(.*)$/s.exec(rest)
  return {
    dashes,
    column: space.length + marks.length,
    text: rest,
    key: keyed ? unquote(keyed[1]!) : undefined,
    value: (keyed?.[3] ?? '').trimStart(),
    spaced: keyed?.[2] !== '',
  }
}

/** Whether a line holds nothing but a comment. */
export function isBlank(text: string): boolean {
  return /^\s*(#|$)/.test(text)
}

/** Whether a line stands between documents. */
export function isMarker(text: string): boolean {
  return /^(---|\.\.\.)(\s|$)/.test(text)
}

/** A key without its quotes. */
export function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key
}
