import type { Files } from './file-change.ts'

/** A file's name as the workspace keeps it: `/` between folders, no way out of them, nothing that cannot be seen. */
export function cleanFileName(name: string): string {
  const steps = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .split(/[\\/]+/)
    .map(it => it.trim())
    .filter(it => it !== '' && it !== '.' && it !== '..')
  return steps.join('/').slice(-200).replace(/^\/+/, '') || 'untitled.yaml'
}

/** The name, or where a file has it already, the next free one: `shop-2.yaml`. */
export function freeFileName(name: string, files: Files): string {
  const taken = new Set(files.map(it => it.name))
  let free = name
  for (let count = 2; taken.has(free); count++)
    free = name.replace(/(\.[^./]*)?$/, extension => `-${count}${extension}`)
  return free
}
