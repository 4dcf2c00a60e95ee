/** A package that the page holds. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** The SPDX name that the package gives. */
  readonly licence: string
  /** The texts that come with it, and what it says of others in it; empty where there are none. */
  readonly text: string
}
