import { ArrowUpRight } from 'lucide-react'
import { textAt } from '../../../core/model/read-value.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { ObjectField } from '../fields/ObjectField.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'

/** Which VirtualService takes over, and a way to it. */
export function DelegateField(props: FieldEditorProps) {
  const { open, resource } = useForm()
  const resources = useWorkspaceState(it => it.analysis?.resources)
  const map = mapOf(props.value)
  const name = map && textAt(map, 'name')
  const namespace = (map && textAt(map, 'namespace')) || resource.namespace
  // Of several with one name the last is in effect.
  const target = resources?.findLast(
    it => it.kind === 'VirtualService' && it.namespace === namespace && it.name === name,
  )
  return (
    <div className={styles.previewed}>
      <ObjectField {...props} />
      {target && target.id !== resource.id && (
        <Button size="s" icon={<ArrowUpRight />} onClick={() => open({ resource: target.id, path: [] })}>
          Open {target.name}
        </Button>
      )}
    </div>
  )
}

function mapOf(value: Json | undefined): { readonly [key: string]: Json } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
