import { signal, type ReadonlySignal } from "@preact/signals";

/** A list that the browser keeps for this page. */
export interface KeptList<Item> {
  readonly items: ReadonlySignal<readonly Item[]>;
  /** False where the browser keeps nothing more: the list is then that of this page, until it is left. */
  readonly isKept: ReadonlySignal<boolean>;
  readonly keep: (next: readonly Item[]) => void;
}

interface KeptListOptions<Item> {
  /** In the storage of the browser, which nobody but this page reads. */
  readonly name: string;
  /** The one that is used now, asked for each time. */
  readonly storage: () => Storage;
  /** Null for what is no such item: the storage may hold anything. */
  readonly read: (stored: unknown) => Item | null;
}

/** Another tab of this page that changes the list changes it here, too. */
export function createKeptList<Item>({ name, storage, read }: KeptListOptions<Item>): KeptList<Item> {
  const items = signal(storedIn(storage(), name, read));
  const isKept = signal(true);
  addEventListener("storage", ({ key, storageArea }) => {
    if (key === name && storageArea === storage()) items.value = storedIn(storage(), name, read);
  });
  return {
    items,
    isKept,
    keep(next) {
      items.value = next;
      try {
        if (next.length === 0) storage().removeItem(name);
        else storage().setItem(name, JSON.stringify(next));
        isKept.value = true;
      } catch {
        isKept.value = false;
      }
    },
  };
}

function storedIn<Item>(
  storage: Storage,
  name: string,
  read: KeptListOptions<Item>["read"],
): readonly Item[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(name) ?? "[]");
    return Array.isArray(stored) ? stored.map(read).filter((item) => item !== null) : [];
  } catch {
    return [];
  }
}
