export const policy: Readonly<Record<string, string>>
export const policyLine: string
export const pageHeaders: Readonly<Record<string, string>>
export const cacheOf: { readonly assets: string; readonly others: string }
