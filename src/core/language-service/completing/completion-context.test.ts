import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { completionContext } from './completion-context.ts'

/** `^` is the cursor. */
function at(text: string) {
  const offset = text.indexOf('^')
  const lines = text.replace('^', '').split('\n')
  const line = text.slice(0, offset).split('\n').length - 1
  return completionContext(lines, line, offset - (text.lastIndexOf('\n', offset - 1) + 1))
}

function place(text: string): string | undefined {
  const found = at(text)
  return found && `${found.writes} ${found.path.join('.')} "${found.prefix}"`
}

describe('completionContext', () => {
  it('knows the map by its indentation', () => {
    expect(place('spec:\n  selector:\n    istio: x\n  ser^')).toBe('key spec "ser"')
    expect(place('spec:\n  selector:\n    ^')).toBe('key spec.selector ""')
    expect(place('spec:\n  a: 1\n^')).toBe('key  ""')
  })

  it('counts the items of lists, indented or not', () => {
    expect(place('spec:\n  servers:\n  - port:\n      number: 80\n  - port:\n      na^')).toBe(
      'key spec.servers.1.port "na"',
    )
    expect(place('spec:\n  servers:\n    - hosts: [a]\n      tl^')).toBe('key spec.servers.0 "tl"')
    expect(place('spec:\n  servers:\n  - hosts:\n    - a\n    - b^')).toBe('key spec.servers.0.hosts.1 "b"')
    expect(place('spec:\n  servers:\n  - hosts:\n    - a\n  - ^')).toBe('key spec.servers.1 ""')
  })

  it('knows the value that is being written', () => {
    expect(place('spec:\n  servers:\n  - tls:\n      mode: SI^')).toBe('value spec.servers.0.tls.mode "SI"')
    expect(place('kind: ^')).toBe('value kind ""')
  })

  it('reads flow collections on the line', () => {
    expect(place('servers:\n- port: { number: 80, pro^')).toBe('key servers.0.port "pro"')
    expect(place('servers:\n- port: { number: 80, protocol: H^')).toBe('value servers.0.port.protocol "H"')
    expect(place('http:\n- route: [{ destination: { host: a } }, { we^')).toBe('key http.0.route.1 "we"')
    expect(place('hosts: [a, b^')).toBe('value hosts.1 "b"')
  })

  it('tells which keys are there already, above and below', () => {
    const found = at(
      'spec:\n  servers:\n  - port: 1\n    ^\n    tls:\n      mode: a\n    hosts: []\n  selector: {}\n',
    )
    expect([...(found?.present.keys() ?? [])].sort()).toEqual(['hosts', 'port', 'tls'])
    expect([...(at('a: { b: 1, c: 2, ^')?.present.keys() ?? [])]).toEqual(['b', 'c'])
  })

  it('offers nothing in comments, block scalars and behind finished values', () => {
    for (const text of [
      'a: 1 # no^',
      '# ^',
      'a: |-\n  te^',
      'script: >\n  he^',
      'a: b c^',
      'a:^',
      'a: 1\n  ^',
    ])
      expect(place(text)).toBeUndefined()
  })

  it('stops at the beginning of the document', () => {
    expect(place('spec:\n  a:\n---\n  ^')).toBe('key  ""')
  })

  it('never throws, wherever the cursor is', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ',',
      '"',
      '#',
      '|',
      '---',
      '\t',
      '&x',
      '>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(80), (pieces, cursor) => {
        const text = pieces.join('')
        const offset = Math.min(cursor, text.length)
        const line = text.slice(0, offset).split('\n').length - 1
        completionContext(text.split('\n'), line, offset - (text.lastIndexOf('\n', offset - 1) + 1))
      }),
    )
  })
})
