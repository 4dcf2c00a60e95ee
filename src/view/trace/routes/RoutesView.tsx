import { Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import { routesFrom } from '../../../core/explain/routes-from.ts'
import { formatRoutes, type RouteRow } from '../../../core/explain/routes-table.ts'
import { gatewayWorkloads } from '../../../core/istio/gateway/gateway-workloads.ts'
import { readMeshSource } from '../../../core/istio/sidecar/mesh-sources.ts'
import type { LinkedModel } from '../../../core/model/model.ts'
import type { Place } from '../../../core/model/resource.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { OrderConflictList } from '../order/OrderConflictList.tsx'
import { SourceField } from '../request/SourceField.tsx'
import { useSource } from '../request/use-source.ts'
import { showWritten } from '../show-written.ts'
import styles from './RoutesView.module.css'

/** What each port of a gateway workload serves, or a sidecar knows, in the order in which it is tried. */
export function RoutesView({ model }: { model: LinkedModel }) {
  const workspace = useWorkspace()
  const { gateway, from } = useSource(model)
  const known = useMemo(() => {
    if (from !== undefined) return readMeshSource(from)
    const workloads = gatewayWorkloads(model)
    return workloads.find(it => it.id === gateway) ?? workloads[0]
  }, [model, gateway, from])
  const all = useMemo(() => (known ? routesFrom(model, known) : []), [model, known])
  const [filter, setFilter] = useState('')
  const rows = useMemo(() => filtered(all, filter), [all, filter])

  async function copy(): Promise<void> {
    if (await copyText(formatRoutes(rows))) showToast({ title: 'The routes are copied as text' })
    else showToast({ tone: 'error', title: 'The browser blocked copying the routes' })
  }

  function choose(place: Place): void {
    showWritten(workspace, place)
  }

  return (
    <div className={styles.routes}>
      <div className={styles.bar}>
        <SourceField model={model} known={known} />
        <TextField
          label="Filter the routes"
          hideLabel
          className={styles.filter}
          placeholder="Filter: a host, a path, a service"
          value={filter}
          onChange={setFilter}
        />
        <span className={styles.count} role="status">
          {rows.length === all.length ? `${all.length} routes` : `${rows.length} of ${all.length}`}
        </span>
        <Button icon={<Copy />} onClick={() => void copy()}>
          Copy as text
        </Button>
      </div>
      {from === undefined && <OrderConflictList model={model} />}
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Routes">
          <thead>
            <tr>
              {['Port', 'Domain', 'Match', 'Destination', 'VirtualService', 'Name'].map(it => (
                <th key={it} scope="col">
                  {it}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((it, i) => (
              // Keyboards use the button in the row; a pointer may hit any of it.
              <tr
                key={i}
                className={classNames(it.place && styles.choosable, it.isOff && styles.off)}
                onClick={() => it.place && choose(it.place)}
              >
                <td>{it.port}</td>
                <td>{it.domain}</td>
                <td>
                  {it.place ? (
                    <button type="button" className={styles.cell}>
                      {it.match}
                    </button>
                  ) : (
                    it.match
                  )}
                </td>
                <td className={styles.destinations}>{it.destination.replaceAll(', ', ',\n')}</td>
                <td>{it.virtualService}</td>
                <td>{it.config}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Rows in which every word of the filter stands somewhere. */
function filtered(rows: readonly RouteRow[], filter: string): readonly RouteRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(it => {
    const text = [it.port, it.config, it.domain, it.match, it.virtualService, it.destination]
      .join(' ')
      .toLowerCase()
    return words.every(word => text.includes(word))
  })
}
