/** A dialog to show again after a reload, with the texts of its fields. */
export interface Resumed {
  readonly dialog: string
  readonly fields: Readonly<Record<string, string>>
}

const key = 'drawbridge.resume'

/** Reloads the page, which then finds the dialog by `takeResumed`. */
export function reloadInto(resumed: Resumed): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(resumed))
  } catch {
    // The dialog is then opened by hand.
  }
  location.reload()
}

/** What the page was reloaded into, once. */
export function takeResumed(): Resumed | undefined {
  try {
    const { dialog, fields } = Object(JSON.parse(sessionStorage.getItem(key) ?? 'null')) as Partial<Resumed>
    sessionStorage.removeItem(key)
    const texts = Object.entries(Object(fields)).filter(
      (it): it is [string, string] => typeof it[1] === 'string',
    )
    return typeof dialog === 'string' ? { dialog, fields: Object.fromEntries(texts) } : undefined
  } catch {
    return undefined
  }
}
