import { useMemo } from 'react'
import { coverageByKind, leftOut } from '../../core/rules/coverage.ts'
import styles from './CoverageView.module.css'

/** What is checked of each kind, layer by layer, and which checks of Istio are not done. */
export function CoverageView() {
  const kinds = useMemo(coverageByKind, [])
  return (
    <article className={styles.coverage}>
      <h2>What is checked</h2>
      <p>How many checks there are for each kind. Of kinds that are not listed, only the YAML is checked.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Fields</th>
            <th scope="col">Webhook</th>
            <th scope="col">Analyzers</th>
            <th scope="col">Advice</th>
            <th scope="col">Drawing and trace</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(it => (
            <tr key={it.kind}>
              <th scope="row">{it.kind}</th>
              <td>{it.schema}</td>
              <td>{it.webhook ?? '–'}</td>
              <td>{it.analyzers}</td>
              <td>{it.advice}</td>
              <td>{it.routing}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Checks of Istio and Kiali that are not done</h2>
      <dl>
        {leftOut.map(it => (
          <div key={it.code}>
            <dt>
              {it.about} <code>{it.code}</code>
            </dt>
            <dd>{it.reason}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
