/** Kinds of symbols, by the numbers of the protocol. */
export const symbolKinds = { resource: 5, part: 8, value: 13 } as const

/** Kinds of completions, by the numbers of the protocol. */
export const completionKinds = { key: 5, resource: 7, value: 12, snippet: 15 } as const
