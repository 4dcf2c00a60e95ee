import type { Place } from '../../../core/model/resource.ts'
import { setCertificateSource, sourceOf } from '../../../core/operations/set-certificate-source.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { useEditable } from '../../editable.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'

/** Which CA certificates a BackendTLSPolicy trusts; the API server takes one of the two sources. */
export function CertificateSourceChooser({
  place,
  validation,
}: {
  place: Place
  validation: { readonly [key: string]: Json }
}) {
  const { edit } = useForm()
  const isEditable = useEditable()
  const source = sourceOf(validation)
  return (
    <>
      <div className={styles.chooser} inert={!isEditable}>
        <SegmentedControl
          label="Which certificates are trusted"
          segments={segments}
          value={source === 'both' || source === undefined ? ('' as 'system') : source}
          onChange={it => edit(setCertificateSource(place, it))}
        />
      </div>
      {source === 'both' && (
        <p className={styles.hint}>
          The policy names both, and may have only one of the two. Choosing one here removes the other.
        </p>
      )}
    </>
  )
}

const segments = [
  { id: 'system', label: 'System' },
  { id: 'objects', label: 'ConfigMap' },
] as const
