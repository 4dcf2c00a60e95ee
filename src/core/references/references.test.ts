import { describe, expect, it } from 'vitest'
import { checkEdit, runOperation } from '../../testing/check-edit.ts'
import { readModel } from '../model/read-model.ts'
import { deleteResources } from '../operations/delete-resources.ts'
import { renameResource } from '../operations/rename-resource.ts'
import { setNamespace } from '../operations/set-namespace.ts'
import { referencesOf } from './references-of.ts'
import { usesOf } from './users-of.ts'

const shop = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra} # of the platform
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs:
      - name: cert # renewed by hand
        namespace: certs
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs:
  - name: public # outside
    namespace: infra
  - {name: cart, kind: Service, group: ""}
  rules:
  - filters:
    - {type: RequestMirror, requestMirror: {backendRef: {name: cart, port: 80}}}
    backendRefs:
    - name: cart # ours
      port: 80
    - {name: cart, namespace: far, port: 80}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: far}
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: cart, namespace: far}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
  to: [{group: "", kind: Service, name: cart}] # only this one
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: cart, namespace: far}
spec:
  targetRefs: [{group: "", kind: Service, name: cart}]
  validation: {hostname: cart.far, caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}
---
apiVersion: v1
kind: Secret
metadata: {name: cert, namespace: certs}
`

const ids = {
  gateway: 'Gateway.gateway.networking.k8s.io/infra/public',
  route: 'HTTPRoute/shop/cart',
  own: 'Service/shop/cart',
  far: 'Service/far/cart',
  grant: 'ReferenceGrant/far/cart',
  secret: 'Secret/certs/cert',
}

describe('another name', () => {
  it('of a Gateway is followed by the routes that name it as parent', () => {
    const after = shop
      .replace('{name: public, namespace: infra}', '{name: edge, namespace: infra}')
      .replace('- name: public # outside', '- name: edge # outside')
    checkEdit(renameResource(ids.gateway, 'edge'), shop, after)
  })

  it('of a Service is followed by parents, backends and mirrors of its namespace alone', () => {
    const after = shop
      .replace(
        'kind: Service\nmetadata: {name: cart, namespace: shop}',
        'kind: Service\nmetadata: {name: basket, namespace: shop}',
      )
      .replace('{name: cart, kind: Service', '{name: basket, kind: Service')
      .replace('backendRef: {name: cart,', 'backendRef: {name: basket,')
      .replace('- name: cart # ours', '- name: basket # ours')
    checkEdit(renameResource(ids.own, 'basket'), shop, after)
  })

  it('of a Service elsewhere is followed by backends, policies and the grant that opens it', () => {
    const after = shop
      .replace(
        'kind: Service\nmetadata: {name: cart, namespace: far}',
        'kind: Service\nmetadata: {name: basket, namespace: far}',
      )
      .replace('{name: cart, namespace: far, port', '{name: basket, namespace: far, port')
      .replaceAll('kind: Service, name: cart}', 'kind: Service, name: basket}')
    checkEdit(renameResource(ids.far, 'basket'), shop, after)
  })

  it('of a Secret is followed by listeners, and by servers of Istio wherever the gateway runs', () => {
    const both = `${shop}---
kind: Gateway
metadata: {name: old}
spec: {servers: [{tls: {credentialName: cert}}, {tls: {credentialName: certs/cert}}, {tls: {credentialName: other/cert}}]}
`
    const after = both
      .replace('- name: cert #', '- name: tls #')
      .replace('{name: cert, namespace: certs}', '{name: tls, namespace: certs}')
      .replace('credentialName: cert}', 'credentialName: tls}')
      .replace('certs/cert}', 'certs/tls}')
    checkEdit(renameResource(ids.secret, 'tls'), both, after)
  })

  it('of a Secret is not followed by bare names that mean another one as well', () => {
    const both = `${shop}---\nkind: Secret\napiVersion: v1\nmetadata: {name: cert}\n---\nkind: Gateway\nmetadata: {name: old}\nspec: {servers: [{tls: {credentialName: cert}}]}\n`
    const after = both
      .replace('- name: cert #', '- name: tls #')
      .replace('{name: cert, namespace: certs}', '{name: tls, namespace: certs}')
    checkEdit(renameResource(ids.secret, 'tls'), both, after)
  })
})

describe('another namespace', () => {
  it('of a Gateway is followed by the namespace of parentRefs', () => {
    const after = shop
      .replace('{name: public, namespace: infra}', '{name: public, namespace: edge}')
      .replace('    namespace: infra\n', '    namespace: edge\n')
    checkEdit(setNamespace(ids.gateway, 'edge'), shop, after)
  })

  it('of a route leaves its parents and backends where they are, and brings what lets it refer to them', () => {
    const grant = `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: cart-from-web
  namespace: shop
