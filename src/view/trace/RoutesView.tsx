import { Copy } from 'lucide-react'
import { useMemo } from 'react'
import type { Model } from '../../core/model/model.ts'
import { gatewayWorkloads } from '../../core/routing/gateway-workloads.ts'
import { formatRoutes, routesTable } from '../../core/routing/routes-table.ts'
import { copyText } from '../../platform/clipboard.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './RoutesView.module.css'
import { traceStore, useTrace } from './trace-state.ts'

/** What each port of a gateway workload serves, in the order in which it is tried. */
export function RoutesView({ model }: { model: Model }) {
  const workspace = useWorkspace()
  const gateway = useTrace(it => it.gateway)
  const all = gatewayWorkloads(model)
  const known = all.find(it => it.id === gateway) ?? all[0]
  const rows = useMemo(() => (known ? routesTable(model, known.workload) : []), [model, known])

  async function copy(): Promise<void> {
    if (await copyText(formatRoutes(rows))) showToast({ title: 'The routes are copied as text' })
    else showToast({ tone: 'error', title: 'The browser did not let the routes be copied' })
  }

  return (
    <div className={styles.routes}>
      <div className={styles.bar}>
        <Select
          label="Gateway workload"
          hideLabel
          value={known?.id}
          options={all.map(it => ({ value: it.id, label: it.label }))}
          onChange={it => traceStore.setState({ gateway: it })}
        />
        <Button size="s" icon={<Copy />} onClick={() => void copy()}>
          Copy as text
        </Button>
      </div>
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Routes">
          <thead>
            <tr>
              {['Port', 'Name', 'Domain', 'Match', 'VirtualService', 'Destination'].map(it => (
                <th key={it} scope="col">
                  {it}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((it, i) => (
              <tr key={i}>
                <td>{it.port}</td>
                <td>{it.config}</td>
                <td>{it.domain}</td>
                <td>
                  {it.place ? (
                    <button
                      type="button"
                      className={styles.cell}
                      onClick={() =>
                        it.place && workspace.select({ type: 'place', place: it.place, origin: 'problems' })
                      }
                    >
                      {it.match}
                    </button>
                  ) : (
                    it.match
                  )}
                </td>
                <td>{it.virtualService}</td>
                <td>{it.destination}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
