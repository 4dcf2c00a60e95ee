import styles from './Sketch.module.css'
import { sketchShapes } from './sketch-shapes.ts'

/** What kind of drawing an example gives, in a few strokes: boxes of the canvas's colours and the lines between. */
export function Sketch({ id }: { id: string }) {
  const { ports, routes, ends } = sketchShapes[id] ?? { ports: 1, routes: 0, ends: 0 }
  const gateway = rows(ports)
  const rules = rows(routes)
  const services = rows(ends)
  return (
    <svg className={styles.sketch} viewBox="0 0 72 40" aria-hidden="true">
      {rules.map((y, i) => (
        <path key={y} className={styles.line} d={curve(23, gateway[Math.min(i, ports - 1)] ?? 20, 33, y)} />
      ))}
      {services.map((y, i) => (
        <path key={y} className={styles.line} d={curve(46, rules[Math.min(i, routes - 1)] ?? 20, 56, y)} />
      ))}
      {gateway.map(y => (
        <rect
          key={y}
          className={styles.gateway}
          x={routes === 0 ? 28.5 : 8}
          y={y - 2.5}
          width="15"
          height="5"
          rx="1.5"
        />
      ))}
      {rules.map(y => (
        <rect key={y} className={styles.virtualService} x="33" y={y - 2.5} width="13" height="5" rx="1.5" />
      ))}
      {services.map(y => (
        <circle key={y} className={styles.destination} cx="59.5" cy={y} r="3" />
      ))}
    </svg>
  )
}

/** The middles of so many rows, around the middle of the sketch. */
function rows(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 20 + (i - (count - 1) / 2) * 7)
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}
