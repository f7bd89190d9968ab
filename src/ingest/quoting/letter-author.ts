import { splitAuthors } from "../metadata/authors.ts";

/** "Doe, Jane" is Jane Doe; a name that seems to be several people is that of one sender all the same. Without a name, the address. */
export function letterAuthor(name: string, address: string): string {
  const [author, ...others] = splitAuthors(name);
  return author === undefined || others.length > 0 ? name || address : author;
}
