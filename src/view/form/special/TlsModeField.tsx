import { useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import { allOf } from '../../../core/operations/all-of.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { purposeOf } from '../../../core/operations/set-server-purpose.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ScalarField } from '../fields/ScalarField.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { child } from '../use-place.ts'
import { type AskedValue, AskedValues } from './AskedValues.tsx'

/** The TLS mode of a server, and below it where its certificate comes from, where the mode takes one. */
export function TlsModeField(props: FieldEditorProps) {
  const { resource } = useForm()
  const { resource: id, path } = props.place
  const tls = valueAt(resource.value, path.slice(0, -1)) as Json | undefined
  const purpose = purposeOf(valueAt(resource.value, path.slice(0, -2)))
  // Plain HTTP has no mode; its default would look as if TLS were passed through.
  if (props.value === undefined && (purpose === 'redirect' || purpose === 'http')) return null
  return (
    <div className={styles.withSource}>
      <ScalarField {...props} />
      {takesCertificate(props.value) && (
        <CertificateSource tls={{ resource: id, path: path.slice(0, -1) }} value={tls} />
      )}
    </div>
  )
}

function CertificateSource({ tls, value }: { tls: Place; value: Json | undefined }) {
  const { edit, suggestions } = useForm()
  const [asking, setAsking] = useState<SourceId | undefined>()
  const written = sources.find(it => valueAt(value, [it.id]) !== undefined)?.id
  const chosen = sources.find(it => it.id === asking)
  return (
    <>
      <div className={styles.chooser}>
        <SegmentedControl
          label="Where the certificate comes from"
          segments={sources}
          value={asking ?? written ?? ('' as SourceId)}
          onChange={id => setAsking(id === written ? undefined : id)}
        />
      </div>
      {chosen && (
        <AskedValues
          key={chosen.id}
          title="Name what the gateway has."
          takesFocus={false}
          asked={chosen.asks.map(it => ({ ...it, suggestions: suggestions(child(tls, chosen.id).path) }))}
          onGiven={given => {
            edit(takeCertificateFrom(chosen.id, tls, value, given))
            setAsking(undefined)
          }}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

type SourceId = (typeof sources)[number]['id']

const files: readonly AskedValue[] = [
  { key: 'serverCertificate', label: 'File of the certificate', placeholder: '/etc/certs/tls.crt' },
  { key: 'privateKey', label: 'File of its key', placeholder: '/etc/certs/tls.key' },
]

const sources = [
  {
    id: 'credentialName',
    label: 'Secret',
    asks: [{ key: 'credentialName', label: 'Secret of the certificate', placeholder: 'shop-cert' }],
  },
  {
    id: 'credentialNames',
    label: 'Secrets',
    asks: [
      { key: 'first', label: 'First Secret', placeholder: 'shop-cert-rsa' },
      { key: 'second', label: 'Second Secret, of another key type', placeholder: 'shop-cert-ecdsa' },
    ],
  },
  { id: 'serverCertificate', label: 'Files', asks: files },
  { id: 'tlsCertificates', label: 'Pairs of files', asks: files },
] as const satisfies readonly {
  readonly id: string
  readonly label: string
  readonly asks: readonly AskedValue[]
}[]

function takesCertificate(mode: Json | undefined): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
}

/** One source in place of another, as one step. The new one is written first, so that the settings are never empty. */
function takeCertificateFrom(
  id: SourceId,
  tls: Place,
  value: Json | undefined,
  given: Readonly<Record<string, string>>,
): Operation {
  const begun = settingsOf(id, given)
  const leaving = [
    'credentialName',
    'credentialNames',
    'serverCertificate',
    'privateKey',
    'tlsCertificates',
  ].filter(it => !Object.hasOwn(begun, it) && valueAt(value, [it]) !== undefined)
  const title = sources.find(it => it.id === id)!.label.toLowerCase()
  return allOf(`Take the certificate from ${title}`, [
    ...Object.entries(begun).map(([key, it]) => setField(child(tls, key), it)),
    ...leaving.map(it => removeField(child(tls, it))),
  ])
}

function settingsOf(id: SourceId, given: Readonly<Record<string, string>>): { readonly [key: string]: Json } {
  switch (id) {
    case 'credentialName':
    case 'serverCertificate':
      return { ...given }
    case 'credentialNames':
      return { credentialNames: [given.first ?? '', given.second ?? ''] }
    case 'tlsCertificates':
      return { tlsCertificates: [{ ...given }] }
  }
}
