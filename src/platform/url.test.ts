import { describe, expect, it } from 'vitest'
import { shareFragmentOf } from './url.ts'

describe('shareFragmentOf', () => {
  it('reads a fragment of any version, from an address or alone', () => {
    expect(shareFragmentOf('https://drawbridge.example.com/app/#v1:abc_-')).toBe('v1:abc_-')
    expect(shareFragmentOf('#v12:abc')).toBe('v12:abc')
    expect(shareFragmentOf('v1:abc\n')).toBe('v1:abc')
  })

  it('takes what begins like a link for one, so that it is told what is wrong with it', () => {
    for (const link of ['V1:abc', 'v-1:abc', 'v1.5:abc', 'v:abc', 'v1', 'v1:'])
      expect(shareFragmentOf(`#${link}`)).toBe(link)
  })

  it('reads the colon as chat programs write it', () => {
    expect(shareFragmentOf('#v1%3Aabc')).toBe('v1:abc')
  })

  it('takes other fragments, and broken escapes, for none', () => {
    for (const other of ['', '#', '#top', '#v', '#%E0%A4%A', '#version', '#view:1'])
      expect(shareFragmentOf(other)).toBeUndefined()
  })
})
