import { ArrowRight } from 'lucide-react'
import type { JsonMap } from '../../../core/model/read-value.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { type Preview, previewRedirect, previewRewrite } from '../following/preview.ts'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { ObjectField, ObjectFields } from './ObjectField.tsx'

/** A redirect, and what becomes of an address by it. */
export function RedirectField({ place, field, value }: FieldEditorProps) {
  const { resource } = useForm()
  if (field.is.type !== 'object') return null
  const rule = ruleAt(resource.value, place.path)
  return (
    <div className={styles.previewed}>
      {rule && <BeforeAfter label="A request, redirected" preview={previewRedirect(resource, rule)} />}
      <ObjectFields place={place} fields={field.is.fields} value={value ?? {}} />
    </div>
  )
}

/** A rewrite, and what becomes of a path by it. */
export function RewriteField(props: FieldEditorProps) {
  const { resource } = useForm()
  const rule = ruleAt(resource.value, props.place.path)
  const preview = rule && props.value !== undefined ? previewRewrite(resource, rule) : undefined
  return (
    <div className={styles.previewed}>
      <ObjectField {...props} />
      {preview && <BeforeAfter label="A request, rewritten" preview={preview} />}
    </div>
  )
}

function BeforeAfter({ label, preview: { before, after, code } }: { label: string; preview: Preview }) {
  return (
    <p className={styles.preview}>
      <span className="visually-hidden">{label}: </span>
      <code>{before}</code>
      <span className={styles.arrow}>
        <ArrowRight width={13} height={13} aria-label="becomes" />
        {code}
        <code>{after}</code>
      </span>
    </p>
  )
}

function ruleAt(value: unknown, path: readonly (string | number)[]): JsonMap | undefined {
  const rule = valueAt(value, path.slice(0, -1))
  return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? (rule as JsonMap) : undefined
}
