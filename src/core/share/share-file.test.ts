import { describe, expect, it } from 'vitest'
import { readShareFile, shareFileName, writeShareFile } from './share-file.ts'

describe('a file for a link', () => {
  it('gives back the letters, also through an editor that adds a mark or blanks', () => {
    const text = writeShareFile('v2:abc_-')
    for (const written of [text, `\uFEFF${text}`, text.replace('{', '{\r\n  ')])
      expect(readShareFile(written)).toBe('v2:abc_-')
  })

  it('is told from other JSON and YAML', () => {
    for (const other of [
      '{"drawbridge": 1}',
      '{"drawbridge":"v2:a","b":1}',
      '{"kind":"List"}',
      'drawbridge: "v2:a"',
      '',
      '{"drawbridge":"http://a"}',
    ])
      expect([other, readShareFile(other)]).toEqual([other, undefined])
  })

  it('is named after the workspace, as any disk takes it', () => {
    expect(['Shop', 'a/b: c?', '..', ''].map(shareFileName)).toEqual([
      'Shop.drawbridge.json',
      'a-b- c.drawbridge.json',
      'workspace.drawbridge.json',
      'workspace.drawbridge.json',
    ])
  })
})
