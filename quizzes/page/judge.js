// Judges answers in the page: grammar.py, values.py and judge.py in JavaScript, held to them by
// tests/vectors/judge.json. No eval, no Function; a node is an array as it is a tuple there.
const Judge = (() => {
  "use strict";

  const MAX_LENGTH = 200, MAX_DEPTH = 40, POINTS = 32, AGREEMENT = 1e-9;
  const CONSTANTS = {e: Math.E, pi: Math.PI};
  const FUNCTIONS = {
    S: "S", sigma: "S", sigmoid: "S", exp: "exp", log: "log", ln: "log", sqrt: "sqrt", abs: "abs",
    tanh: "tanh", relu: "relu", max: "max", min: "min", sin: "sin", cos: "cos",
  };
  const TWO_ARGUMENTS = ["max", "min"];
  const SUPERSCRIPTS = Object.fromEntries(
    [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣᵗ"].map((c, i) => [c, "0123456789+-()nxt"[i]]));
  const FRACTIONS = {
    "½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)", "⅔": "(2/3)", "⅛": "(1/8)",
  };
  const each = (characters, sign) => Object.fromEntries([...characters].map((c) => [c, sign]));
  const GREEK = "alpha beta gamma delta epsilon eta theta kappa lambda mu nu pi rho sigma tau phi omega";
  const SIGNS = {
    ...each("−–—‐‑", "-"), ...each("×·⋅∙•∗ㆍ", "*"), ...each("÷∕⁄", "/"), ...each("[{", "("),
    ...each("]}", ")"), "√": "sqrt", "ŷ": "yhat", "\u0302": "hat",
    ...Object.fromEntries([..."αβγδεηθκλμνπρστφω"].map((c, i) => [c, GREEK.split(" ")[i]])),
  };
  const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19];
  const STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, neg: 3, "^": 4};

  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const pick = (object, key) => (own(object, key) ? object[key] : undefined);

  class Unreadable extends Error {
    constructor(code, detail = "") {
      super(code);
      this.code = code;
      this.detail = detail;
    }
  }

  function plain(text) {
    text = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣᵗ]+/g,
      (run) => "^(" + [...run].map((c) => SUPERSCRIPTS[c]).join("") + ")");
    text = [...text].map((c) => pick(FRACTIONS, c) ?? c).join("").normalize("NFKC");
    text = text.replace(/_\{([A-Za-z0-9]+)\}/g, "$1");
    text = [...text].map((c) => pick(SIGNS, c) ?? c).join("");
    return text.replaceAll("**", "^").replaceAll("_", "");
  }

  // The function whose value the abbreviation is: S where s stands for S(x).
  function functionOf(names, short) {
    const call = /^[A-Za-z]+(?=\()/.exec(plain(names.abbreviations[short]));
    return call ? pick(FUNCTIONS, call[0]) : undefined;
  }

  function spellings(names) {
    const known = new Map([...Object.keys(FUNCTIONS), "e", "pi"].map((name) => [name, name]));
    for (const short of Object.keys(names.abbreviations)) {
      const same = functionOf(names, short);
      for (const [name, target] of Object.entries(FUNCTIONS)) if (target === same) known.set(name, short);
    }
    for (const name of [...Object.keys(names.variables), ...Object.keys(names.abbreviations)]) {
      known.set(plain(name), name);
    }
    return known;
  }

  function longestName(rest, known, lowered, longest, word) {
    for (let length = Math.min(rest.length, longest); length > 0; length--) {
      const start = rest.slice(0, length);
      const name = known.get(start) ?? lowered.get(start.toLowerCase());
      if (name !== undefined) return [length, name];
    }
    throw new Unreadable("name", word);
  }

  function tokenise(text, names) {
    const known = spellings(names);
    const lowered = new Map([...known].reverse().map(([spelling, name]) => [spelling.toLowerCase(), name]));
    const longest = Math.max(...[...known.keys()].map((spelling) => spelling.length));
    const number = /([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?/y;
    const letters = /[A-Za-z][A-Za-z0-9]*/y;
    const tokens = [];
    const match = (pattern, at) => ((pattern.lastIndex = at), pattern.exec(text)?.[0]);
    for (let at = 0; at < text.length;) {
      let found;
      if (" \t\r\n".includes(text[at])) {
        at += 1;
      } else if ((found = match(number, at)) !== undefined) {
        tokens.push(["num", found]);
        at += found.length;
      } else if ((found = match(letters, at)) !== undefined) {
        let rest = found;
        while (/^[A-Za-z]/.test(rest)) {
          const [length, name] = longestName(rest, known, lowered, longest, found);
          tokens.push(["name", name]);
          rest = rest.slice(length);
        }
        at += found.length - rest.length;
      } else if ("+-*/^(),".includes(text[at])) {
        tokens.push(["sign", text[at]]);
        at += 1;
      } else {
        throw new Unreadable("character", String.fromCodePoint(text.codePointAt(at)));
      }
    }
    return tokens;
  }

  class Parser {
    constructor(tokens, names) {
      Object.assign(this, {tokens, names, at: 0, depth: 0});
    }
    whole() {
      if (!this.tokens.length) throw new Unreadable("empty");
      const node = this.sum();
      if (this.at < this.tokens.length) throw new Unreadable("unexpected", this.tokens[this.at][1]);
      return node;
    }
    peek(ahead = 0) {
      return this.tokens[this.at + ahead] ?? ["end", ""];
    }
    opens() {
      const [kind, text] = this.peek();
      return kind === "sign" && text === "(";
    }
    take(...signs) {
      const [kind, text] = this.peek();
      if (kind !== "sign" || !signs.includes(text)) return "";
      this.at += 1;
      return text;
    }
    deeper(rule) {
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new Unreadable("too-deep");
      const node = this[rule]();
      this.depth -= 1;
      return node;
    }
    sum() {
      let node = this.product();
      for (let sign; (sign = this.take("+", "-"));) node = [sign, node, this.product()];
      return node;
    }
    product() {
      let node = this.signed();
      for (;;) {
        const sign = this.take("*", "/");
        if (sign) node = [sign, node, this.signed()];
        else if (this.peek()[0] === "name" || this.opens()) node = ["*", node, this.power()];
        else if (this.peek()[0] === "num") throw new Unreadable("number-after", this.peek()[1]);
        else return node;
      }
    }
    signed() {
      const sign = this.take("+", "-");
      if (!sign) return this.power();
      const node = this.deeper("signed");
      return sign === "-" ? ["neg", node] : node;
    }
    power() {
      const node = this.primary();
      return this.take("^") ? ["^", node, this.deeper("signed")] : node;
    }
    primary() {
      const [kind, text] = this.peek();
      this.at += 1;
      if (kind === "num") return ["num", Number(text), text];
      if (kind === "name") return this.name(text);
      if (kind === "sign" && text === "(") return this.closed(this.deeper("sum"));
      throw text ? new Unreadable("unexpected", text) : new Unreadable("ends-early");
    }
    closed(node) {
      if (!this.take(")")) throw new Unreadable("not-closed");
      return node;
    }
    name(name) {
      let target = pick(FUNCTIONS, name);
      if (own(this.names.variables, name) || own(CONSTANTS, name)) return ["name", name];
      if (own(this.names.abbreviations, name)) {
        // With s for S(x), s(-x) is a value of S, but s(1 - s) a product.
        target = functionOf(this.names, name);
        if (!target || !this.opens() || this.argumentHolds(name)) return ["name", name];
      }
      if (!this.take("(")) {
        const follows = ["num", "name"].includes(this.peek()[0]);
        if (TWO_ARGUMENTS.includes(target) || !follows) throw new Unreadable("argument", name);
        return ["call", target, this.deeper("power")];
      }
      const values = [this.deeper("sum")];
      while (this.take(",")) values.push(this.deeper("sum"));
      if (values.length !== (TWO_ARGUMENTS.includes(target) ? 2 : 1)) throw new Unreadable("arity", name);
      return this.closed(["call", target, ...values]);
    }
    argumentHolds(name) {
      let open = 0;
      for (let ahead = 0; this.peek(ahead)[0] !== "end"; ahead++) {
        const [kind, text] = this.peek(ahead);
        open += {"(": 1, ")": -1}[text] ?? 0;
        if (open === 0) return false;
        const [nextKind, next] = this.peek(ahead + 1);
        if (kind === "name" && text === name && !(nextKind === "sign" && next === "(")) return true;
      }
      return false;
    }
  }

  function parse(text, names = {variables: {}, abbreviations: {}}) {
    if ([...text].length > MAX_LENGTH) throw new Unreadable("too-long", String(MAX_LENGTH));
    text = plain(text).split("=").at(-1);
    if ([...text].length > 4 * MAX_LENGTH) throw new Unreadable("too-long", String(MAX_LENGTH));
    return new Parser(tokenise(text, names), names).whole();
  }

  function show(node) {
    const kind = node[0];
    if (kind === "num") return node[2];
    if (kind === "name") return node[1];
    if (kind === "call") return `${node[1]}(${node.slice(2).map(show).join(", ")})`;
    if (kind === "neg") return "-" + inside(node[1], 3);
    const strength = STRENGTH[kind];
    // Whoever meant 1/(2x) must see that 1/2x is (1/2)·x.
    const left = inside(node[1], strength + (kind === "^" || (strength === 2 && node[1][0] === "/") ? 1 : 0));
    const right = inside(node[2], kind === "^" ? 5 : node[2][0] === "neg" ? 4 : strength + 1);
    return left + ({"+": " + ", "-": " - ", "*": "·"}[kind] ?? kind) + right;
  }

  function inside(node, strength) {
    return (STRENGTH[node[0]] ?? 9) >= strength ? show(node) : `(${show(node)})`;
  }

  function evaluate(node, values) {
    const kind = node[0];
    if (kind === "num") return node[1];
    if (kind === "name") return values[node[1]];
    if (kind === "neg") return -evaluate(node[1], values);
    if (kind === "call") return apply(node[1], node.slice(2).map((a) => evaluate(a, values)));
    const a = evaluate(node[1], values), b = evaluate(node[2], values);
    if (kind === "+") return a + b;
    if (kind === "-") return a - b;
    if (kind === "*") return a * b;
    if (kind === "/") return b !== 0 ? a / b : NaN;
    return a === 0 && b < 0 ? NaN : Math.pow(a, b);
  }

  const exp = (x) => (x < 709.78 ? Math.exp(x) : Infinity);

  function apply(name, values) {
    const x = values[0];
    if (values.some(Number.isNaN)) return NaN;
    if (name === "S") return 1 / (1 + exp(-x));
    if (name === "exp") return exp(x);
    if (name === "log" && x <= 0) return NaN;
    if (name === "relu") return Math.max(0, x);
    return Math[name](...values);
  }

  function points(names) {
    const shorts = Object.entries(names.abbreviations).map(([name, text]) => [name, parse(text, names)]);
    return Array.from({length: POINTS}, (_, i) => {
      const place = {...CONSTANTS};
      Object.entries(names.variables).forEach(([name, [low, high]], j) => {
        place[name] = low + (high - low) * (((i + 1) * Math.sqrt(PRIMES[j])) % 1);
      });
      for (const [name, node] of shorts) place[name] = evaluate(node, place);
      return place;
    });
  }

  function equal(a, key, places) {
    const pairs = places
      .map((place) => [evaluate(a, place), evaluate(key, place)])
      .filter(([, wanted]) => Number.isFinite(wanted));
    if (!pairs.length) return false;
    const near = AGREEMENT * Math.max(...pairs.map(([, wanted]) => Math.abs(wanted)));
    return pairs.every(([value, wanted]) => Math.abs(value - wanted) <= near);
  }

  const verdict = (right, blame = [], read = "", score = right ? 1 : 0) =>
    ({right, score, blame, read, error: "", detail: ""});
  const first = (foreseen, right) => (right || !foreseen.includes(true) ? [] : [foreseen.indexOf(true)]);

  function bareNumber(text, unit) {
    text = text.normalize("NFKC").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "").replace(/^[=≈~ ]+/, "");
    for (const name of Object.values(unit).sort((a, b) => [...b].length - [...a].length)) {
      if (name && text.toLowerCase().endsWith(name.toLowerCase())) {
        text = text.slice(0, text.length - name.length).replace(/[ \t\r\n]+$/, "");
        break;
      }
    }
    if (/^[+\-−]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?%?$/.test(text)) text = text.replaceAll(",", "");
    return text.endsWith("%") ? `(${text.slice(0, -1)})/100` : text;
  }

  const letters = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}+*/=<>%]/gu, "");

  function printed(text) {
    text = text.replaceAll("−", "-").replace(/["“”‘’]/g, "'");
    text = text.replace(/[ \t\r\n\u00a0]+/g, " ").replace(/^ +| +$/g, "");
    return text.replace(/ ?([\][(){},:=]) ?/g, "$1").toLowerCase();
  }

  function judgeText(question, answer, key, tidy) {
    const given = tidy(answer);
    if (!given) throw new Unreadable("empty");
    const right = key.map(tidy).includes(given);
    return verdict(right, first(question.mistakes.map((m) => m.answer.map(tidy).includes(given)), right));
  }

  const same = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

  const JUDGES = {
    choice: (question, answer) => {
      const right = answer === question.answer;
      return verdict(right, right ? [] : [answer]);
    },
    multiple: (question, answer) => {
      if (!answer.length) throw new Unreadable("empty");
      const key = new Set(question.answer), chosen = new Set(answer);
      const wrong = question.options.map((o) => o.key).filter((k) => chosen.has(k) && !key.has(k));
      const hits = [...chosen].filter((k) => key.has(k)).length;
      const right = hits === key.size && chosen.size === key.size;
      return verdict(right, wrong, "", Math.max(0, (hits - wrong.length) / key.size));
    },
    numeric: (question, answer) => {
      const node = parse(bareNumber(answer, question.unit ?? {}));
      const value = evaluate(node, CONSTANTS);
      if (!Number.isFinite(value)) throw new Unreadable("no-number");
      const near = question.tolerance + 1e-9 * Math.max(1, Math.abs(question.answer));
      const close = (wanted) => Math.abs(value - wanted) <= near;
      const right = close(question.answer);
      return verdict(right, first(question.mistakes.map((m) => close(m.answer)), right), show(node));
    },
    formula: (question, answer) => {
      const names = {variables: question.variables, abbreviations: question.abbreviations};
      const node = parse(answer, names);
      const places = points(names);
      const is = (text) => equal(node, parse(text, names), places);
      const right = is(question.answer);
      const foreseen = right ? [] : question.mistakes.map((m) => is(m.answer));
      return verdict(right, first(foreseen, right), show(node));
    },
    short: (question, answer) => judgeText(question, answer, question.accept, letters),
    order: (question, answer) => {
      const right = [question.answer, ...(question.also ?? [])].some((order) => same(order, answer));
      const foreseen = question.mistakes.map((mistake) => {
        let at = -1;
        return mistake.answer.every((key) => (at = answer.indexOf(key, at + 1)) >= 0);
      });
      return verdict(right, first(foreseen, right));
    },
    output: (question, answer) => judgeText(question, answer, [question.answer], printed),
  };

  function judge(question, answer) {
    try {
      return JUDGES[question.type](question, answer);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return {...verdict(false), error: error.code, detail: error.detail};
    }
  }

  return {judge, parse, show, evaluate, points, equal, Unreadable};
})();

if (typeof module !== "undefined") module.exports = Judge;
