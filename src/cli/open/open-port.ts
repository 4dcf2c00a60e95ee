/** The port where nothing else is asked for. In a file of its own: who reads arguments needs no server. */
export const openPort = 4330
