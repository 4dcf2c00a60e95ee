import { describe, expect, it } from 'vitest'
import { markExample } from './marked-example.ts'

function show(yaml: string): string {
  return markExample(yaml)
    .map(line => line.pieces.map(it => (it.marked ? `[${it.text}]` : it.text)).join(''))
    .join('\n')
}

describe('markExample', () => {
  it('marks what the carets stand under and leaves their line out', () => {
    expect(show('\ntls: { mode: SIMPLE }  # copied\n#      ^^^^\nhosts: [a]\n')).toBe(
      'tls: { [mode]: SIMPLE }  # copied\nhosts: [a]',
    )
  })

  it('marks several places of a line', () => {
    expect(show('a: 1, b: 2\n#  ^     ^')).toBe('a: [1], b: [2]')
  })

  it('leaves ordinary comments alone', () => {
    expect(show('# why ^ not\na: 1\n# done')).toBe('# why ^ not\na: 1\n# done')
  })
})
