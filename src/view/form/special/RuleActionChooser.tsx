import type { Place } from '../../../core/model/resource.ts'
import {
  actionOf,
  type RuleAction,
  ruleActions,
  setRuleAction,
} from '../../../core/operations/set-rule-action.ts'
import { starterOf } from '../../../core/operations/starter-of.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { useEditable } from '../../editable.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'
import { child } from '../use-place.ts'

/** What an HTTP rule does with a request. Another choice takes the place of the one before, as one step of the history. */
export function RuleActionChooser({ place, rule }: { place: Place; rule: { readonly [key: string]: Json } }) {
  const { edit, kind, resource } = useForm()
  const isEditable = useEditable()
  const written = ruleActions.filter(it => Object.hasOwn(rule, it) && rule[it] !== null)
  return (
    <>
      <div className={styles.chooser} inert={!isEditable}>
        <SegmentedControl
          label="What the rule does"
          segments={segments}
          value={actionOf(rule) ?? ('' as RuleAction)}
          onChange={action => {
            const starter = starterOf(kind, child(place, action).path, [], resource.value)
            edit(setRuleAction(place, action, action === 'route' ? [starter] : starter))
          }}
        />
      </div>
      {written.length === 0 && (
        <p className={styles.hint}>The rule does nothing yet: choose where its requests go.</p>
      )}
      {written.length > 1 && (
        <p className={styles.hint}>
          {written.length} actions are set, but Istio allows only one. Choosing one here removes the others.
        </p>
      )}
    </>
  )
}

const segments = [
  { id: 'route', label: 'Route' },
  { id: 'redirect', label: 'Redirect' },
  { id: 'directResponse', label: 'Respond' },
  { id: 'delegate', label: 'Delegate' },
] as const
