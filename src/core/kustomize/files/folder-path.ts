/** A path of a kustomization from its folder: normal form without `.` and `..`, or undefined where it leads out of the files. */
export function joinPath(folder: string, path: string): string | undefined {
  const steps = folder === '' ? [] : folder.split('/')
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

/** The way from a folder to a file or another folder, as a kustomization writes it. */
export function relativePath(folder: string, target: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = target === '' ? [] : target.split('/')
  let common = 0
  while (common < from.length && common < to.length && from[common] === to[common]) common++
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.'
}

export function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}

export function fileIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

export function isInOrBelow(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`)
}

/** A folder as a person reads it. */
export function folderName(folder: string): string {
  return folder === '' ? 'the top folder' : folder
}

/** Whether a path is an address that kustomize would fetch: a URL, or a repository as git and kustomize write it. */
export function isRemote(path: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/|git::|git@|gh:)/i.test(path) ||
    /^(?:github\.com|gitlab\.com|bitbucket\.org)[:/]/i.test(path) ||
    /\.git(?:$|[/?])/.test(path)
  )
}
