import styles from './node.module.css'

/**
 * Where edges end that no link is drawn from. React Flow finds the ends of edges by these class names and attributes when
 * it measures a node; its own component would subscribe each of them to every change of the canvas.
 */
export function Anchor({ type, id, top }: { type: 'source' | 'target'; id: string; top?: number }) {
  return (
    <span
      className={`${type} ${styles.anchor}`}
      data-handleid={id}
      data-handlepos={type === 'source' ? 'right' : 'left'}
      style={{ top }}
    />
  )
}
