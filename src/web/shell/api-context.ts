import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Api } from "./api-client.ts";

/** For what stands deep in the page and asks the server by itself. */
export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error("Nothing on the page has an API.");
  return api;
}
