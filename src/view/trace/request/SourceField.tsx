import { useId } from 'react'
import type { SourceChoices, WorkloadChoice } from '../../../core/questions/source-choices.ts'
import { readSourceText } from '../../../core/request/source-text.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { traceStore } from '../trace-state.ts'
import styles from './SourceField.module.css'

const mesh = 'mesh'

/** Where the request comes from: a client at a gateway workload, or a workload in the mesh with its namespace and labels. */
export function SourceField({
  choices,
  gateway,
}: {
  choices: SourceChoices | undefined
  /** The selector of the gateway workload that is shown. */
  gateway: string | undefined
}) {
  const workload = choices?.workload
  return (
    <>
      <Select
        label="Source"
        hideLabel
        className={styles.source}
        value={workload ? mesh : gateway}
        placeholder="Gateway by port"
        options={[
          ...(choices?.gateways ?? []).map(it => ({
            value: it.id,
            label: it.label,
            detail: `Ports ${it.ports.join(', ')}`,
          })),
          { value: mesh, label: 'Mesh workload', detail: 'A call between services, by its sidecar' },
        ]}
        onChange={choose}
      />
      {workload && <Workload workload={workload} />}
    </>
  )

  function choose(id: string): void {
    if (id !== mesh) traceStore.setState({ gateway: id, from: undefined })
    else traceStore.setState({ from: choices?.namespace })
  }
}

function Workload({ workload }: { workload: WorkloadChoice }) {
  const id = useId()
  const { namespace, labels, namespaces, suggestions } = workload
  return (
    <>
      <TextField
        label="Namespace of the workload"
        hideLabel
        className={styles.namespace}
        mono
        value={namespace}
        placeholder="namespace"
        list={`${id}-namespaces`}
        onCommit={it => set(`${it.trim()} ${labels}`)}
      />
      <datalist id={`${id}-namespaces`}>
        {namespaces.map(it => (
          <option key={it} value={it} />
        ))}
      </datalist>
      <TextField
        label="Labels of the workload"
        hideLabel
        className={styles.labels}
        mono
        value={labels}
        placeholder="app=web,version=v1"
        list={`${id}-labels`}
        onCommit={it => set(`${namespace} ${it}`)}
      />
      <datalist id={`${id}-labels`}>
        {suggestions.map(it => (
          <option key={it.labels} value={it.labels}>
            {it.from}
          </option>
        ))}
      </datalist>
    </>
  )

  /** What is no workload is taken back. */
  function set(from: string): void {
    if (readSourceText(from)) traceStore.setState({ from: from.trim() })
  }
}
