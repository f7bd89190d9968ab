import { createContext } from "preact";

/** For who may correct documents: told when one was. Null for everybody else. */
export interface Editing {
  readonly changed: () => void;
}

export const EditingContext = createContext<Editing | null>(null);
