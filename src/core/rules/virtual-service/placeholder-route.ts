/** A route to begin with: a destination that Istio takes, under a name that is for the user to replace. */
export const placeholderRoute = [{ destination: { host: 'service' } }]
