import type { Place } from '../../../core/model/resource.ts'
import { allOf } from '../../../core/operations/all-of.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ScalarField } from '../fields/ScalarField.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { child } from '../use-place.ts'

/** The TLS mode of a server, and below it where its certificate comes from, where the mode takes one. */
export function TlsModeField(props: FieldEditorProps) {
  const { resource } = useForm()
  const { resource: id, path } = props.place
  const tls = valueAt(resource.value, path.slice(0, -1)) as Json | undefined
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
  const { edit } = useForm()
  const written = sources.filter(it => valueAt(value, [it.id]) !== undefined)
  return (
    <div className={styles.chooser}>
      <SegmentedControl
        label="Where the certificate comes from"
        segments={sources}
        value={written[0]?.id ?? ('' as SourceId)}
        onChange={id => edit(takeCertificateFrom(id, tls, value))}
      />
    </div>
  )
}

type SourceId = (typeof sources)[number]['id']

const sources = [
  { id: 'credentialName', label: 'Secret' },
  { id: 'credentialNames', label: 'Secrets' },
  { id: 'serverCertificate', label: 'Files' },
  { id: 'tlsCertificates', label: 'Pairs of files' },
] as const

function takesCertificate(mode: Json | undefined): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
}

/** One source in place of another, as one step. The new one is written first, so that the settings are never empty. */
function takeCertificateFrom(id: SourceId, tls: Place, value: Json | undefined): Operation {
  const begun = beginnings[id]
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

const files = { serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' }

/** What a source holds at first. Names of Secrets are the user's to give. */
const beginnings: Readonly<Record<SourceId, { readonly [key: string]: Json }>> = {
  credentialName: { credentialName: '' },
  credentialNames: { credentialNames: ['', ''] },
  serverCertificate: files,
  tlsCertificates: { tlsCertificates: [files] },
}
