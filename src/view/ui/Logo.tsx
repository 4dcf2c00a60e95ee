import styles from './Logo.module.css'

/** Two towers, and the two halves of a bridge going up. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg className={styles.logo} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={styles.ground} width="32" height="32" rx="7" />
      <path className={styles.lines} d="M4.5 24.5h23M8 24.5V9.5M24 24.5V9.5M8 22l6.2-9.2M24 22l-6.2-9.2" />
    </svg>
  )
}
