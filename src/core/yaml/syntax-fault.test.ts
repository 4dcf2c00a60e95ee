import { describe, expect, it } from 'vitest'
import { readAlone } from '../../testing/read-alone.ts'

/** Broken texts with the place that is marked, «», and what is said of it. */
const faults: readonly (readonly [text: string, message: string])[] = [
  ['a: «b: c»\n', 'A value that holds `: ` needs quotes.'],
  ['a: «"b»\nc: 1\n', 'The quote is not closed.'],
  ['a: «"b»\nc: "d"\n', 'The quote is not closed in its line; it ends in line 2.'],
  ['a: «[»b, c\nd: 1\n', '`[` is not closed. Expected `]` before line 2.'],
  ['a: «[»b\n', '`[` is not closed. Expected `]`.'],
  ['a: «{»b: 1\nc: 2\n', '`{` is not closed. Expected `}` before line 2.'],
  ['a: ["b" «"c"»]\n', 'Expected `,` or `]`, found `"c"`.'],
  ['a: [/b«?»c]\n', 'A `?` ends a value inside brackets. Put the whole value in quotes.'],
  ['a: «]»\n', '`]` closes nothing: no `[` is open.'],
  ['a: {b: 1}«}»\n', '`}` closes nothing: no `{` is open.'],
  ['a: «@b»\n', 'A value cannot begin with `@`. Put it in quotes.'],
  ['a: «`b`»\n', 'A value cannot begin with a backtick. Put it in quotes.'],
  ['a: [«|»]\n', '`|` cannot begin a value inside brackets. Put it in quotes.'],
  ['- name: default\n«   route:»\n   - x\n', 'Wrong indentation: 3 spaces, expected 2 spaces.'],
  ['a:\n  b: 1\n« c: 2»\n', 'Wrong indentation: 1 space, expected 2 spaces.'],
  ['a:\n    b: 1\n«  c: 2» # d\n', 'Wrong indentation: 2 spaces, expected 4 spaces.'],
  ['a: "b"\n«  c: d»\n', 'Wrong indentation: 2 spaces, expected 0 spaces.'],
  ['a:\n  - b\n« - c»\n', 'Wrong indentation: 1 space, expected 2 spaces.'],
  ['- a\n«b: 1»\n', 'Expected `- `: this line stands in a list.'],
  ['- a\n«-b»\n', 'Expected `- `: this line stands in a list.'],
  ['a: 1\n«- b»\n', 'Expected a key: this line stands in a mapping, not in a list.'],
  ['a: 1\n«b»\nc: 2\n', 'Expected `:` after `b`.'],
  ['«a»\nb: c\n', 'Expected `:` after `a`.'],
  ['a: «"b" c»\n', 'Expected the end of the line after `"b"`. Put the whole value in quotes.'],
  [
    'a: «-» b\n',
    'A list or mapping cannot begin in the line of its key. Put `-` in the next line, or the value in quotes.',
  ],
  ['a: | «b»\n', 'Expected a line break after `|`: the text begins in the next line.'],
  ['a:\n«\t»b: 1\n', 'Tabs are not allowed as indentation. Use spaces.'],
  ['a: 1\n«\t»\nb: 2\n', 'Tabs are not allowed as indentation. Use spaces.'],
  [
    'hosts: «*.example.com»\n',
    '`*.example.com` begins with *, which stands for an alias. Put the value in quotes.',
  ],
  ['a: «*b»\n', 'Unknown anchor `b`: no value above has it. Put a value that begins with * in quotes.'],
  [
    'a: "«\\d»+"\n',
    '`\\d` is not an escape of a string in double quotes. Use single quotes, or write \\\\ for a backslash.',
  ],
  ['a: 1\n«---b»\nc: 2\n', 'Expected only a comment after `---`. kubectl stops reading at this line.'],
  ['«%YAML 1.1»\n', 'kubectl cuts `%YAML 1.1` off at the `---` below and refuses it. Remove it.'],
  ['a: «!!int» x\n'.replace('«!!int» x', '!!int «x»'), '`x` does not fit its tag `!!int`.'],
  [
    '{"a": 1«,»}',
    'JSON does not allow a comma after the last item. Kubernetes reads a document that begins with { as JSON.',
  ],
  [
    '{"a": 1, «#» b\n}',
    'JSON does not allow comments. Kubernetes reads a document that begins with { as JSON.',
  ],
  ['{«a»: 1}', 'Expected a key in double quotes. Kubernetes reads a document that begins with { as JSON.'],
  ['{"a" «1»}', 'Expected `:` after the key. Kubernetes reads a document that begins with { as JSON.'],
  ['«{»"a": 1', 'The bracket is not closed. Kubernetes reads a document that begins with { as JSON.'],
  [
    '{"a": [1 «2»]}',
    'Expected `,` or the closing bracket. Kubernetes reads a document that begins with { as JSON.',
  ],
  [
    '«{{- if .Values.a }}»\na: 1\n{{- end }}\n',
    'This is a Helm template: render it first (`helm template`).',
  ],
  ['a: «{{ .Values.a }}»\nb: c: d\n', 'This is a Helm template: render it first (`helm template`).'],
  ['a: «{{ host }}»\n', 'This is a template: fill it in first.'],
]

describe('a syntax fault', () => {
  it.each(faults)('of %j is told by its cause, where it is to be mended', (marked, message) => {
    const from = marked.indexOf('«')
    const to = marked.indexOf('»') - 1
    const found = readAlone(marked.replace(/[«»]/g, '')).faults
    expect(found).toMatchObject([{ severity: 'error', from, to, message }])
  })

  it('is not said of a template that stands in quotes', () => {
    const [fault] = readAlone('a: "{{ .Values.a }}"\nb: c: d\n').faults
    expect(fault?.message).toBe('A value that holds `: ` needs quotes.')
  })

  it('leaves a text aside that kubectl passes over, and says so', () => {
    expect(readAlone(' a: 1\nb: 2\n').faults).toMatchObject([
      {
        severity: 'warning',
        from: 6,
        message: 'Only the part above is read: kubectl ignores everything from here on.',
      },
    ])
  })
})
