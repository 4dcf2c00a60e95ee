import { describe, expect, it } from 'vitest'
import { splitName, yamlName } from './file-names.ts'

describe('names of files', () => {
  it('end in .yaml unless they say something else', () => {
    expect(yamlName('shop')).toBe('shop.yaml')
    expect(yamlName('shop.yml')).toBe('shop.yml')
    expect(yamlName('a.b/shop')).toBe('a.b/shop.yaml')
    expect(yamlName('../../shop')).toBe('shop.yaml')
    expect(yamlName(' ')).toBe('')
  })

  it('are shown with their folder apart', () => {
    expect(splitName('a/b/c.yaml')).toEqual({ folder: 'a/b/', name: 'c.yaml' })
    expect(splitName('c.yaml')).toEqual({ folder: '', name: 'c.yaml' })
  })
})
