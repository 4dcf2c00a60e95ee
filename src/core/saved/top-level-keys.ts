/** A text, read unit by unit. */
export type Units = Pick<string, 'length' | 'charCodeAt'>

/**
 * The keys of the map at the top of a YAML or JSON text, as far as they can be told without parsing it: plain or quoted
 * words before a colon. Each unit is looked at a fixed number of times, whatever the text holds.
 */
export function* topLevelKeys(text: Units): Generator<string> {
  const start = skipToContent(text, 0)
  if (text.charCodeAt(start) === code('{')) yield* flowKeys(text, start)
  else yield* blockKeys(text, start)
}

/** Whether a text may be a file of saved requests: it has their key at the top, and none of an object of Kubernetes. */
export function hasRequestKeys(text: Units): boolean {
  let hasRequests = false
  for (const key of topLevelKeys(text)) {
    if (key === 'kind' || key === 'apiVersion') return false
    if (key === 'requests' || key === 'testCases') hasRequests = true
  }
  return hasRequests
}

/** The keys of lines that begin in the column of the first one. */
function* blockKeys(text: Units, start: number): Generator<string> {
  const column = start - lineStart(text, start)
  for (let at = start; at < text.length; ) {
    const key = keyAt(text, at)
    if (key !== undefined) yield key
    at = nextLine(text, at)
    // A line that begins further left or right is passed over, and so are blank ones.
    while (at < text.length) {
      const first = skipBlanks(text, at)
      if (first - at === column && !endsLine(text, first)) {
        at = first
        break
      }
      at = nextLine(text, first)
    }
  }
}

/** The keys within the first braces and in no others. */
function* flowKeys(text: Units, start: number): Generator<string> {
  let depth = 0
  let isKeyNext = false
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isKeyNext && !isSpace(unit)) {
      const key = keyAt(text, at)
      if (key !== undefined) yield key
      isKeyNext = false
    }
    if (unit === code('"') || unit === code("'")) at = endOfQuoted(text, at)
    else if (unit === code('{') || unit === code('[')) {
      depth++
      isKeyNext = depth === 1
    } else if (unit === code('}') || unit === code(']')) {
      depth--
      if (depth === 0) return
    } else if (unit === code(',')) isKeyNext = depth === 1
  }
}

const longestKey = 40

function keyAt(text: Units, at: number): string | undefined {
  const quote = text.charCodeAt(at)
  const quoted = quote === code('"') || quote === code("'")
  let end = quoted ? at + 1 : at
  let key = ''
  while (isLetter(text.charCodeAt(end)) && key.length < longestKey)
    key += String.fromCharCode(text.charCodeAt(end++))
  if (key === '' || (quoted && text.charCodeAt(end++) !== quote)) return undefined
  // As many blanks as anyone puts before a colon: a key is looked for at one place only once.
  const limit = end + longestKey
  while (end < limit && isBlank(text.charCodeAt(end))) end++
  return text.charCodeAt(end) === code(':') ? key : undefined
}

/** Past a byte-order mark, blank lines, comments, directives and the marker of a document. */
function skipToContent(text: Units, from: number): number {
  let at = text.charCodeAt(from) === 0xfeff ? from + 1 : from
  while (at < text.length) {
    const first = skipBlanks(text, at)
    if (isMarker(text, first)) at = first + 3
    else if (endsLine(text, first) || text.charCodeAt(first) === code('%')) at = nextLine(text, first)
    else return first
  }
  return at
}

function isMarker(text: Units, at: number): boolean {
  return [0, 1, 2].every(it => text.charCodeAt(at + it) === code('-'))
}

function endsLine(text: Units, at: number): boolean {
  return at >= text.length || isLineEnd(text.charCodeAt(at)) || text.charCodeAt(at) === code('#')
}

function skipBlanks(text: Units, from: number): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at++
  return at
}

function nextLine(text: Units, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
  return at + 1
}

function lineStart(text: Units, from: number): number {
  let at = from
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 0xfeff) at--
  return at
}

/** Where the closing quote stands. A backslash escapes within double quotes only. */
function endOfQuoted(text: Units, from: number): number {
  const quote = text.charCodeAt(from)
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== quote)
    at += quote === code('"') && text.charCodeAt(at) === code('\\') ? 2 : 1
  return at
}

function code(character: string): number {
  return character.charCodeAt(0)
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d
}

function isSpace(unit: number): boolean {
  return isBlank(unit) || isLineEnd(unit)
}
