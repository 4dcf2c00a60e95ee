import { useId, useMemo } from 'react'
import { gatewayWorkloads } from '../../../core/istio/gateway/gateway-workloads.ts'
import {
  formatLabels,
  labelSuggestions,
  likelyMeshSource,
  meshNamespaces,
  readMeshSource,
} from '../../../core/istio/sidecar/mesh-sources.ts'
import type { Model } from '../../../core/model/model.ts'
import type { KnownSource } from '../../../core/trace/request-source.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { traceStore } from '../trace-state.ts'
import styles from './SourceField.module.css'

const mesh = 'mesh'

/** Where the request comes from: a client at a gateway workload, or a workload in the mesh with its namespace and labels. */
export function SourceField({ model, known }: { model: Model; known: KnownSource | undefined }) {
  const gateways = gatewayWorkloads(model)
  const likely = useMemo(() => likelyMeshSource(model), [model])
  return (
    <>
      <Select
        label="Source"
        hideLabel
        className={styles.source}
        value={known?.type === 'mesh' ? mesh : known?.id}
        placeholder="Gateway by port"
        options={[
          ...gateways.map(it => ({ value: it.id, label: it.label, detail: `Ports ${it.ports.join(', ')}` })),
          { value: mesh, label: 'Mesh workload', detail: 'A call between services, by its sidecar' },
        ]}
        onChange={choose}
      />
      {known?.type === 'mesh' && <Workload model={model} known={known} />}
    </>
  )

  function choose(id: string): void {
    if (id !== mesh) traceStore.setState({ gateway: id, from: undefined })
    else traceStore.setState({ from: likely?.workload.namespace ?? model.settings.defaultNamespace })
  }
}

function Workload({ model, known }: { model: Model; known: KnownSource }) {
  const id = useId()
  const { namespace, labels } = known.workload
  const namespaces = useMemo(() => meshNamespaces(model), [model])
  const offered = useMemo(() => labelSuggestions(model, namespace), [model, namespace])
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
        onCommit={it => set(`${it.trim()} ${formatLabels(labels)}`)}
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
        value={formatLabels(labels)}
        placeholder="app=web,version=v1"
        list={`${id}-labels`}
        onCommit={it => set(`${namespace} ${it}`)}
      />
      <datalist id={`${id}-labels`}>
        {offered.map(it => (
          <option key={it.labels} value={it.labels}>
            {it.from}
          </option>
        ))}
      </datalist>
    </>
  )

  /** What is no workload is taken back. */
  function set(from: string): void {
    if (readMeshSource(from)) traceStore.setState({ from: from.trim() })
  }
}
