import { describe, expect, it } from 'vitest'
import { nastyWorkspaces } from '../../testing/nasty-workspaces.ts'
import { defaultSettings } from '../settings.ts'
import { locateResource, locateResources } from './locate.ts'

const files = [
  { name: 'a.yaml', text: '# first\nkind: Gateway\nmetadata: {name: public}\n' },
  {
    name: 'b.yaml',
    text: 'kind: "broken\n---\nkind: List\nitems:\n- kind: Gateway\n  metadata: {name: public}\n- kind: Service\n',
  },
]

it('finds a resource with its document and where it begins', () => {
  const found = locateResource(files, 'Gateway/default/public~2')!
  expect(found.file).toBe(files[1])
  expect(found.documentIndex).toBe(1)
  expect(found.base).toEqual(['items', 0])
  expect(found.file.text.slice(found.offset)).toBe(found.document.text)
})

it('names resources after the default namespace of the settings', () => {
  const settings = { ...defaultSettings, defaultNamespace: 'shop' }
  expect(locateResource(files, 'Gateway/shop/public', settings)?.file).toBe(files[0])
  expect(locateResource(files, 'Gateway/default/public', settings)).toBeUndefined()
  expect(locateResource(files, 'Gateway/default/public')?.file).toBe(files[0])
})

it('lists the resources of a kind in the order of the files', () => {
  expect(locateResources(files, 'Gateway').map(it => it.resource.id)).toEqual([
    'Gateway/default/public',
    'Gateway/default/public~2',
  ])
  expect(locateResources(files, undefined)).toHaveLength(3)
})

describe('a resource that is located by itself', () => {
  const written = (name: string) => `kind: Gateway\nmetadata:\n  name: ${name}\nspec: {}\n`

  it.each([
    ...['"fr\\x6fnt"', '!!str "front"', '!<tag:yaml.org,2002:str> front', '*a', ' *a', '!!binary ZnJvbnQ='],
    '* a',
    '!',
    '"*.front"',
    '*',
  ])('is found whoever was looked for before it, where others are written %s', name => {
    const texts = [`x: &a front\nkind: Gateway\nmetadata: {name:${name}}\n`, written(name), written('front')]
    const files = () => texts.map((text, i) => ({ name: `${i}.yaml`, text }))
    const all = locateResources(files(), undefined)
    const same = files()
    for (const id of ['Gateway/default/other', ...all.map(it => it.resource.id)]) {
      const found = locateResource([...same], id)
      const expected = all.find(it => it.resource.id === id)
      expect([found?.file.name, found?.resource.id]).toEqual([expected?.file.name, expected?.resource.id])
    }
  })

  it.each([
    ...nastyWorkspaces.map(it => [it.name, it.files] as const),
    [
      'names that the text does not show',
      ['"fr\\x6fnt"', '!!binary ZnJvbnQ=', 'front', '&a other', '*a', "'front~2'", '"fr\\\n    ont"'].map(
        (name, i) => ({ name: `${i}.yaml`, text: `${written(name)}---\n${written('front')}` }),
      ),
    ],
  ] as const)('is the one that a reading of all files names: %s', (_, files) => {
    const all = locateResources([...files], undefined)
    expect(all.length).toBeGreaterThan(0)
    for (const it of all) {
      // Other files, so that nothing of them is known.
      const found = locateResource([...files], it.resource.id)
      expect([found?.file.name, found?.documentIndex, found?.base]).toEqual([
        it.file.name,
        it.documentIndex,
        it.base,
      ])
      expect(found?.resource.id).toBe(it.resource.id)
    }
  })
})
