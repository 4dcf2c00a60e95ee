import { ArrowRight } from 'lucide-react'
import type { Place } from '../../../core/model/resource.ts'
import type { Preview, PreviewAnswer } from '../../../core/questions/preview.ts'
import { useAnswerOrToast } from '../../use-answer.ts'
import styles from '../form.module.css'
import type { FieldEditorProps } from '../form-context.ts'
import { ObjectField } from './ObjectField.tsx'
import { ObjectFields } from './ObjectFields.tsx'

/** A redirect, and what becomes of an address by it. */
export function RedirectField({ place, field, value }: FieldEditorProps) {
  const preview = usePreview(place)?.redirect
  if (field.is.type !== 'object') return null
  return (
    <div className={styles.previewed}>
      {preview && <BeforeAfter label="A request, redirected" preview={preview} />}
      <ObjectFields place={place} fields={field.is.fields} value={value ?? {}} />
    </div>
  )
}

/** A rewrite, and what becomes of a path by it. */
export function RewriteField(props: FieldEditorProps) {
  const found = usePreview(props.place)?.rewrite
  const preview = props.value === undefined ? undefined : found
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

/** What the rule that a field stands in does to a request. */
function usePreview({ resource, path }: Place): PreviewAnswer | undefined {
  // In a route of the Gateway API it stands in a filter of the rule.
  const rule = { resource, path: path[1] === 'rules' ? path.slice(0, 3) : path.slice(0, -1) }
  return useAnswerOrToast({ type: 'preview', rule }, 'The preview').answer
}
