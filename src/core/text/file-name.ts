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
  const claim = nameClaims([])
  const cleaned = files.map(file => {
    const name = claim(cleanFileName(file.name))
    return name === file.name ? file : { name, text: file.text }
  })
  return cleaned.every((it, i) => it === files[i]) ? files : cleaned
}

/** Gives one name after the other, each as it is asked for or the next free one, and free of what it gave before. */
export function nameClaims(files: Files): (name: string) => string {
  const taken = new Set(files.map(it => it.name))
  const counts = new Map<string, number>()
  return wanted => {
    let name = wanted
    for (let count = counts.get(wanted) ?? 2; taken.has(name); count++) {
      name = numbered(wanted, count)
      counts.set(wanted, count + 1)
    }
    taken.add(name)
    return name
  }
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
