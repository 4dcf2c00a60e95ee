import type { Place } from '../../../core/model/resource.ts'
import { Button } from '../../ui/Button.tsx'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'
import { child } from '../use-place.ts'

/** Keys Istio does not know. The form leaves them alone and says that they are there. */
export function UnknownFields({ place, names }: { place: Place; names: readonly string[] }) {
  const { reveal } = useForm()
  return (
    <ul className={styles.unknown} aria-label="Unknown fields">
      {names.map(it => (
        <li key={it}>
          <span>
            <code>{it}</code> is not a known field.
          </span>
          <Button
            size="s"
            variant="ghost"
            onClick={() => reveal(child(place, it))}
            aria-label={`Show ${it} in the YAML`}
          >
            Show
          </Button>
        </li>
      ))}
    </ul>
  )
}
