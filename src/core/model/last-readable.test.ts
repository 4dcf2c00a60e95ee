import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { lastReadable, unreadableFiles } from './last-readable.ts'
import { identifyFiles } from './locate.ts'
import type { AnalysedDocument } from './resource.ts'

const gateway = 'kind: Gateway\nmetadata: {name: front}\n'
const service = 'kind: Service\nmetadata: {name: cart}\n'
const broken = gateway.replace('front}', 'front')

describe('the last readable reading', () => {
  it('stands in for a document while it cannot be read, keystroke after keystroke', () => {
    const first = read(`${gateway}---\n${service}`)
    const second = lastReadable(first, read(`${broken}---\n${service}`))
    expect(ids(second)).toEqual(['Gateway/default/front', 'Service/default/cart'])
    const third = lastReadable(second, read(`${broken}x---\n${broken}---\n${service}# more\n`))
    expect(ids(third)).toContain('Gateway/default/front')
    expect(unreadableFiles(third)).toEqual(['a.yaml'])
  })

  it('is the present one where all can be read', () => {
    const now = read(service)
    expect(lastReadable(read(gateway), now)).toBe(now)
    expect(unreadableFiles(now)).toEqual([])
  })

  it('gives no name that another document has now', () => {
    const first = read(`${gateway}---\n${service}`)
    const moved = lastReadable(first, read(`${broken}---\n${gateway}`))
    expect(ids(moved)).toEqual(['Gateway/default/front'])
    expect(moved[1]?.resources).toHaveLength(1)
  })

  it('follows a document below one that was added, and is that of its own file', () => {
    const first = read(`${service}---\n${gateway}`)
    const second = lastReadable(first, read(`${service}---\n${broken}`))
    const third = lastReadable(second, read(`kind: Pod\n---\n${service}---\n${broken}`))
    expect(ids(third)).toEqual(['Pod/default/', 'Service/default/cart', 'Gateway/default/front'])
    expect(ids(lastReadable(first, read(`${service}---\n${broken}`, 'b.yaml')))).not.toContain(
      'Gateway/default/front',
    )
  })
})

function read(text: string, name = 'a.yaml'): readonly AnalysedDocument[] {
  return identifyFiles([{ name, text }], defaultSettings)
}

function ids(documents: readonly AnalysedDocument[]): string[] {
  return documents.flatMap(it => it.resources.map(resource => resource.id))
}
