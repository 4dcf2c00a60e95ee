import { expect, it } from 'vitest'
import type { SavedFolder } from '../../workspace/folder/folder-sync.ts'
import { listed, savedWords, stateWords } from './folder-words.ts'

const nothing: SavedFolder = {
  written: [],
  removed: [],
  changed: [],
  failures: [],
  taken: [],
  aside: [],
  asks: false,
}
const full = { reason: 'full', message: 'The disk has no room left for b.yaml.' } as const

it.each<[string, Partial<SavedFolder>, string | undefined, string?]>([
  ['nothing', {}, 'Nothing to save to “shop”', ''],
  [
    'what was written and deleted',
    { written: ['a.yaml'], removed: ['b.yaml'] },
    'Saved to “shop”',
    'Wrote a.yaml.\nDeleted b.yaml.',
  ],
  [
    'what stays in the browser',
    { aside: ['notes.txt'] },
    'Nothing to save to “shop”',
    'Kept in the browser only: notes.txt.',
  ],
  [
    'why not all was saved',
    { written: ['a.yaml'], fault: full },
    'Not everything was saved to “shop”',
    'Wrote a.yaml.\nThe disk has no room left for b.yaml.\nYour work stays here.',
  ],
  [
    'why nothing was saved',
    { failures: ['a.yaml is in use by another program or page.'] },
    'Not saved to “shop”',
    'a.yaml is in use by another program or page.',
  ],
  [
    'what changed meanwhile',
    { changed: ['a.yaml'] },
    'Not saved to “shop”',
    'Changed in the folder meanwhile, and not written: a.yaml. Save once more.',
  ],
  ['nothing where a question is asked', { asks: true }, undefined],
])('a save tells %s', (_, saved, title, description) => {
  const words = savedWords('shop', { ...nothing, ...saved })
  expect([words?.title, words?.description]).toEqual([title, description])
})

it('the state is told by what is most pressing', () => {
  const state = { name: 'shop', status: 'connected', conflicts: [], seen: [] } as const
  const conflict = { file: 'a.yaml', base: '', mine: '', theirs: '' }
  const labels = [
    stateWords(state, 0),
    stateWords(state, 2),
    stateWords({ ...state, conflicts: [conflict] }, 2),
    stateWords({ ...state, status: 'ask', conflicts: [conflict] }, 2),
  ].map(it => it.label)
  expect(labels).toEqual(['shop', 'Save 2', '1 conflict', 'Reconnect'])
})

it('long lists are cut', () => {
  expect(listed(['a', 'b', 'c'])).toBe('a, b, c')
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more')
})
