import fc from '../property.ts'

/** What YAML, Istio and their readers take apart texts by, and what they have no place for. */
const pieces = [
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '- ',
    ': ',
    ':',
    '#',
    ' #',
    '---\n',
    '---',
    '...\n',
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
  ...[
    '"',
    "'",
    '|',
    '>',
    '|-\n',
    '&a ',
    '*a',
    '<<: *a',
    '!!str ',
    '!x ',
    '?',
    '? ',
    '%YAML 1.1\n',
    '@',
    '`',
    '\\',
  ],
  ...[
    '~',
    'null',
    'true',
    'on',
    '0',
    '-1',
    '1e9',
    '.inf',
    '0x1F',
    '99999999999999999999',
    '2024-01-01',
    '""',
    '[]',
  ],
  ...[
    '*',
    '*.',
    '.',
    '/',
    '..',
    '^',
    '(',
    '$',
    '{{ .Values.x }}',
    'mesh',
    'kind: List\nitems:\n',
    'metadata:\n',
  ],
  ...['\u0000', '\u0085', '\u2028', '\uFEFF', '\uD800', 'ä', '🛒', '\u202E', '\u200B'],
] as const

type Change =
  | { readonly type: 'insert'; readonly at: number; readonly piece: string }
  | { readonly type: 'remove'; readonly at: number; readonly length: number }
  | {
      readonly type: 'copyLines' | 'moveLines'
      readonly from: number
      readonly count: number
      readonly to: number
    }
  | { readonly type: 'indent'; readonly line: number; readonly by: number }

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), at: place, piece: fc.constantFrom(...pieces) }),
  fc.record({ type: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    type: fc.constantFrom('copyLines' as const, 'moveLines' as const),
    from: place,
    count: fc.integer({ min: 1, max: 6 }),
    to: place,
  }),
  fc.record({ type: fc.constant('indent' as const), line: place, by: fc.integer({ min: -3, max: 3 }) }),
)

/** One of the texts, a little spoiled: letters put in and taken out, lines copied, moved and indented. */
export function mutated(corpus: readonly string[], most = 6): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...corpus), fc.array(changes, { maxLength: most }))
    .map(([text, all]) => all.reduce(changed, text))
}

function changed(text: string, change: Change): string {
  if (change.type === 'insert') {
    const at = Math.floor(change.at * (text.length + 1))
    return text.slice(0, at) + change.piece + text.slice(at)
  }
  if (change.type === 'remove') {
    const at = Math.floor(change.at * (text.length + 1))
    return text.slice(0, at) + text.slice(at + change.length)
  }
  const lines = text.split('\n')
  if (change.type === 'indent') {
    const at = Math.floor(change.line * lines.length)
    const line = lines[at] ?? ''
    return lines.with(at, change.by < 0 ? line.slice(-change.by) : ' '.repeat(change.by) + line).join('\n')
  }
  const from = Math.floor(change.from * lines.length)
  const taken =
    change.type === 'moveLines' ? lines.splice(from, change.count) : lines.slice(from, from + change.count)
  lines.splice(Math.floor(change.to * (lines.length + 1)), 0, ...taken)
  return lines.join('\n')
}
