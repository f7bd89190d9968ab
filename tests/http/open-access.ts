/** The access options of a server on loopback as it is by default, but for the limit, which no test shall meet by chance. */
export const OPEN_ACCESS = {
  host: "127.0.0.1",
  keys: { verify: async () => null },
  allowedHosts: [],
  corsOrigins: [],
  requestsPerMinute: 0,
} as const;
