import type { DBSchema, IDBPDatabase } from 'idb'

/** Runs a task with a database that is opened for it and closed after; undefined where the browser keeps nothing, or the task fails. */
export function withDatabase<Schema extends DBSchema>(open: () => Promise<IDBPDatabase<Schema>>) {
  return async <T>(task: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> => {
    try {
      const db = await open()
      return await task(db).finally(() => db.close())
    } catch {
      return undefined
    }
  }
}
