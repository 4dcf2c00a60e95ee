import { useMemo } from 'react'
import { trafficTable } from '../../../core/traffic/traffic-table.ts'
import { useTraffic } from '../../traffic/use-traffic.ts'
import { MixList } from './MixList.tsx'
import { TrafficTable } from './TrafficTable.tsx'
import styles from './TrafficView.module.css'

/** What the canvas draws as traffic, as numbers: the requests of the mix, and where how much of it ends. */
export function TrafficView() {
  const traffic = useTraffic(true)
  const rows = useMemo(() => (traffic ? trafficTable(traffic.graph, traffic.flow) : []), [traffic])
  if (!traffic) return null
  return (
    <div className={styles.traffic}>
      <MixList mix={traffic.mix} />
      <TrafficTable rows={rows} flow={traffic.flow} />
    </div>
  )
}
