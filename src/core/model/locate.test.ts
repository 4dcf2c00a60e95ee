import { expect, it } from 'vitest'
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
