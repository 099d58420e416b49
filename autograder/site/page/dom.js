// Elements and texts. Whatever comes from outside becomes text here, never markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value === "boolean") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Texts in the reader's language; `{name}` is a place for a value.
export class Texts {
  constructor(strings, lang) {
    this.strings = strings;
    this.lang = lang;
  }

  say(key, values = {}) {
    const text = this.strings[key][this.lang];
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }
}

export function download(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], {type}));
  const link = h("a", {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
