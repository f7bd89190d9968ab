/**
 * Whether a webhook lies below one of the addresses that the configuration allows: of the same origin, and at the path or below it.
 * An address with a user's name or with a fragment is none of them.
 */
export function allowsWebhook(allowed: readonly string[], webhook: string): boolean {
  if (!URL.canParse(webhook)) return false;
  const { origin, pathname, username, password, hash } = new URL(webhook);
  if (username !== "" || password !== "" || hash !== "") return false;
  return allowed.some((base) => {
    const { origin: ownOrigin, pathname: ownPath } = new URL(base);
    const folder = ownPath.endsWith("/") ? ownPath : `${ownPath}/`;
    return origin === ownOrigin && (pathname === ownPath || pathname.startsWith(folder));
  });
}
