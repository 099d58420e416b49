// Keeps Python's bytecode that a worker made on an earlier visit; Python starts in about half the time with it.

const CACHE = "xor2mnist-compiled";
const NAMES = ["python_stdlib.zip", "compiled.zip"];

const address = (version, name) => new URL(`compiled/${version}/${name}`, location.href).href;

// The files of this version: {name: bytes}; empty where there are none, or where the browser keeps nothing.
export async function kept(version) {
  try {
    const cache = await caches.open(CACHE);
    const files = {};
    for (const name of NAMES) {
      const response = await cache.match(address(version, name));
      if (!response) return {};
      files[name] = new Uint8Array(await response.arrayBuffer());
    }
    return files;
  } catch {
    return {}; // `caches` exists in secure contexts alone
  }
}

// Keeps the files in the place of those of other versions. Nothing depends on whether it succeeds.
export async function keep(version, files) {
  try {
    await forget();
    const cache = await caches.open(CACHE);
    for (const name of NAMES) await cache.put(address(version, name), new Response(files[name]));
  } catch {
    await forget();
  }
}

export async function forget() {
  try {
    await caches.delete(CACHE);
  } catch {
    // There was nothing to delete.
  }
}
