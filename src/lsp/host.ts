/** Where the server finds files that the editor has not opened: a disk, or the editor itself where there is none. */
export interface Host {
  /** The YAML and JSON files below a folder, those of a Helm chart and hidden ones left out. Addresses are the editor's. */
  list(folder: string): Promise<readonly HostFile[]>
  /** Undefined where there is no such file. */
  read(uri: string): Promise<string | undefined>
}

export interface HostFile {
  readonly uri: string
  readonly text: string
}
