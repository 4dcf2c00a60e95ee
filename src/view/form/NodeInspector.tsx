import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { GraphNode } from '../../core/graph/graph.ts'
import { addResource } from '../../core/operations/add-resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { Button } from '../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './form.module.css'

/** What a node stands for that is no resource of the files: an entry, a host, something referenced but not here. */
export function NodeInspector({ node: id }: { node: string }) {
  const workspace = useWorkspace()
  const graph = useWorkspaceState(it => it.analysis?.graph)
  const [refusal, setRefusal] = useState<string | undefined>()
  const node = graph?.nodes.find(it => it.id === id)
  if (!node || !graph) return <section className={styles.pane} data-pane="inspector" aria-label="Inspector" />

  const neighbours = graph.edges
    .filter(it => it.source === id || it.target === id)
    .map(it => (it.source === id ? it.target : it.source))
  const connected = graph.nodes.filter(it => neighbours.includes(it.id) && it.place)
  const missing = node.ghost ? missingOf(node) : undefined

  function run(operation: Operation) {
    const result = workspace.run(operation, 'inspector')
    setRefusal(result.ok ? undefined : result.reason)
  }

  return (
    <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 title={node.title}>{node.title}</h2>
          <div className={styles.subheading}>{describeNode(node)}</div>
        </div>
      </header>
      <div className={styles.body}>
        {refusal && (
          <p className={styles.notice} role="status">
            {refusal}
          </p>
        )}
        {missing && (
          <>
            <p className={styles.notice}>
              {missing.kind} {missing.name} is referenced, but it is not in your files. It may well exist in
              the cluster.
            </p>
            <div className={styles.actions}>
              <Button
                onClick={() => workspace.setSettings(declare(workspace.store.getState().settings, missing))}
              >
                It exists elsewhere
              </Button>
              <Button
                icon={<Plus />}
                onClick={() =>
                  run(addResource({ kind: missing.kind, name: missing.name, namespace: missing.namespace }))
                }
              >
                Create it here
              </Button>
            </div>
          </>
        )}
        {connected.length > 0 && (
          <section className={styles.section} aria-label="Connected to">
            <h3>Connected to</h3>
            <div className={styles.actions}>
              {connected.map(it => (
                <Button
                  key={it.id}
                  size="s"
                  onClick={() =>
                    it.place && workspace.select({ type: 'place', place: it.place, origin: 'inspector' })
                  }
                >
                  {it.title}
                </Button>
              ))}
            </div>
          </section>
        )}
      </div>
    </section>
  )
}

interface Missing {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** The object a ghost stands for, as far as its own words tell. */
function missingOf(node: GraphNode): Missing | undefined {
  if (node.type === 'gateway')
    return { kind: 'Gateway', namespace: node.subtitle ?? 'default', name: node.title }
  if (node.type === 'virtualService')
    return { kind: 'VirtualService', namespace: node.subtitle ?? 'default', name: node.title }
  if (node.type !== 'destination') return undefined
  const service = /^([^.]+)\.([^.]+)\.svc\b/.exec(node.host)
  return service?.[1] && service[2]
    ? { kind: 'Service', namespace: service[2], name: service[1] }
    : { kind: 'ServiceEntry', namespace: 'default', name: node.host }
}

function declare<T extends { readonly declared: readonly string[] }>(settings: T, missing: Missing): T {
  const key = `${missing.kind}/${missing.namespace}/${missing.name}`
  return settings.declared.includes(key) ? settings : { ...settings, declared: [...settings.declared, key] }
}

function describeNode(node: GraphNode): string {
  switch (node.type) {
    case 'entry':
      return node.entry === 'mesh' ? 'Requests from sidecars in the mesh' : 'A port of a gateway workload'
    case 'gateway':
      return 'Gateway, not in your files'
    case 'host':
      return 'A host that requests are for'
    case 'virtualService':
      return 'VirtualService, not in your files'
    case 'destination':
      return node.ghost ? 'A destination, not in your files' : 'A destination'
    case 'terminal':
      return node.terminal === 'redirect' ? 'The request is redirected' : 'The request is answered here'
  }
}
