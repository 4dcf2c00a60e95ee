export function built(entry: string): Promise<unknown>
