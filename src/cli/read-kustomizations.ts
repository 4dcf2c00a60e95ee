import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { isRemote } from '../core/kustomize/files/folder-path.ts'
import { isKustomization } from '../core/kustomize/files/kustomization-names.ts'
import { findKustomizations, referencesIn } from '../core/kustomize/view/find-kustomizations.ts'
import type { SourceFile } from '../core/text/file-change.ts'
import { importFile } from '../core/text/import-file.ts'
import { expand, readInputs } from './read-inputs.ts'

/** A folder of the disk with kustomizations, read as one workspace. */
export interface KustomizationsRead {
  /** Every file in the folder, and in those that its kustomizations refer to; named from a folder that holds them all. */
  readonly files: readonly SourceFile[]
  /** The folders to be built, in the files' names: the one that was asked for, or the outermost ones in it. */
  readonly folders: readonly string[]
  readonly complaints: readonly string[]
  /** The path of a file as the user would write it. */
  pathOf(name: string): string
}

/** Reads a folder that holds kustomizations; undefined for any other path. */
export function readKustomizations(path: string): KustomizationsRead | undefined {
  if (path === '-' || !existsSync(path) || !statSync(path).isDirectory()) return undefined
  if (!expand(path).some(it => isKustomization(it.split(sep).join('/')))) return undefined
  const asked = resolve(path)
  const { texts, targets, complaints } = readAround(asked)
  const top = [...[...texts.keys()].map(dirname), ...targets].reduce(commonFolder)
  const nameOf = (file: string) => relative(top, file).split(sep).join('/')
  const files = [...texts].map(([file, text]) => ({ name: nameOf(file), text }))
  const own = nameOf(asked)
  const found = findKustomizations(files)
  const inside = found.filter(it => it.folder === own || own === '' || it.folder.startsWith(`${own}/`))
  const folders = inside.some(it => it.folder === own)
    ? [own]
    : inside.filter(it => it.isOutermost).map(it => it.folder)
  return {
    files,
    folders,
    complaints,
    pathOf: name =>
      join(path, relative(asked, join(top, name)))
        .split(sep)
        .join('/'),
  }
}

function readAround(asked: string) {
  const texts = new Map<string, string>()
  /** The folders in which what is referred to stands, or would stand. */
  const targets = new Set<string>()
  const complaints: string[] = []
  const pending = [asked]
  const read = new Set<string>()
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (read.has(folder)) continue
    read.add(folder)
    for (const input of readInputs([folder])) {
      const file = resolve(input.name)
      // A chart beside a kustomization is used by it or not at all, which the kustomization says.
      if (texts.has(file) || (!input.ok && input.isChart)) continue
      const imported = input.ok ? importFile(input.name, input.bytes) : undefined
      if (!imported?.ok) {
        complaints.push(input.ok ? (imported?.message ?? '') : `${input.name}: ${input.reason}`)
        continue
      }
      texts.set(file, imported.file.text)
      if (!isKustomization(input.name)) continue
      for (const it of referencesIn(imported.file.text)) {
        if (isRemote(it)) continue
        const target = resolve(dirname(file), it)
        targets.add(dirname(target))
        const isFolder = existsSync(target) && statSync(target).isDirectory()
        if (isFolder && ![...read].some(known => isBelow(target, known))) pending.push(target)
      }
    }
  }
  return { texts, targets, complaints }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

function commonFolder(a: string, b: string): string {
  let common = a
  while (!isBelow(b, common)) common = dirname(common)
  return common
}
