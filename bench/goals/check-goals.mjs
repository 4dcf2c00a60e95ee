// `drawbridge check` beside `istioctl analyze` on the same files: ISTIOCTL names the istioctl to compare with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/setup.mjs'
import { istioFiles } from './istio-files.mjs'
import { median, rowOf, unmeasured } from './row.mjs'
import { canTime, timeProcess } from './time-process.mjs'

const sizes = [
  { count: 10, most: 1, pairs: 9 },
  { count: 1000, most: 0.7, pairs: 7 },
  { count: 5000, most: 0.7, pairs: 5 },
]
const mostMemory = 1

export const checkGoals = { name: 'check', measure: () => sizes.flatMap(measureSize) }

/** Both tools take turns, so that what else the machine does falls on both; the median of the pairs counts. */
function measureSize({ count, most, pairs }) {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-bench-'))
  try {
    for (const { name, text } of istioFiles(count)) writeFileSync(join(folder, name), text)
    const ours = () =>
      timeProcess(process.execPath, [join(root, 'dist', 'cli', 'drawbridge.js'), 'check', folder])
    const name = what => `check of ${count.toLocaleString('en')} resources, ${what} of istioctl analyze's`
    const istioctl = process.env.ISTIOCTL
    if (!canTime || !istioctl) return withoutIstioctl(name, most, canTime ? ours() : undefined)
    const theirs = () => timeProcess(istioctl, ['analyze', '--use-kube=false', folder])
    ours()
    theirs()
    const measured = Array.from({ length: pairs }, () => ({ ours: ours(), theirs: theirs() }))
    return [
      pairedRow(name('CPU'), measured, 'seconds', 's', most),
      pairedRow(name('peak memory'), measured, 'mebibytes', 'MiB', mostMemory),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pairedRow(name, measured, part, unit, most) {
  const middle = of => median(measured.map(of)).toFixed(part === 'seconds' ? 2 : 0)
  const row = rowOf(name, median(measured.map(it => it.ours[part] / it.theirs[part])), most, it =>
    it.toFixed(2),
  )
  const figure = `${row.figure} (${middle(it => it.ours[part])} of ${middle(it => it.theirs[part])} ${unit})`
  return { ...row, figure }
}

function withoutIstioctl(name, most, ours) {
  const why = ours
    ? `ISTIOCTL names no istioctl; ours is ${ours.seconds.toFixed(2)} s, ${ours.mebibytes.toFixed(0)} MiB`
    : 'there is no GNU time here'
  return [
    unmeasured(name('CPU'), `≤ ${most.toFixed(2)}`, why),
    unmeasured(name('peak memory'), `≤ ${mostMemory.toFixed(2)}`, why),
  ]
}
