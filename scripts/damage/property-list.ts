export type Property = string | Uint8Array | { readonly [name: string]: Property };

/** A binary property list, as Safari writes one for a page that it saves. */
export function propertyList(root: Property): Uint8Array {
  const objects: Buffer[] = [];
  const length = (kind: number, count: number): Buffer =>
    count < 15 ? Buffer.from([kind | count]) : Buffer.from([kind | 15, 0x11, count >> 8, count & 255]);
  const reference = (at: number): Buffer => Buffer.from([at >> 8, at & 255]);
  const add = (value: Property): number => {
    const at = objects.push(Buffer.alloc(0)) - 1;
    if (typeof value === "string")
      objects[at] = Buffer.concat([length(0x50, value.length), Buffer.from(value, "latin1")]);
    else if (value instanceof Uint8Array) objects[at] = Buffer.concat([length(0x40, value.length), value]);
    else {
      const keys = Object.keys(value).map(add);
      const values = Object.values(value).map(add);
      objects[at] = Buffer.concat([length(0xd0, keys.length), ...[...keys, ...values].map(reference)]);
    }
    return at;
  };
  add(root);
  const offsets: Buffer[] = [];
  let place = 8;
  for (const object of objects) {
    const offset = Buffer.alloc(4);
    offset.writeUInt32BE(place);
    offsets.push(offset);
    place += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.set([4, 2], 6);
  trailer.writeUInt32BE(objects.length, 12);
  trailer.writeUInt32BE(place, 28);
  return Buffer.concat([Buffer.from("bplist00"), ...objects, ...offsets, trailer]);
}
