import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Graph, GraphNode } from '../../core/graph/graph.ts'
import { kindWords } from '../../core/kinds/kind-key.ts'
import { createMissing } from '../../core/operations/create-missing.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { MissingAnswer } from '../../core/questions/missing.ts'
import type { Subject } from '../../core/scope/subject.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toast.ts'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { BlastRadius } from './BlastRadius.tsx'
import { CloseButton } from './CloseButton.tsx'
import styles from './form.module.css'
import { TriedOrder } from './gateway-api/TriedOrder.tsx'
import { onInspectorKey } from './use-form-focus.ts'

/** What a node stands for that is no resource of the files: an entry, a host, something referenced but not here. */
export function NodeInspector({ node: id }: { node: string }) {
  const workspace = useWorkspace()
  const graph = useWorkspaceState(it => it.analysis?.graph)
  const settings = useWorkspaceState(it => it.settings)
  const [refusal, setRefusal] = useState<string | undefined>()
  const node = graph?.nodes.find(it => it.id === id)
  if (!node || !graph)
    return (
      <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
        <div className={styles.empty}>
          <p>What was selected is no longer there.</p>
        </div>
      </section>
    )

  const subject = subjectOf(node)

  function run(operation: Operation) {
    const result = workspace.run(operation, 'inspector')
    setRefusal(result.ok ? undefined : result.reason)
    if (result.ok && result.note) showToast({ title: operation.title, description: result.note })
  }

  function declare({ declares }: MissingAnswer) {
    const declared = [...new Set([...settings.declared, ...declares])]
    workspace.setSettings({ ...settings, declared })
  }

  return (
    <section className={styles.pane} data-pane="inspector" aria-label="Inspector" onKeyDown={onInspectorKey}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 title={node.title}>{node.title}</h2>
          <div className={styles.subheading}>{describeNode(node)}</div>
        </div>
        <HelpButton topic="inspector" />
        <CloseButton />
      </header>
      <div className={styles.body} data-form-body="">
        {refusal && (
          <p className={styles.notice} role="status">
            {refusal}
          </p>
        )}
        {node.ghost && (
          <MissingObject
            key={id}
            node={id}
            declared={settings.declared}
            onDeclare={declare}
            onCreate={it => run(createMissing(it))}
          />
        )}
        <Connected graph={graph} node={node} />
        {subject?.type === 'host' && <TriedOrder key={`order ${id}`} host={subject.host} />}
        {subject && <BlastRadius key={`radius ${id}`} of={subject} />}
      </div>
    </section>
  )
}

/** What a box that is no resource of the files is asked about as. */
function subjectOf(node: GraphNode): Subject | undefined {
  if (node.type === 'host') return { type: 'host', host: node.host }
  if (node.type !== 'destination') return undefined
  return { type: 'service', host: node.host, ...(node.subset && { subset: node.subset }) }
}

interface MissingObjectProps {
  node: string
  declared: readonly string[]
  onDeclare: (missing: MissingAnswer) => void
  onCreate: (missing: MissingAnswer) => void
}

function MissingObject({ node, declared, onDeclare, onCreate }: MissingObjectProps) {
  const { answer: missing, failure, stack, retry } = useAnswer({ type: 'missing', node })
  if (!missing) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  const isDeclared = missing.declares.length > 0 && missing.declares.every(it => declared.includes(it))
  const name = wordsOf(missing)
  return (
    <>
      <p className={styles.hint}>
        {isDeclared
          ? `${name} is not in your files. The workspace settings say that it exists elsewhere.`
          : `${name} is referenced but not in your files.`}
      </p>
      <div className={styles.actions} data-edits="">
        {!isDeclared && missing.declares.length > 0 && (
          <Button onClick={() => onDeclare(missing)}>It exists elsewhere</Button>
        )}
        <Button icon={<Plus />} onClick={() => onCreate(missing)}>
          {missing.kind === 'Subset' ? 'Add the subset' : 'Create it here'}
        </Button>
      </div>
    </>
  )
}

function wordsOf({ kind, namespace, name, subset, host }: MissingAnswer): string {
  if (kind === 'Subset') return `Subset ${subset} of DestinationRule ${namespace}/${name}`
  if (kind === 'DestinationRule') return `A DestinationRule with subset ${subset} of ${host}`
  return `${kindWords(kind)} ${namespace && kind !== 'ServiceEntry' ? `${namespace}/` : ''}${name}`
}

/** The boxes beside the node, those that come before it first. */
function Connected({ graph, node }: { graph: Graph; node: GraphNode }) {
  const workspace = useWorkspace()
  const beside = (ids: readonly string[]) => graph.nodes.filter(it => ids.includes(it.id))
  const groups = [
    {
      title: 'Reached from',
      nodes: beside(graph.edges.filter(it => it.target === node.id).map(it => it.source)),
    },
    {
      title: 'Leads to',
      nodes: beside(graph.edges.filter(it => it.source === node.id).map(it => it.target)),
    },
  ]
  return groups.map(
    ({ title, nodes }) =>
      nodes.length > 0 && (
        <section key={title} className={styles.section} data-first aria-label={title}>
          <h3>{title}</h3>
          <div className={styles.chips}>
            {nodes.slice(0, 30).map(it => (
              <Button
                key={it.id}
                size="s"
                onClick={() =>
                  workspace.select(
                    it.place
                      ? { type: 'place', place: it.place, origin: 'inspector' }
                      : { type: 'node', node: it.id, origin: 'inspector' },
                  )
                }
              >
                {it.title}
              </Button>
            ))}
            {nodes.length > 30 && <span className={styles.default}>and {nodes.length - 30} more</span>}
          </div>
        </section>
      ),
  )
}

function describeNode(node: GraphNode): string {
  switch (node.type) {
    case 'entry':
      return node.entry === 'mesh' ? 'Requests from sidecars in the mesh' : 'A port of a gateway workload'
    case 'gateway':
      return 'Gateway, not in your files'
    case 'host':
      return 'A host that requests ask for'
    case 'virtualService':
      return 'VirtualService, not in your files'
    case 'destination':
      if (node.missing === 'subset') return `Subset ${node.subset ?? ''}, not in your files`
      return node.ghost ? 'A destination, not in your files' : 'A destination'
    case 'policy':
      return node.kind
    case 'sidecar':
      return 'Sidecar'
    case 'stub':
      return 'A destination, drawn elsewhere'
    case 'group':
      return 'Several VirtualServices'
    case 'terminal':
      return node.terminal === 'redirect'
        ? 'The request is redirected'
        : 'The proxy answers the request itself'
  }
}
