import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import { applyEdits } from '../text/text-edit.ts'
import { cutDocuments } from './cut-documents.ts'
import { appendDocument, duplicateDocument, removeDocument } from './edit-file.ts'

const append = (text: string, document: string) => applyEdits(text, appendDocument(text, document))
const remove = (text: string, index: number) => applyEdits(text, removeDocument(text, index))
const duplicate = (text: string, index: number) => applyEdits(text, duplicateDocument(text, index))

describe('appendDocument', () => {
  it('puts a --- between documents and none before the first', () => {
    expect(append('a: 1\n', 'b: 2\n')).toBe('a: 1\n---\nb: 2\n')
    expect(append('a: 1', '---\nb: 2')).toBe('a: 1\n---\nb: 2\n')
    expect(append('', 'b: 2\n')).toBe('b: 2\n')
    expect(append('\n', 'b: 2\n')).toBe('\nb: 2\n')
    expect(append('a: 1\n---\n', 'b: 2\n')).toBe('a: 1\n---\nb: 2\n')
  })

  it('takes on the line ends of the file', () => {
    expect(append('a: 1\r\n', 'b: 2\nc: 3\n')).toBe('a: 1\r\n---\r\nb: 2\r\nc: 3\r\n')
  })
})

describe('removeDocument', () => {
  it('takes the separator along', () => {
    expect(remove('a: 1\n---\nb: 2\n---\nc: 3\n', 0)).toBe('b: 2\n---\nc: 3\n')
    expect(remove('a: 1\n---\nb: 2\n---\nc: 3\n', 1)).toBe('a: 1\n---\nc: 3\n')
    expect(remove('a: 1\n---\nb: 2', 1)).toBe('a: 1\n')
    expect(remove('---\na: 1\n---\nb: 2\n', 0)).toBe('---\nb: 2\n')
    expect(remove('a: 1\n', 0)).toBe('')
    expect(remove('a: 1\n', 5)).toBe('a: 1\n')
  })

  it('keeps what the top of the file says about the file', () => {
    expect(remove('# licence\n\n# about a\na: 1\n---\nb: 2\n', 0)).toBe('# licence\n\nb: 2\n')
    expect(remove('# licence\n---\na: 1\n---\nb: 2\n', 0)).toBe('# licence\n---\nb: 2\n')
    expect(remove('# about a\na: 1\n---\nb: 2\n', 0)).toBe('b: 2\n')
  })
})

describe('duplicateDocument', () => {
  it('writes a document again behind itself', () => {
    expect(duplicate('a: 1\n---\nb: 2\n', 0)).toBe('a: 1\n---\na: 1\n---\nb: 2\n')
    expect(duplicate('a: 1\n---\nb: 2', 1)).toBe('a: 1\n---\nb: 2\n---\nb: 2')
    expect(duplicate('--- # a\na: 1\n', 0)).toBe('--- # a\na: 1\n---\n# a\na: 1\n')
    expect(duplicate('# licence\n\na: 1\n', 0)).toBe('# licence\n\na: 1\n---\na: 1\n')
  })
})

describe('whole documents', () => {
  const documents = nastyFiles.filter(it => /\S/.test(it.text.replace(/#.*|---|\uFEFF/g, '')))

  it.each(documents)('are added behind, and taken away again, byte for byte: $name', ({ text }) => {
    const count = cutDocuments(text).length
    const added = append(text, 'added: 1\n')
    expect(cutDocuments(added)).toHaveLength(count + 1)
    expect(added.startsWith(text)).toBe(true)
    const back = remove(added, count)
    expect(back.startsWith(text) && back.length - text.length <= 2).toBe(true)
    expect(cutDocuments(duplicate(text, count - 1))).toHaveLength(count + 1)
  })
})
