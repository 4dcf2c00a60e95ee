/** The versions in which the older networking kinds are served; their schemas are the same. */
export const networkingVersions: readonly string[] = ['v1', 'v1beta1', 'v1alpha3']

/** The versions in which the security kinds are served. */
export const securityVersions: readonly string[] = ['v1', 'v1beta1']
