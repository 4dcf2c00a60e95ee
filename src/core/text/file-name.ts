import type { Files } from './file-change.ts'

/** A file's name as the workspace keeps it: `/` between folders, no way out of them, nothing that cannot be seen. */
export function cleanFileName(name: string): string {
  // The classes of Unicode are slow to compile, and few names need them.
  const visible = /^[ -~]*$/.test(name) ? name : name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
  const steps = visible
    .split(/[\\/]+/)
    .map(it => it.trim())
    .filter(it => it !== '' && it !== '.' && it !== '..')
  return steps.join('/').slice(-200).replace(/^\/+/, '') || 'untitled.yaml'
}

/** Files whose names are clean and differ from each other; the same list where they are already. */
export function cleanFiles(files: Files): Files {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const cleaned = files.map(file => {
    const clean = cleanFileName(file.name)
    let name = clean
    for (let count = counts.get(clean) ?? 2; taken.has(name); count++) {
      name = numbered(clean, count)
      counts.set(clean, count + 1)
    }
    taken.add(name)
    return name === file.name ? file : { name, text: file.text }
  })
  return cleaned.every((it, i) => it === files[i]) ? files : cleaned
}

/** The name, or where a file has it already, the next free one: `shop-2.yaml`. */
export function freeFileName(name: string, files: Files): string {
  const taken = new Set(files.map(it => it.name))
  let free = name
  for (let count = 2; taken.has(free); count++) free = numbered(name, count)
  return free
}

function numbered(name: string, count: number): string {
  return name.replace(/(\.[^./]*)?$/, extension => `-${count}${extension}`)
}
