import type { Model } from '../../model/model.ts'
import { type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isGranted } from '../../references/reference-grants.ts'
import {
  decodeBase64Text,
  isCertificate,
  isCertificateText,
  isKeyPair,
} from '../../syntax/tls/certificate.ts'
import { type Fault, notGranted } from './fault.ts'

/** What is wrong with a certificate that a listener of a Gateway or ListenerSet refers to (conversion.go, buildSecretReference). */
export function certificateFault(model: Model, owner: Resource, ref: JsonMap): Fault | undefined {
  const { kind, namespace, name } = referent(ref, owner)
  if (kind !== 'Secret') return bad(`A certificate is in a Secret, not in a ${kind}.`)
  const secret = model.find('Secret', namespace, name)
  if (!secret)
    return { ...bad(`Secret ${namespace}/${name} is not in the files.`), missing: { kind, namespace, name } }
  const pair = keyPair(secret)
  if (!pair) return bad(`Secret ${namespace}/${name} has neither tls.crt and tls.key nor cert and key.`)
  if (!isKeyPair(pair.certificate, pair.key))
    return bad(`Secret ${namespace}/${name} holds no certificate with the key that belongs to it.`)
  return isGranted(model, owner, { kind, namespace, name })
    ? undefined
    : notGranted(owner, { kind, namespace, name })
}

/** What is wrong with an authority for client certificates: the key `ca.crt` of a ConfigMap or Secret. */
export function authorityFault(model: Model, owner: Resource, ref: JsonMap): Fault | undefined {
  const { kind, namespace, name } = referent(ref, owner)
  if (kind !== 'ConfigMap' && kind !== 'Secret')
    return {
      reason: 'InvalidCACertificateKind',
      message: `An authority is in a ConfigMap or Secret, not in a ${kind}.`,
    }
  const found = model.find(kind, namespace, name)
  if (!found || !holdsAuthority(found))
    return {
      reason: 'InvalidCACertificateRef',
      message: found
        ? `${kind} ${namespace}/${name} holds no certificate under ca.crt.`
        : `There is no ${kind} ${namespace}/${name}.`,
      ...(!found && { missing: { kind, namespace, name } }),
    }
  // A grant that has a name would have to have the one by which Istio asks for it.
  return isGranted(model, owner, { kind, namespace, name: `${name}-cacert` })
    ? undefined
    : {
        ...notGranted(owner, { kind, namespace, name }),
        ungranted: { from: owner, to: { kind, namespace, name: `${name}-cacert` } },
      }
}

/** Whether an object has a certificate of an authority under `cacert` or `ca.crt`. */
function holdsAuthority(resource: Resource): boolean {
  const text = authorityIn(resource)
  return resource.kind === 'Secret' ? isCertificate(text) : isCertificateText(text)
}

/** What an object has as the certificate of an authority, of whatever form; empty for none. */
export function authorityIn({ value }: Resource): string {
  const data = mapAt(value, 'data')
  return textAt(data, 'cacert') || textAt(data, 'ca.crt') || ''
}

function referent(ref: JsonMap, owner: Resource) {
  const group = textAt(ref, 'group') ?? ''
  const kind = textAt(ref, 'kind') ?? ''
  return {
    kind: group === '' ? kind : `${group}/${kind}`,
    namespace: textAt(ref, 'namespace') ?? owner.namespace,
    name: textAt(ref, 'name') ?? '',
  }
}

function bad(message: string): Fault {
  return { reason: 'InvalidCertificateRef', message }
}

/** The forms of a certificate with its key that Istio reads, as PEM. */
function keyPair({ value }: Resource): { readonly certificate: string; readonly key: string } | undefined {
  const data = mapAt(value, 'data')
  const plain = mapAt(value, 'stringData')
  const at = (name: string) => {
    return textAt(plain, name) ?? decodeBase64Text(textAt(data, name) ?? '')
  }
  for (const [crt, own] of [
    ['cert', 'key'],
    ['tls.crt', 'tls.key'],
  ] as const) {
    const [certificate, key] = [at(crt), at(own)]
    if (certificate && key) return { certificate, key }
  }
  return undefined
}
