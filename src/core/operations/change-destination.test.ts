import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf } from '../../testing/check-edit.ts'
import { applyChanges } from '../text/file-change.ts'
import { allOf } from './all-of.ts'
import { changeDestination } from './change-destination.ts'
import { removeField } from './remove-field.ts'
import { setField } from './set-field.ts'

const resource = 'VirtualService/default/shop'
const at = (...path: (string | number)[]) => ({ resource, path: ['spec', 'http', 0, ...path] })
const text = `kind: VirtualService
metadata: {name: shop}
spec:
  http:
  - route:
    - destination:
        host: cart # was shop
        subset: v1
        port:
          number: 80 # plain
      weight: 90
    - destination: {host: web, subset: v2}
      weight: 10
    mirror: {host: cart}
`

describe('changeDestination', () => {
  it('changes host, subset and port, and keeps the weight and the comments', () => {
    checkEdit(
      changeDestination(at('route', 0), { host: 'pay', subset: 'v3', port: 81 }),
      text,
      text.replace('cart #', 'pay #').replace('v1', 'v3').replace('80 #', '81 #'),
    )
  })

  it('takes away the subset and the port that the new destination has not', () => {
    checkEdit(
      changeDestination(at('route', 0), { host: 'cart' }),
      text,
      text.replace('        subset: v1\n        port:\n          number: 80 # plain\n', ''),
    )
  })

  it('leads a mirror elsewhere', () => {
    checkEdit(
      changeDestination(at('mirror'), { host: 'old' }),
      text,
      text.replace('{host: cart}', '{host: old}'),
    )
  })

  it('refuses what another route of the rule does already, and what is gone', () => {
    const same = changeDestination(at('route', 0), { host: 'web', subset: 'v2' })
    expect(refusalOf(same, text)).toContain('Another route')
    expect(refusalOf(changeDestination(at('route', 5), { host: 'web' }), text)).toContain('no longer')
  })
})

describe('allOf', () => {
  const set = setField(at('timeout'), '1s')
  const remove = removeField(at('mirror'))

  it('makes each operation on what the one before it left', () => {
    checkEdit(
      allOf('both', [remove, set, setField(at('timeout'), '2s')]),
      text,
      text.replace('    mirror: {host: cart}\n', '    timeout: 2s\n'),
    )
  })

  it('changes nothing when one of them refuses', () => {
    const gone = removeField({ resource: 'Gateway/default/x', path: ['spec'] })
    const files = oneFile(text)
    const result = allOf('both', [set, gone]).run(files)
    expect(result.ok).toBe(false)
    expect(applyChanges(files, result.ok ? result.changes : [])).toBe(files)
  })
})
