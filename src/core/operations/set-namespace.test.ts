import { describe, it } from 'vitest'
import { checkEdit } from '../../testing/check-edit.ts'
import { setNamespace } from './set-namespace.ts'

const gateway = 'kind: Gateway\nmetadata:\n  name: public # ours\n'
const routes =
  '---\nkind: VirtualService\nmetadata:\n  name: shop\nspec:\n  gateways: [public, mesh, other/public] # all\n'

describe('setNamespace', () => {
  it('writes the namespace after the name, and the links to the Gateway follow', () => {
    const after = (gateway + routes)
      .replace('# ours\n', '# ours\n  namespace: edge\n')
      .replace('[public,', '[edge/public,')
    checkEdit(setNamespace('Gateway/default/public', 'edge'), gateway + routes, after)
  })

  it('keeps a VirtualService linked that moves away from its Gateway', () => {
    const after = (gateway + routes)
      .replace('name: shop\n', 'name: shop\n  namespace: web\n')
      .replace('[public,', '[default/public,')
    checkEdit(setNamespace('VirtualService/default/shop', 'web'), gateway + routes, after)
  })

  it('leaves an entry alone that means the same as before', () => {
    const before = `${gateway.replace('# ours\n', '# ours\n  namespace: edge\n')}${routes.replace('[public,', '[edge/public,')}`
    const after = before.replace('name: shop\n', 'name: shop\n  namespace: web\n')
    checkEdit(setNamespace('VirtualService/default/shop', 'web'), before, after)
  })

  it('takes the key away where the namespace is emptied', () => {
    checkEdit(
      setNamespace('Gateway/edge/public', ''),
      'kind: Gateway\nmetadata:\n  name: public\n  namespace: edge\n',
      'kind: Gateway\nmetadata:\n  name: public\n',
    )
  })
})
