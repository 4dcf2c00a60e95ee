import manifest from '../../../package.json' with { type: 'json' }

/** The version of the page. */
export const version: string = manifest.version
