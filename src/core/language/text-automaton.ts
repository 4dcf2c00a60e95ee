/** Reads a text character by character; a set of texts as a machine. States are numbers from 0 on. */
export interface Automaton {
  readonly start: number
  /** The state behind a character; undefined where nothing can be taken any more. */
  step(state: number, code: number): number | undefined
  accepts(state: number): boolean
  /** Characters of one class are the same to it, whatever the state. */
  classOf(code: number): string
}

/** The paths that routes see, but for those with escapes: Envoy's normalisation yields no others. */
export const plainPaths: Automaton = {
  start: 0,
  step(state, code) {
    const character = String.fromCharCode(code)
    if (state === 0) return character === '/' ? 1 : undefined
    if (code < 0x21 || code > 0x7e || '"<>^`{|}\\#?%'.includes(character)) return undefined
    if (character === '/') return state === 2 || state === 3 ? undefined : 1
    if (character === '.') return state === 1 ? 2 : state === 2 ? 3 : 4
    return 4
  },
  accepts: state => state === 1 || state === 4,
  classOf: code => (code === 0x2f || code === 0x2e ? String.fromCharCode(code) : ''),
}

/** All paths that routes see. Of escapes only those stay whose character may not be written as it is. */
export const escapedPaths: Automaton = {
  ...plainPaths,
  step(state, code) {
    const character = String.fromCharCode(code)
    if (state >= 5 && /^[0-9A-Fa-f]$/.test(character)) {
      const digit = Number.parseInt(character, 16)
      if (state === 5) return 6 + digit
      const decoded = (state - 6) * 16 + digit
      return decoded === 0 || /[A-Za-z0-9\-._~]/.test(String.fromCharCode(decoded)) ? undefined : 4
    }
    // A percent sign without two digits behind it stays as it is.
    return state > 0 && character === '%' ? 5 : plainPaths.step(state >= 5 ? 4 : state, code)
  },
  accepts: state => state === 1 || state >= 4,
  classOf: code => (/[/.%0-9A-Fa-f]/.test(String.fromCharCode(code)) ? String.fromCharCode(code) : ''),
}

/** The values a header line can have: no control characters, no white space at either end. */
export const headerValues: Automaton = {
  start: 0,
  step(state, code) {
    const isSpace = code === 0x20 || code === 0x09
    if (isSpace) return state === 0 ? undefined : 2
    return code < 0x20 || code === 0x7f ? undefined : 1
  },
  accepts: state => state !== 2,
  classOf: code => (code === 0x20 || code === 0x09 ? ' ' : ''),
}

/** The values a query parameter can have, as they are written in a URL. */
export const queryValues: Automaton = {
  start: 0,
  step: (_, code) => (code < 0x21 || code > 0x7e || code === 0x26 || code === 0x23 ? undefined : 0),
  accepts: () => true,
  classOf: code => (code === 0x26 || code === 0x23 ? 'x' : ''),
}

/** The methods that HTTP/2 can carry; HTTP/1 knows only some of them. */
export const methods: Automaton = {
  start: 0,
  step: (_, code) => (/[!#$%&'*+\-.^_`|~0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : undefined),
  accepts: state => state === 1,
  classOf: () => '',
}
