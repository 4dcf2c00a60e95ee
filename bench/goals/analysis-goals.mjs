// How the analysis grows, in Node.js and processor time of all threads: with the number of resources, with edits, with the Gateway API. The heap is watched for EDITS edits: as many files as there are are all typed in only after some thousands.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/setup.mjs'
import { median, rowOf } from './row.mjs'
import { shareOfFiles } from './share-of-files.mjs'

const bundle = join(root, '.cache', 'bench', 'analysis', 'analysis.js')
const edits = Number(process.env.EDITS ?? 10_000)
const mebibytes = it => `${it.toFixed(it < 10 ? 1 : 0)} MiB`
const percent = it => `${(100 * it).toFixed(2)} %`
const factor = it => it.toFixed(2)

export const analysisGoals = {
  name: 'analysis',
  async measure({ built }) {
    await built('bench/analysis.ts')
    const cold = new Map([100, 1000, 5000, 10_000].map(it => [it, alone(`coldAnalysis(${it})`, 3)]))
    const typing = new Map([500, 5000].map(it => [it, inProcess(`keystrokes(${it})`)]))
    const { half, end } = inProcess(`heapAfterEdits(5000, ${edits})`)
    return [
      rowOf(
        'first analysis of 1,000 HTTPRoutes, of one of 1,000 VirtualServices',
        routesOfServices('coldRoutes'),
        1,
        factor,
      ),
      rowOf('keystroke in one of them, the same', routesOfServices('routeKeystroke'), 1, factor),
      rowOf(
        'of a first analysis without Gateway API, what its code takes',
        shareOfFiles(bundle, 'coldAnalysis', '1000', isOfGatewayApi),
        0.002,
        percent,
      ),
      rowOf(
        'of keystrokes without it, the same',
        shareOfFiles(bundle, 'keystrokes', '1000', isOfGatewayApi),
        0.002,
        percent,
      ),
      rowOf('keystroke at 5,000 resources, of one at 500', typing.get(5000) / typing.get(500), 1, factor),
      rowOf('growth of the first analysis, exponent from 100 to 10,000', exponent(cold), 1.1, factor),
      rowOf(`heap of 5,000 resources after ${edits.toLocaleString('en')} edits`, end, 400, mebibytes),
      rowOf('growth of the heap in the last half of them', end - half, 1, mebibytes),
    ]
  },
}

/** The slope of time over size, both as logarithms, by least squares. */
function exponent(times) {
  const points = [...times].map(([count, ms]) => [Math.log(count), Math.log(ms)])
  const mean = i => points.reduce((sum, it) => sum + it[i], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, it) => sum + (it[0] - x) * (it[1] - y), 0)
  return over / points.reduce((sum, it) => sum + (it[0] - x) ** 2, 0)
}

/** The two take turns, so that what else the machine does falls on both; the median of the pairs counts. */
function routesOfServices(measured) {
  const pairs = Array.from(
    { length: 5 },
    () => inProcess(`${measured}('HTTPRoute')`) / inProcess(`${measured}('VirtualService')`),
  )
  return median(pairs)
}

/** What judges, translates and draws objects of the Gateway API. What asks whether there are any draws all the rest as well. */
function isOfGatewayApi(file) {
  const rooms = ['istio/gateway-api', 'gateway-drawing', 'rules/attachment', 'rules/gateway-api']
  return rooms.some(it => file.includes(`/core/${it}/`)) && !file.endsWith('/gateway-drawing/draw-model.ts')
}

/** The median of so many processes of their own. */
function alone(call, times) {
  return median(Array.from({ length: times }, () => inProcess(call)))
}

function inProcess(call) {
  const entry = pathToFileURL(bundle)
  const script = `const it = await import(${JSON.stringify(entry)}); console.log(JSON.stringify(it.${call}))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}
