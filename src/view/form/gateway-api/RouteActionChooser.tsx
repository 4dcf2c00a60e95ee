import { fieldAt } from '../../../core/kinds/index.ts'
import type { Place } from '../../../core/model/resource.ts'
import { filterStarter } from '../../../core/operations/filter-starter.ts'
import {
  type RouteAction,
  setRouteAction,
  writtenRouteActions,
} from '../../../core/operations/set-route-action.ts'
import { starterOf } from '../../../core/operations/starter-of.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { useEditable } from '../../editable.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'
import { child } from '../use-place.ts'

/** What a rule of an HTTPRoute does with a request; of a redirect also how. Another choice takes the place of the one before. */
export function RouteActionChooser({
  place,
  rule,
}: {
  place: Place
  rule: { readonly [key: string]: Json }
}) {
  const { edit, kind, resource, FieldEditor } = useForm()
  const isEditable = useEditable()
  const written = writtenRouteActions(rule)
  const filters = Array.isArray(rule.filters) ? rule.filters : []
  const at = filters.findIndex(it => valueAt(it, ['type']) === 'RequestRedirect')
  const redirect = child(place, 'filters', at, 'requestRedirect')
  const field = at < 0 ? undefined : fieldAt(kind, redirect.path)

  function choose(action: RouteAction): void {
    const starter =
      action === 'route'
        ? starterOf(kind, child(place, 'backendRefs').path, [], resource.value)
        : filterStarter(kind, 'RequestRedirect', rule, resource.value)
    edit(setRouteAction(place, action, starter))
  }

  return (
    <>
      <div className={styles.chooser} inert={!isEditable}>
        <SegmentedControl
          label="What the rule does"
          segments={segments}
          value={written[0] ?? ('' as RouteAction)}
          onChange={choose}
        />
      </div>
      {written.length === 0 && (
        <p className={styles.hint}>Without a backend requests are answered with 500: choose where they go.</p>
      )}
      {written.length > 1 && (
        <p className={styles.hint}>
          The rule has backends and a redirect, and may have only one of the two. Choosing one here removes
          the other.
        </p>
      )}
      {field && (
        <FieldEditor
          place={redirect}
          name="requestRedirect"
          field={field}
          value={valueAt(filters[at], ['requestRedirect']) as Json | undefined}
        />
      )}
    </>
  )
}

const segments = [
  { id: 'route', label: 'Route' },
  { id: 'redirect', label: 'Redirect' },
] as const
