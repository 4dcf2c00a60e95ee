// How fast the machine is at the moment: on a shared one the same work takes half as long at one time as at another, in processor time too.
import { median } from './row.mjs'

const words = Array.from({ length: 20_000 }, (_, i) => `shop-${(i * 7919) % 20_011}`)

/** What a fixed piece of work takes, in milliseconds of processor time: the middle of five, after one that is not counted. */
export function fixedWork() {
  const times = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage()
    const rows = words.map(name => ({ name, hosts: [`${name}.example.com`, name] }))
    JSON.parse(JSON.stringify(rows)).sort((a, b) => (a.name < b.name ? -1 : 1))
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return median(times.slice(1))
}
