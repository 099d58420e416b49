// Zip archives: written without compression, read with it.

const TABLE = Uint32Array.from({length: 256}, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});
const MOST_BYTES = 2 * 2 ** 20; // of one file, as the kit has it

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function header(signature, fields) {
  const size = fields.reduce((sum, [bytes]) => sum + bytes, 4);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

// Returns the archive of [name, text] pairs; all of one date, so that the same files give the same archive.
export function pack(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const listed = [];
  let at = 0;
  for (const [name, text] of files) {
    const title = encoder.encode(name);
    const data = encoder.encode(text);
    const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x5021], [4, crc32(data)], [4, data.length],
      [4, data.length], [2, title.length], [2, 0]];
    const local = header(0x04034b50, common);
    listed.push(header(0x02014b50, [[2, 0x314], ...common, [2, 0], [2, 0], [2, 0], [4, 0o100644 * 0x10000], [4, at]]), title);
    parts.push(local, title, data);
    at += local.length + title.length + data.length;
  }
  const size = listed.reduce((sum, part) => sum + part.length, 0);
  const count = listed.length / 2;
  const end = header(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]]);
  return new Blob([...parts, ...listed, end], {type: "application/zip"});
}

// What an archive says of a size counts for nothing: reading stops at the bound.
async function bounded(stream, name) {
  const chunks = [];
  let size = 0;
  for (const reader = stream.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    chunks.push(value);
    size += value.byteLength;
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => {});
      throw new Error(`${name}: > ${MOST_BYTES / 2 ** 20} MB`);
    }
  }
}

// Returns the [name, text] pairs of an archive whose names `wanted` takes. Throws Error for what is no archive.
export async function unpack(buffer, wanted) {
  const view = new DataView(buffer);
  let end = buffer.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error("no zip");
  const found = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error("damaged zip");
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [titled, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(new Uint8Array(buffer, at + 46, titled)).split("/").pop();
    at += 46 + titled + extra + comment;
    if (!wanted(name)) continue;
    if (size > MOST_BYTES) throw new Error(`${name}: > ${MOST_BYTES / 2 ** 20} MB`);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = new Blob([new Uint8Array(buffer, start, packed)]);
    if (method !== 0 && method !== 8) continue;
    const stream = method === 8 ? data.stream().pipeThrough(new DecompressionStream("deflate-raw")) : data.stream();
    const bytes = await bounded(stream, name);
    found.push([name, new TextDecoder("utf-8", {fatal: true}).decode(bytes)]);
  }
  return found;
}