spec:
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: web
  to:
  - group: ""
    kind: Service
    name: cart
`
    const after = `${shop}${grant}`
      .replace('{name: cart, namespace: shop}\nspec', '{name: cart, namespace: web}\nspec')
      .replace('group: ""}\n  rules', 'group: "", namespace: shop}\n  rules')
      .replace(
        '{backendRef: {name: cart, port: 80}}',
        '{backendRef: {name: cart, namespace: shop, port: 80}}',
      )
      .replace('- name: cart # ours\n', '- name: cart # ours\n      namespace: shop\n')
      .replace(
        'HTTPRoute, namespace: shop}]',
        'HTTPRoute, namespace: shop}, {group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web}]',
      )
    checkEdit(setNamespace(ids.route, 'web'), shop, after)
  })
})

describe('deleting', () => {
  const noteOf = (...gone: readonly string[]) => {
    const files = [{ name: 'a.yaml', text: shop }]
    const result = deleteResources(gone).run(files)
    runOperation(deleteResources(gone), files)
    return result.ok ? result.note : result.reason
  }

  it('says who still refers to what went', () => {
    expect(noteOf(ids.gateway)).toBe('HTTPRoute cart still refers to what was deleted.')
    expect(noteOf(ids.far)).toBe(
      'HTTPRoute cart, ReferenceGrant cart and BackendTLSPolicy cart still refer to what was deleted.',
    )
    expect(noteOf(ids.secret)).toBe('Gateway public still refers to what was deleted.')
  })

  it('of a grant says who needs it', () => {
    expect(noteOf(ids.grant)).toBe('HTTPRoute cart needs a ReferenceGrant to refer to another namespace.')
  })

  it('says nothing where all of them go, or nobody refers', () => {
    expect(noteOf(ids.route)).toBeUndefined()
    expect(noteOf(ids.gateway, ids.route)).toBeUndefined()
  })
})

describe('who refers to a resource', () => {
  const { resources } = readModel([{ name: 'a.yaml', text: shop }])
  const usersOf = (id: string) =>
    usesOf(resources.find(it => it.id === id)!, resources).map(
      it => `${it.from.id} ${it.reference.path.join('.')}`,
    )

  it('is told with the place where it does', () => {
    expect(usersOf(ids.secret)).toEqual([`${ids.gateway} spec.listeners.0.tls.certificateRefs.0.name`])
    expect(usersOf(ids.own)).toEqual([
      `${ids.route} spec.parentRefs.1.name`,
      `${ids.route} spec.rules.0.backendRefs.0.name`,
      `${ids.route} spec.rules.0.filters.0.requestMirror.backendRef.name`,
    ])
  })

  it('is empty for what has no name, and for references of any other shape', () => {
    const odd = readModel([
      {
        name: 'a.yaml',
        text: 'kind: HTTPRoute\nmetadata: {}\nspec: {parentRefs: {name: a}, rules: [null, 3, {backendRefs: [7, {name: [x]}, {kind: 5, name: a}], filters: x}]}\n',
      },
    ]).resources
    expect(odd.flatMap(referencesOf).map(it => it.target)).toEqual([
      { kind: 'Service', namespace: 'default', name: 'a' },
    ])
  })
})
