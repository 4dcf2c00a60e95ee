import type { CarriedField } from '../../core/convert/conversion/carried.ts'
import { schemaPath } from '../../core/rules/schema/schema-path.ts'
import styles from './ConvertDialog.module.css'

const words = {
  blocked: 'Has to be mended first',
  cannot: 'Cannot be carried',
  approximated: 'Approximated',
  carried: 'Carried',
} as const

/** What becomes of each field, what is not carried first. */
export function CarriedFields({ fields }: { fields: readonly CarriedField[] }) {
  return (
    <div className={styles.panel}>
      {(['blocked', 'cannot', 'approximated', 'carried'] as const).map(how => {
        const own = fields.filter(it => it.how === how)
        if (own.length === 0) return null
        return (
          <table key={how} className={styles.fields} data-how={how}>
            <caption>
              {words[how]} ({own.length})
            </caption>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">What becomes of it</th>
              </tr>
            </thead>
            <tbody>
              {own.map((it, i) => (
                <tr key={i}>
                  <td>
                    <span className={styles.owner}>{it.resource}</span>
                    <code>{schemaPath(it.path)}</code>
                  </td>
                  <td>{it.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}
