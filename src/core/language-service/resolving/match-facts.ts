import { matchesWhole } from '../../language/match-text.ts'
import { regexSamples } from '../../language/regex-samples.ts'
import { type Path, valueAt } from '../../yaml/path.ts'

/** What a condition on a text takes, shown on samples; nothing where the place is no condition. */
export function matchFacts(value: unknown, path: Path): string[] {
  const operator = path.at(-1)
  const text: unknown = valueAt(value, path)
  if (typeof text !== 'string' || text === '' || !path.includes('match')) return []
  switch (operator) {
    case 'exact':
      return [`Takes ${code(text)} and nothing else.`]
    case 'prefix':
      return [prefixFact(text)]
    case 'regex':
      return [regexFact(text)]
    default:
      return []
  }
}

function prefixFact(prefix: string): string {
  const taken = prefix.endsWith('/') ? [prefix, `${prefix}a`] : [prefix, `${prefix}/a`, `${prefix}-a`]
  const missed = prefix.length > 1 ? prefix.slice(0, -1) : undefined
  return `Takes ${taken.map(code).join(', ')}${missed ? `; not ${code(missed)}` : ''}.`
}

const mostSamples = 4

function regexFact(pattern: string): string {
  const samples = regexSamples(pattern)
  if (samples.length === 0) return 'RE2 reads the pattern, and it has to take the whole text.'
  const taken = samples.filter(it => it !== '').slice(0, mostSamples)
  const longer = taken[0] === undefined ? undefined : `${taken[0]}~`
  const missed = longer !== undefined && !matchesWhole(pattern, longer) ? `; not ${code(longer)}` : ''
  const empty = samples.includes('') ? 'the empty text' : undefined
  return `Takes ${[...taken.map(code), ...(empty ? [empty] : [])].join(', ')}${missed}.`
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``
}
