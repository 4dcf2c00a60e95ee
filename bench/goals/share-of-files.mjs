// Which share of a call's time goes to some source files, by the sampling profiler of Node.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The share of the samples below an exported function of a bundle in which a file is running or waits for what it has called. */
export function shareOfFiles(bundle, name, args, isMeant) {
  const folder = mkdtempSync(join(tmpdir(), 'share-of-files-'))
  try {
    const script = `const it = await import(${JSON.stringify(pathToFileURL(bundle))}); it.${name}(${args})`
    const flags = ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', folder]
    execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script])
    const [profile] = readdirSync(folder)
    return shareIn(JSON.parse(readFileSync(join(folder, profile), 'utf8')), sourcesOf(bundle), name, isMeant)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sourcesOf(bundle) {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')))
  const own = pathToFileURL(bundle).href
  return ({ url, lineNumber, columnNumber }) =>
    url === own ? (map.findEntry(lineNumber, columnNumber).originalSource ?? '') : ''
}

function shareIn({ nodes, samples, timeDeltas }, sourceOf, name, isMeant) {
  const byId = new Map(nodes.map(it => [it.id, it]))
  const standing = new Map()
  const visit = (id, isBelow, isIn) => {
    const { callFrame, children = [] } = byId.get(id)
    const below = isBelow || callFrame.functionName === name
    const within = isIn || (below && isMeant(sourceOf(callFrame)))
    standing.set(id, { below, within })
    for (const it of children) visit(it, below, within)
  }
  visit(nodes[0].id, false, false)
  const sum = of => samples.reduce((all, id, i) => (of(standing.get(id)) ? all + timeDeltas[i] : all), 0)
  return sum(it => it.within) / sum(it => it.below)
}
