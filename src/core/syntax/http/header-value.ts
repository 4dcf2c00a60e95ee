/** What stands between the percent signs of a header value is read in these states; see Envoy's header parser. */
type State =
  | 'literal'
  | 'variable'
  | 'arguments'
  | 'string'
  | 'afterString'
  | 'expectString'
  | 'expectEnd'
  | 'afterEnd'

/**
 * Why a text cannot be the value of a header that Istio sets, as a clause; undefined when it can. Control characters are
 * refused, and `%` begins a variable of Envoy's (`%REQ(x)%`) unless it is doubled. Which variables there are is not checked.
 */
export function headerValueFault(value: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return 'it contains a control character'
  let state: State = 'literal'
  for (let i = 0; i < value.length; i++) {
    const unit = value[i] ?? ''
    const isLast = i === value.length - 1
    if (state === 'literal') {
      if (unit !== '%') continue
      if (isLast) return strayPercent
      if (value[i + 1] === '%') i++
      else state = 'variable'
    } else if (state === 'string' && unit === '\\') {
      if (isLast) return 'it ends with a backslash inside a variable'
      i++
    } else {
      const next = step(state, unit)
      if (!next) return `unexpected "${unit}" in the variable`
      state = next
    }
  }
  return state === 'literal' ? undefined : strayPercent
}

const strayPercent = 'a percent sign begins a variable that does not end; a plain percent sign is written %%'

/** The next state, or undefined where the character cannot stand. */
function step(state: Exclude<State, 'literal'>, unit: string): State | undefined {
  switch (state) {
    case 'variable':
      return unit === '%' ? 'literal' : unit === '(' ? 'arguments' : state
    case 'arguments':
      return unit === '[' ? 'expectString' : unit === ' ' ? state : 'string'
    case 'string':
      return unit === ')' ? 'afterEnd' : unit === '"' ? 'afterString' : state
    case 'afterString':
      return unit === ',' ? 'expectString' : unit === ']' ? 'expectEnd' : unit === ' ' ? state : undefined
    case 'expectString':
      return unit === '"' ? 'string' : unit === ' ' ? state : undefined
    case 'expectEnd':
      return unit === ')' ? 'afterEnd' : unit === ' ' ? state : undefined
    case 'afterEnd':
      return unit === '%' ? 'literal' : unit === ' ' ? state : undefined
  }
}
