import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import type { Path } from '../yaml/path.ts'
import { deletePlace } from './delete-place.ts'
import { insertItem } from './insert-item.ts'
import { moveItem } from './move-item.ts'
import { removeField } from './remove-field.ts'
import { removeItem } from './remove-item.ts'
import { renameField } from './rename-field.ts'
import { setField } from './set-field.ts'
import { setWeights } from './set-weights.ts'

const shop = `
# ours
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  http:
  - match: # the new one
    - headers:
        x-user: {exact: ann}
    route:
    - destination: {host: cart, subset: v2}
      weight: 10 # careful
    - destination:
        host: cart
      weight: 90
  # everything else
  - route:
    - destination: {host: web}
---
kind: Service
metadata: {name: web}
`

function at(...path: Path) {
  return { resource: 'VirtualService/default/shop', path }
}

function edited(from: string, to: string): string {
  expect(shop).toContain(from)
  return shop.replace(from, to)
}

describe('setField', () => {
  it('changes the value and keeps the comment behind it', () => {
    checkEdit(
      setField(at('spec', 'http', 0, 'route', 0, 'weight'), 15),
      shop,
      edited('10 # careful', '15 # careful'),
    )
  })

  it('adds a field where people write it', () => {
    checkEdit(
      setField(at('spec', 'gateways'), ['public']),
      shop,
      edited('[shop.example.com]\n', '[shop.example.com]\n  gateways:\n  - public\n'),
    )
  })

  it('makes what leads to a new field', () => {
    const { files } = runOperation(setField(at('spec', 'http', 1, 'retries', 'attempts'), 2), oneFile(shop))
    expect(files[0]!.text).toContain('    retries:\n      attempts: 2\n')
  })

  it('changes nothing where the value is the same', () => {
    const { files } = runOperation(setField(at('spec', 'hosts'), ['shop.example.com']), oneFile(shop))
    expect(files).toEqual(oneFile(shop))
  })

  it('names the field and the value in its title', () => {
    expect(setField(at('spec', 'http', 0, 'timeout'), '5s').title).toBe('Set timeout of shop to 5s')
    expect(setField(at('spec', 'hosts', 0), 'a.example.com').title).toBe('Set host of shop to a.example.com')
  })

  it('is refused where the resource is gone', () => {
    expect(refusalOf(setField({ resource: 'Gateway/default/x', path: ['spec'] }, 1), shop)).toBe(
      'Gateway x is no longer in the files.',
    )
  })

  it('makes a copy of a value that comes through an alias', () => {
    const shared = 'kind: A\nmetadata: {name: a}\nspec:\n  one: &o {x: 1}\n  two: *o\n'
    checkEdit(
      setField({ resource: 'A/default/a', path: ['spec', 'two', 'x'] }, 2),
      shared,
      shared.replace('two: *o', 'two:\n    x: 2'),
    )
  })
})

describe('removeField', () => {
  it('takes along what would be empty, but not what the user named', () => {
    checkEdit(
      removeField(at('spec', 'http', 1, 'route', 0, 'destination', 'host')),
      shop,
      edited('{host: web}', '{}'),
    )
    checkEdit(
      removeField(at('spec', 'http', 0, 'match', 0, 'headers', 'x-user', 'exact')),
      shop,
      edited('{exact: ann}', '{}'),
    )
    const timeout = edited(
      '  - route:\n    - destination: {host: web}',
      '  - retries: {attempts: 2}\n    route:\n    - destination: {host: web}',
    )
    checkEdit(removeField(at('spec', 'http', 1, 'retries', 'attempts')), timeout, shop)
  })

  it('is no fault where the field is not there', () => {
    checkEdit(removeField(at('spec', 'tls')), shop, shop)
  })
})

describe('renameField', () => {
  it('keeps the value, and refuses a key that is taken', () => {
    checkEdit(
      renameField(at('spec', 'http', 0, 'match', 0, 'headers', 'x-user'), 'x-name'),
      shop,
      edited('x-user:', 'x-name:'),
    )
    expect(refusalOf(renameField(at('spec', 'hosts'), 'http'), shop)).toBe('The key http already exists.')
    expect(refusalOf(renameField(at('spec', 'tls'), 'tcp'), shop)).toBe('The key tls is no longer here.')
  })
})

describe('items', () => {
  it('are inserted where asked, into lists of either style, and selected', () => {
    checkEdit(
      insertItem(at('spec', 'hosts'), 9, 'b.example.com'),
      shop,
      edited('[shop.example.com]', '[shop.example.com, b.example.com]'),
    )
    const { files, select } = runOperation(insertItem(at('spec', 'tcp'), 0, { match: [] }), oneFile(shop))
    expect(select).toEqual(at('spec', 'tcp', 0))
    expect(files[0]!.text).toContain('  tcp:\n  - match: []\n')
    expect(refusalOf(insertItem(at('metadata'), 0, 1), shop)).toBe('metadata is not a list here.')
  })

  it('are moved with their comments', () => {
    checkEdit(
      moveItem(at('spec', 'http', 0, 'route'), 1, 0),
      shop,
      edited(
        '    - destination: {host: cart, subset: v2}\n      weight: 10 # careful\n    - destination:\n        host: cart\n      weight: 90\n',
        '    - destination:\n        host: cart\n      weight: 90\n    - destination: {host: cart, subset: v2}\n      weight: 10 # careful\n',
      ),
    )
    expect(refusalOf(moveItem(at('spec', 'http'), 0, 2), shop)).toBe('There is no HTTP rule 3 here.')
  })

  it('are removed with their comments, the list with the last one', () => {
    checkEdit(
      removeItem(at('spec', 'http', 1)),
      shop,
      edited('  # everything else\n  - route:\n    - destination: {host: web}\n', ''),
    )
    checkEdit(removeItem(at('spec', 'hosts', 0)), shop, edited('  hosts: [shop.example.com]\n', ''))
    const { select } = runOperation(removeItem(at('spec', 'http', 0, 'route', 1)), oneFile(shop))
    expect(select).toEqual(at('spec', 'http', 0))
  })

  it('and fields and resources are what deleting a place deletes', () => {
    const rest = 'kind: Service\nmetadata: {name: web}\n'
    checkEdit(deletePlace(at()), shop, `---\n${rest}`)
    checkEdit(deletePlace(at('spec', 'hosts')), shop, edited('  hosts: [shop.example.com]\n', ''))
    checkEdit(
      deletePlace(at('spec', 'http', 0, 'route', 0)),
      shop,
      edited('    - destination: {host: cart, subset: v2}\n      weight: 10 # careful\n', ''),
    )
  })
})

describe('setWeights', () => {
  it('changes the numbers and keeps comments and layout', () => {
    checkEdit(
      setWeights(at('spec', 'http', 0), [25, 75]),
      shop,
      edited('10 # careful', '25 # careful').replace('90', '75'),
    )
  })

  it('is refused where the destinations are others by now, and for what is no weight', () => {
    expect(refusalOf(setWeights(at('spec', 'http', 1), [50, 50]), shop)).toContain('1 destinations')
    expect(refusalOf(setWeights(at('spec', 'http', 0), [0.5, 99.5]), shop)).toContain('integer')
  })
})
