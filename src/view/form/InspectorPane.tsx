import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { fieldAt, kindOf } from '../../core/kinds/index.ts'
import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Located } from '../../core/model/locate.ts'
import type { Place } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { isWithin, type Path, valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import type { Selection } from '../../workspace/workspace.ts'
import { WithCode } from '../problems/WithCode.tsx'
import { PlaceComments } from '../review/PlaceComments.tsx'
import { isRulePlace } from '../trace/reach/ReachRule.tsx'
import { RuleReach } from '../trace/reach/RuleReach.tsx'
import { InTurn } from '../turns/use-turn.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { BlastRadius } from './BlastRadius.tsx'
import { shownPart } from './breadcrumbs.ts'
import { FieldEditor } from './fields/FieldEditor.tsx'
import { ObjectFields } from './fields/ObjectFields.tsx'
import { useSuggestions } from './fields/suggestions.ts'
import styles from './form.module.css'
import { type Form, FormContext } from './form-context.ts'
import { kindsWithStatus, ObjectStatus } from './gateway-api/ObjectStatus.tsx'
import { TriedOrder } from './gateway-api/TriedOrder.tsx'
import { InspectorHeader } from './InspectorHeader.tsx'
import { NodeInspector } from './NodeInspector.tsx'
import { PartNav } from './PartNav.tsx'
import { Referrers } from './Referrers.tsx'
import { ResourceIdentity } from './ResourceIdentity.tsx'
import { SourceNote } from './SourceNote.tsx'
import { onInspectorKey, useFormFocus } from './use-form-focus.ts'
import { useLocated, useProblems, useShown } from './use-place.ts'

/** The form of what is selected. */
export function InspectorPane() {
  const selection = useWorkspaceState(it => it.selection)
  if (!selection)
    return (
      <Empty>
        Select a box, a row or an edge on the canvas, a problem, or a place in the YAML to edit it here.
      </Empty>
    )
  if (selection.type === 'node')
    return (
      <InTurn key={selection.node} instead={<OnItsWay />}>
        <NodeInspector node={selection.node} />
      </InTurn>
    )
  return <PlaceInspector selection={selection} />
}

/** The form of one resource. It stays the same form when the resource is renamed, since its place in the files stays. */
function PlaceInspector({ selection }: { selection: Extract<Selection, { type: 'place' }> }) {
  const shown = useShown()
  const located = useLocated(shown, selection.place.resource)
  const problems = useProblems(shown, selection.place.resource)
  const documentPlace = useRef('')
  if (located) documentPlace.current = [located.file.name, located.documentIndex, ...located.base].join(' ')
  return (
    <InTurn key={documentPlace.current} instead={<OnItsWay />}>
      <ResourceInspector
        located={located}
        problems={problems}
        place={selection.place}
        byItself={selection.origin === 'inspector'}
      />
    </InTurn>
  )
}

/** The form of something else is made in a task of its own; nobody meets the one before it meanwhile. */
function OnItsWay() {
  return <section className={styles.pane} data-pane="inspector" aria-label="Inspector" aria-busy="true" />
}

interface ResourceInspectorProps {
  located: Located | undefined
  problems: readonly Diagnostic[]
  place: Place
  byItself: boolean
}

const ResourceInspector = memo(function ResourceInspector({
  located,
  problems,
  place,
  byItself,
}: ResourceInspectorProps) {
  const workspace = useWorkspace()
  const suggestions = useSuggestions(located?.resource)
  const [refusal, setRefusal] = useState<string | undefined>()
  const pane = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useScrollTo(body, place.path, !byItself)

  const resource = located?.resource
  const kind = resource && kindOf(resource.apiVersion, resource.kind, resource.channel)
  const edit = useCallback(
    (operation: Operation) => {
      const result = workspace.run(operation, 'inspector')
      setRefusal(result.ok ? result.note : result.reason)
    },
    [workspace],
  )
  const open = useCallback(
    (to: Place) => workspace.select({ type: 'place', place: to, origin: 'inspector' }),
    [workspace],
  )
  const reveal = useCallback(
    (to: Place) => workspace.select({ type: 'place', place: to, origin: 'inspector', reveal: 'yaml' }),
    [workspace],
  )
  const form = useMemo<Form | undefined>(
    () =>
      kind &&
      located && {
        kind,
        resource: located.resource,
        problems,
        selected: place.path,
        FieldEditor,
        edit,
        open,
        reveal,
        suggestions,
        isShared: path => path.length > 0 && located.document.sourceMap.isShared([...located.base, ...path]),
      },
    [kind, located, problems, place.path, edit, open, reveal, suggestions],
  )
  const part = resource ? shownPart(kindKey(resource), place.path) : whole
  useFormFocus(pane, { resource: place.resource, path: part }, place.path, byItself)
  if (!resource)
    return <Empty>The YAML of this resource cannot be read right now. Problems shows the place.</Empty>

  const hasStatus = kindsWithStatus.has(kindKey(resource))
  return (
    <section
      ref={pane}
      className={styles.pane}
      data-pane="inspector"
      aria-label="Inspector"
      onKeyDown={onInspectorKey}
    >
      <InspectorHeader resource={resource} part={part} edit={edit} onReveal={() => reveal(place)} />
      {part.length > 0 && <PartNav kind={kind} resource={resource} part={part} onOpen={open} edit={edit} />}
      <SourceNote located={located} path={part} />
      <div className={styles.body} ref={body} data-form-body="">
        {refusal && (
          <p className={styles.notice} role="status">
            <WithCode text={refusal} />
          </p>
        )}
        <PlaceComments of={{ resource: resource.id, path: part }} extent="within" />
        {part.length === 0 && <ResourceIdentity resource={resource} problems={problems} edit={edit} />}
        {hasStatus && part[1] !== 'rules' && (
          <ObjectStatus key={`status ${resource.id}`} resource={resource.id} path={part} />
        )}
        {form ? (
          <FormContext.Provider value={form}>
            <FormBody key={part.join('.')} form={form} part={part} />
          </FormContext.Provider>
        ) : (
          <p className={styles.hint}>
            The form does not support {resource.kind} with {resource.apiVersion || 'no apiVersion'}. Edit it
            as YAML.
          </p>
        )}
        {isRulePlace({ resource: resource.id, path: part }) && (
          <RuleReach key={`${resource.id} ${part.join('.')}`} resource={resource.id} path={part} />
        )}
        {hasStatus && isInOrder(part) && (
          <TriedOrder
            key={`order ${resource.id} ${part.join('.')}`}
            at={{ resource: resource.id, path: part }}
          />
        )}
        <Referrers
          key={`referrers ${resource.id} ${part.join('.')}`}
          of={{ resource: resource.id, path: part }}
        />
        {radiusKinds.has(kindKey(resource)) && (
          <BlastRadius
            key={`radius ${resource.id} ${part.join('.')}`}
            of={{ resource: resource.id, path: part }}
          />
        )}
      </div>
    </section>
  )
})

/** A route, a rule of it, or a listener: all that has a part in an order of rules. */
function isInOrder(part: Path): boolean {
  return part.length === 0 || part[1] === 'listeners' || part[1] === 'rules'
}

/** The kinds of which it is asked what a change of them could touch. */
const radiusKinds: ReadonlySet<string> = new Set([
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Service',
  'Sidecar',
  'Gateway.gateway.networking.k8s.io',
  'ListenerSet',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
])

const whole: Path = []

function FormBody({ form: { kind, resource }, part }: { form: Form; part: Path }) {
  const path = part.length ? part : ['spec']
  const field = part.length ? fieldAt(kind, part) : kind.spec
  const is = field?.is.type === 'list' ? field.is.items : field?.is
  const value = valueAt(resource.value, path) as Json | undefined
  if (is?.type !== 'object') return null
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (value !== undefined && value !== null && !isObject)
    return <p className={styles.hint}>Expected a mapping here, so there are no fields to show.</p>
  return <ObjectFields place={{ resource: resource.id, path }} fields={is.fields} value={value ?? {}} />
}

/** Brings the field that was selected elsewhere into sight, and lights it for a moment. */
function useScrollTo(body: React.RefObject<HTMLDivElement | null>, path: Path, scrolls: boolean) {
  useEffect(() => {
    if (!scrolls || path.length < 2) return
    const cells = [...(body.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])]
    const holding = cells.filter(it => isWithin(path, JSON.parse(it.dataset.path ?? '[]') as Path))
    const cell = holding.at(-1)
    if (!cell) return
    cell.scrollIntoView({ block: 'nearest' })
    cell.dataset.lit = ''
    const timer = setTimeout(() => delete cell.dataset.lit, 1600)
    return () => {
      clearTimeout(timer)
      delete cell.dataset.lit
    }
  }, [body, path, scrolls])
}

function Empty({ children }: { children: React.ReactNode }) {
  return (
    <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
      <div className={styles.empty}>
        <p>{children}</p>
      </div>
    </section>
  )
}
