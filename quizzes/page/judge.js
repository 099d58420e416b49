// Judges answers in the page: grammar.py, values.py and judge.py in JavaScript, held to them by
// tests/vectors/judge.json. No eval, no Function; a node is an array as it is a tuple there.
const Judge = (() => {
  "use strict";

  const MAX_LENGTH = 200, MAX_DEPTH = 40, POINTS = 32, AGREEMENT = 1e-9;
  const CONSTANTS = {e: Math.E, pi: Math.PI};
  const FUNCTIONS = {
    S: "S", sigma: "S", sigmoid: "S", expit: "S", exp: "exp", log: "log", ln: "log", sqrt: "sqrt", abs: "abs",
    tanh: "tanh", relu: "relu", max: "max", maximum: "max",
    min: "min", minimum: "min", sin: "sin", cos: "cos",
  };
  const TWO_ARGUMENTS = ["max", "min"];
  const SUPERSCRIPTS = Object.fromEntries(
    [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴸ"].map((c, i) =>
      [c, "0123456789+-()abcdefghijklmnoprstuvwxyzL"[i]]));
  const RAISED = Object.fromEntries(Object.entries(SUPERSCRIPTS).map(([c, sign]) => [sign, c]));
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
  const GREEK_LETTERS = Object.fromEntries(
    Object.entries(SIGNS).filter(([c]) => c >= "α" && c <= "ω").map(([c, name]) => [name, c]));
  const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19];
  const STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, neg: 3, "^": 4};

  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const pick = (object, key) => (own(object, key) ? object[key] : undefined);

  class Unreadable extends Error {
    constructor(code, detail = "", known = "") {
      super(code);
      Object.assign(this, {code, detail, known});
    }
  }

  // NFKC alone would make 210 of 2¹⁰.
  const RUN = new RegExp(`[${Object.keys(SUPERSCRIPTS).join("")}]+`, "g");
  const MIXED = new RegExp(`([0-9]+)[ ]*([${Object.keys(FRACTIONS).join("")}])`, "g");
  function unfold(text) {
    text = text.replace(RUN, (run) => "^(" + [...run].map((c) => SUPERSCRIPTS[c]).join("") + ")");
    text = text.replace(MIXED, (_, whole, part) => `(${whole}+${FRACTIONS[part].slice(1)}`);
    return [...text].map((c) => pick(FRACTIONS, c) ?? c).join("").normalize("NFKC");
  }

  const MODULE = /(?<![A-Za-z0-9_])(?:(?:np|numpy|math|tf|scipy|special|keras|ops)\.)+(?=[A-Za-z])/g;
  function plain(text) {
    text = unfold(text).replace(MODULE, "");
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

  // All names that may stand in an answer, the question's own first.
  const listed = (names) => [...new Set([...Object.keys(names.variables), ...Object.keys(names.abbreviations),
    ...Object.keys(CONSTANTS), ...Object.values(FUNCTIONS)])].join(", ");

  function longestName(rest, known, lowered, longest) {
    for (let length = Math.min(rest.length, longest); length > 0; length--) {
      const start = rest.slice(0, length);
      const name = known.get(start) ?? lowered.get(start.toLowerCase());
      if (name !== undefined) return [length, name];
    }
    return [0, ""];
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
          const [length, name] = longestName(rest, known, lowered, longest);
          if (!length) throw new Unreadable("name", found, listed(names));
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
    formula() {
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
    return new Parser(tokenise(text, names), names).formula();
  }

  function show(node) {
    const kind = node[0];
    if (kind === "num") return node[2];
    if (kind === "name") return pick(GREEK_LETTERS, node[1]) ?? node[1];
    if (kind === "call") return `${node[1] === "sqrt" ? "√" : node[1]}(${node.slice(2).map(show).join(", ")})`;
    if (kind === "neg") return "-" + inside(node[1], 3);
    const strength = STRENGTH[kind];
    // Whoever meant 1/(2x) must see that 1/2x is (1/2)·x.
    const left = inside(node[1], strength + (kind === "^" || (strength === 2 && node[1][0] === "/") ? 1 : 0));
    const up = kind === "^" ? [...show(node[2]).replaceAll(" ", "")].map((c) => pick(RAISED, c)) : [undefined];
    if (!up.includes(undefined)) return left + up.join("");
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
    ({right, score, blame, read, otherwise: false, error: "", detail: "", known: ""});
  const first = (foreseen, right) => (right || !foreseen.includes(true) ? [] : [foreseen.indexOf(true)]);

  // ---- how people write numbers, words and outputs: wording.py

  const POLITE = /(이?라고 ?(합니다|부릅니다|해요|불러요|한다|부른다|함|부름)|입니다|이에요|예요|이다|이죠|이요|임)\.?$/;
  const NUMBER_WORDS = new Map([
    "zero 영", "one 하나 한", "two 둘 두", "three 셋 세", "four 넷 네", "five 다섯", "six 여섯",
    "seven 일곱", "eight 여덟", "nine 아홉", "ten 열", "eleven 열하나", "twelve 열둘",
  ].flatMap((words, number) => words.split(" ").map((word) => [word, String(number)])));
  for (const half of ["half", "a half", "one half", "절반"]) NUMBER_WORDS.set(half, "1/2");
  const trim = (text, more = "") => {
    const drop = new Set([..." \t\r\n", ...more]);
    const characters = [...text];
    while (characters.length && drop.has(characters[0])) characters.shift();
    while (characters.length && drop.has(characters.at(-1))) characters.pop();
    return characters.join("");
  };
  const trimEnd = (text) => text.replace(/[ \t\r\n]+$/, "");

  function bareNumber(text, unit) {
    const lead = /^(약|대략|정답은?|답은?|about|approx\.?|approximately|the answer is|answer)[ :]*/i;
    const counted = new RegExp("^(.*[0-9.)!\\s])(개|번|회|장|명|가지|층|칸|배|단계|에폭|에포크|스텝|차원|초|바이트|원소|행"
      + "|열|점|비트|배치|걸음|묶음|픽셀|클래스|뉴런|곱셈|times?|parameters?|params|weights?|values?|numbers?|images?|examples?|rows?"
      + "|columns?|units?|neurons?|steps?|updates?|epochs?|batch(es)?|bytes?|layers?|multiplications?"
      + "|operations?|connections?|pixels?|features?|inputs?|outputs?|class(es)?|entries|elements?|seconds?"
      + "|dimensions?|digits?|points?|gradients?)$", "is");
    text = trim(text).replace(/^[=≈~ ]+/, "").replace(lead, "").replace(/^[=≈~ ]+/, "").replace(/[。! \t\r\n]+$/, "");
    text = trimEnd(text.replace(POLITE, "")).replace(/ *(퍼센트|프로|percent|per cent)$/i, "%");
    const name = Object.values(unit).sort((a, b) => [...b].length - [...a].length)
      .find((one) => one && text.toLowerCase().endsWith(one.toLowerCase()));
    text = trimEnd(name ? text.slice(0, text.length - name.length)
      : text.replace(/개의 [가-힣]+$/, "개").replace(counted, "$1"));
    text = NUMBER_WORDS.get(text.toLowerCase()) ?? text;
    text = text.replace(/^(?:np\.|numpy\.)?(?:float|int)(?:8|16|32|64)\(([^()]*)\)$/, "$1")
      .replace(/([0-9]) *x *(?=[0-9])/g, "$1*").replace(/([0-9.]+)의 *([+\-−]?[0-9]+) *(제곱|승)/g, "($1)^($2)");
    // 0,25 and 0,001 can only mean a decimal comma; 1,024 is a thousand and 24.
    if (/^[+\-−]?(0,[0-9]+|[0-9]+,[0-9]{1,2})%?$/.test(text)) text = text.replace(",", ".");
    else if (/^[+\-−]?[0-9]{1,3}([, \u00a0\u202f][0-9]{3})+(\.[0-9]*)?%?$/.test(text)) text = text.replace(/[, \u00a0\u202f]/g, "");
    return text.endsWith("%") ? `(${text.slice(0, -1)})/100` : text;
  }

  // What an answer says, as typed first and then without what does not matter; what it adds in parentheses.
  function wordings(answer) {
    const text = trim(answer.normalize("NFKC").toLowerCase());
    const parentheses = /\(([^()]*)\)/g;
    const added = [...text.matchAll(parentheses)].map((match) => letters(match[1])).filter(Boolean);
    const said = [text];
    for (const shorter of [
      (s) => s.replace(parentheses, ""),
      (s) => trim(s, ".。!"),
      (s) => trimEnd(s.replace(POLITE, "")),
      (s) => s.replace(/^((it|this|that|they|these|the network|the model)( is|'s| are)? +)?((called|known as) +)?((in the|the|an|a) +)?/, ""),
      (s) => s.replace(/[ -]*(problems?|methods?|functions?|files?|extensions?|formats?|문제|현상|기법|방법|메서드|메소드|함수|파일|확장자|형식)$/, ""),
      (s) => s.replace(/([a-z]{3})s$/, "$1"),
    ]) said.push(shorter(said.at(-1)));
    return [[...new Set(said.map(letters).filter(Boolean))], added];
  }

  const letters = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}+*/=<>%]/gu, "");

  function printed(text) {
    text = text.normalize("NFKC").replaceAll("−", "-").replace(/["“”‘’]/g, "'");
    text = text.replace(/[ \t\r\n]+/g, " ").replace(/^ +| +$/g, "");
    return text.replace(/ ?([\][(){},:=]) ?/g, "$1").toLowerCase();
  }

  const flat = (parts) => parts.filter((part) => part !== "[" && part !== "]");

  function sameOutput(text, key) {
    const wanted = valuesOf(key, true), all = valuesOf(text, key.includes("="));
    let given = all.filter((part) => part !== ":"), bare = wanted.filter((part) => part !== ":");
    if (!given.length) return false;
    const count = (bracket) => given.filter((part) => part === bracket).length;
    if (count("[") !== count("]") || !count("[")) [given, bare] = [flat(given), flat(bare)];
    else if (!bare.includes("[") && bare.length > 1 && !wanted.includes(":") && given[0] === "[" && given.at(-1) === "]") {
      given = given.slice(1, -1);
    }
    if (wanted.includes(":") && !all.includes(":")) {
      return same(given, bare) || same(given, bare.slice(wanted.indexOf(":")));
    }
    return same(given, bare);
  }

  const LEAD_OF_OUTPUT = /^(?:(?:it |this )?(?:prints?|outputs?|returns?|gives?|shows?)|(?:the )?(?:output|result|answer)(?: is)?|출력은?|결과는?|정답은?|답은?)(?:[: ]+|(?=[[(]))/;
  const SAID_OF_OUTPUT = /(?:(?:이|가|을|를|라고|이라고)? ?(?:출력|표시|인쇄|발생)(?:됩니다|합니다|돼요|해요|된다|한다|됨|함)?|이 ?납니다|가 ?납니다)\.?$/;
  const KOREAN_WORDS = [
    [/^(?:타입|형) ?(?:에러|오류)/, "typeerror"],
    [/^(?:밸류|값) ?(?:에러|오류)/, "valueerror"],
    [/^인덱스 ?(?:에러|오류)/, "indexerror"],
    [/^(?:어트리뷰트|속성) ?(?:에러|오류)/, "attributeerror"],
    [/^참$/, "true"],
    [/^거짓$/, "false"],
    [/^not a number$/, "nan"],
  ];

  function valuesOf(text, named = false) {
    text = printed(text).replaceAll("`", "").replace(LEAD_OF_OUTPUT, "").replace(SAID_OF_OUTPUT, "");
    text = text.replace(POLITE, "").replace(/ +$/, "").replace(/^shape[:= ]*(?=[(0-9[])/, "").replace(/([^0-9.])\.$/, "$1");
    if (!named) text = text.replace(/^[a-z_][a-z0-9_.]*=(?!=)/, "");
    for (const [pattern, word] of KOREAN_WORDS) text = text.replace(pattern, word);
    text = text.replace(/(^|[^a-z0-9_.])(?:(?:np|numpy|math|tf)\.)+(?=[a-z])/g, "$1");
    text = text.replace(/^(?:array|tensor)\((.*?)(?:,dtype=[\p{L}\p{N}_.']+)?\)$/u, "$1").replaceAll("'", "");
    text = text.replace(/(?:(?:float|int)(?:8|16|32|64)?|dtype)\(([^()]*)\)/g, "$1");
    text = text.replace(/(^|[^\p{L}\p{N}_])(u?int|float) (8|16|32|64)(?![\p{L}\p{N}_])/gu, "$1$2$3");
    text = text.replace(/^(?:(?:it )?(?:raises?|throws?) )?(?:an? )?([a-z]+?) ?(error|exception)(?![a-z]).*$/, "$1$2");
    text = text.replace(/([0-9]) ?(?:[x×*]|by) ?(?=[0-9])/g, "$1 ");
    text = text.replaceAll("(", "[").replaceAll(")", "]").replace(/[,;]/g, " ");
    const number = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/;
    return (text.match(/[\][{}:]|[^\][{}:\s]+/g) ?? []).map((word) => (number.test(word) ? Number(word) + 0 : word));
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
      const node = parse(bareNumber(unfold(answer), question.unit ?? {}));
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
    short: (question, answer) => {
      const [said, added] = wordings(answer);
      if (!said.length) throw new Unreadable("empty");
      const wrong = (texts) => question.mistakes.map((mistake) => {
        const spellings = mistake.answer.map(letters);
        return texts.some((text) => spellings.includes(text));
      });
      let foreseen = wrong([said[0], ...added]);
      const accepted = question.accept.map(letters);
      const right = accepted.includes(said[0]) || !foreseen.includes(true) && said.some((text) => accepted.includes(text));
      if (!right && !foreseen.includes(true)) foreseen = wrong(said);
      return verdict(right, first(foreseen, right));
    },
    order: (question, answer) => {
      const right = [question.answer, ...(question.also ?? [])].some((order) => same(order, answer));
      const foreseen = question.mistakes.map((mistake) => {
        let at = -1;
        return mistake.answer.every((key) => (at = answer.indexOf(key, at + 1)) >= 0);
      });
      return verdict(right, first(foreseen, right));
    },
    output: (question, answer) => {
      const text = printed(answer);
      if (!text) throw new Unreadable("empty");
      const exact = text === printed(question.answer);
      let foreseen = question.mistakes.map((m) => m.answer.map(printed).includes(text));
      const otherwise = !exact && !foreseen.includes(true) && sameOutput(text, question.answer);
      const right = exact || otherwise;
      if (!right && !foreseen.includes(true)) {
        foreseen = question.mistakes.map((m) => m.answer.some((output) => sameOutput(text, output)));
      }
      return {...verdict(right, first(foreseen, right)), otherwise};
    },
  };

  function judge(question, answer) {
    try {
      return JUDGES[question.type](question, answer);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return {...verdict(false), error: error.code, detail: error.detail, known: error.known};
    }
  }

  return {judge, parse, show, evaluate, points, equal, Unreadable};
})();

if (typeof module !== "undefined") module.exports = Judge;
