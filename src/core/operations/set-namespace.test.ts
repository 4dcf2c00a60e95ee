import { describe, expect, it } from 'vitest'
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

  it('keeps delegates linked, whichever of the two moves', () => {
    const delegate = 'kind: VirtualService\nmetadata:\n  name: cart\n---\n'
    const root =
      'kind: VirtualService\nmetadata:\n  name: shop\nspec:\n  http:\n  - delegate:\n      name: cart # theirs\n'
    const before = delegate + root
    const linked = (it: string, namespace: string) =>
      it.replace('# theirs\n', `# theirs\n      namespace: ${namespace}\n`)
    checkEdit(
      setNamespace('VirtualService/default/cart', 'web'),
      before,
      linked(before, 'web').replace('name: cart\n', 'name: cart\n  namespace: web\n'),
    )
    checkEdit(
      setNamespace('VirtualService/default/shop', 'web'),
      before,
      linked(before, 'default').replace('name: shop\n', 'name: shop\n  namespace: web\n'),
    )
  })

  it('refuses to put a resource where there is one of its name', () => {
    const there = '---\nkind: Gateway\nmetadata: { name: public, namespace: edge }\n'
    const result = setNamespace('Gateway/default/public', 'edge').run([
      { name: 'a.yaml', text: gateway + there },
    ])
    expect(result).toEqual({ ok: false, reason: 'The Gateway public already exists in edge.' })
  })

  it('leaves links alone that a second Gateway of the name is meant by as well', () => {
    const twins = `${gateway}---\n${gateway}${routes}`
    const after = twins.replace('# ours\n', '# ours\n  namespace: edge\n')
    checkEdit(setNamespace('Gateway/default/public', 'edge'), twins, after)
  })
})
