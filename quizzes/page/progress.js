// The learner's progress in the page: the same events as quizzes/progress.py, replayed the same way.
// Fsrs is a port of the Python library fsrs (FSRS 6, without fuzzing), held to it by
// tests/vectors/fsrs.json; ts-fsrs schedules differently.
const Fsrs = (() => {
  "use strict";

  const W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ];
  const DECAY = -W[20], FACTOR = 0.9 ** (1 / DECAY) - 1, RETENTION = 0.9;
  const AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;
  const LEARNING = 1, REVIEW = 2, RELEARNING = 3;
  const MINUTE = 60_000, DAY = 24 * 60 * MINUTE;
  const STEPS = {[LEARNING]: [MINUTE, 10 * MINUTE], [RELEARNING]: [10 * MINUTE]};

  const clamp = (x, low, high) => Math.min(Math.max(x, low), high);
  const stable = (x) => Math.max(x, 0.001);

  // Python rounds halves to the even neighbour.
  function round(x) {
    const floor = Math.floor(x);
    if (x - floor !== 0.5) return Math.round(x);
    return floor % 2 ? floor + 1 : floor;
  }

  const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;

  function interval(stability) {
    const days = round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1));
    return clamp(days, 1, 36_500) * DAY;
  }

  function shortTerm(stability, rating) {
    const increase = Math.exp(W[17] * (rating - 3 + W[18])) * stability ** -W[19];
    return stable(stability * (rating === AGAIN ? increase : Math.max(increase, 1)));
  }

  function nextDifficulty(difficulty, rating) {
    const damped = difficulty + ((10 - difficulty) * -(W[6] * (rating - 3))) / 9;
    return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * damped, 1, 10);
  }

  function nextStability(card, days, rating) {
    const {difficulty, stability} = card;
    const recalled = (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY;
    if (rating === AGAIN) {
      const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1)
        * Math.exp((1 - recalled) * W[14]);
      return stable(Math.min(long, stability / Math.exp(W[17] * W[18])));
    }
    const bonus = {[HARD]: W[15], [EASY]: W[16]}[rating] ?? 1;
    return stable(stability * (1 + Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9]
      * (Math.exp((1 - recalled) * W[10]) - 1) * bonus));
  }

  // Times are milliseconds since 1970; a card is plain data.
  function create(at) {
    return {state: LEARNING, step: 0, stability: null, difficulty: null, due: at, lastReview: null};
  }

  function review(old, rating, at) {
    const card = {...old};
    const days = card.lastReview === null ? null : Math.floor((at - card.lastReview) / DAY);
    if (card.stability === null) {
      card.stability = stable(W[rating - 1]);
      card.difficulty = clamp(firstDifficulty(rating), 1, 10);
    } else {
      card.stability = days !== null && days < 1
        ? shortTerm(card.stability, rating) : nextStability(card, days, rating);
      card.difficulty = nextDifficulty(old.difficulty, rating);
    }
    card.due = at + wait(card, rating);
    card.lastReview = at;
    return card;
  }

  function wait(card, rating) {
    const graduate = () => {
      card.state = REVIEW;
      card.step = null;
      return interval(card.stability);
    };
    if (card.state === REVIEW) {
      if (rating !== AGAIN) return interval(card.stability);
      card.state = RELEARNING;
      card.step = 0;
      return STEPS[RELEARNING][0];
    }
    const steps = STEPS[card.state];
    if (rating === EASY) return graduate();
    if (rating === AGAIN) card.step = 0;
    if (rating === HARD && card.step === 0) {
      return steps.length === 1 ? 1.5 * steps[0] : (steps[0] + steps[1]) / 2;
    }
    if (rating === GOOD) {
      if (card.step + 1 === steps.length) return graduate();
      card.step += 1;
    }
    return steps[card.step];
  }

  return {create, review, AGAIN, HARD, GOOD, EASY};
})();

const Progress = (() => {
  "use strict";

  const moment = (event) => Date.parse(event.at);
  const localDay = (at) => new Date(at).setHours(0, 0, 0, 0);

  function union(...logs) {
    const events = new Map(logs.flat().map((event) => [event.id, event]));
    return [...events.values()].sort(
      (a, b) => moment(a) - moment(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  function askedBy(bank) {
    const ids = new Set(bank.questions.map((question) => question.id));
    const linked = Object.entries(bank.links).filter(([, quiz]) => ids.has(quiz));
    const found = new Map(linked.map(([name, quiz]) => [name, new Set([quiz])]));
    for (const question of bank.questions) {
      for (const variant of question.variants) {  // not every variant shows every option
        const shown = {...question, ...variant};
        for (const {misconception} of [...(shown.options ?? []), ...(shown.mistakes ?? [])]) {
          if (misconception) found.set(misconception, (found.get(misconception) ?? new Set()).add(question.id));
        }
      }
    }
    return found;
  }

  function replay(events, bank) {
    const state = {cards: new Map(), ledger: new Map(), tries: new Map(), right: new Set()};
    const asked = askedBy(bank);
    const known = new Set(bank.questions.map((question) => question.id));
    for (const event of union(events)) {
      if (event.kind === "checked") checked(state, event, asked);
      if (event.kind !== "answered" || !known.has(event.question)) continue;
      if (event.right) state.right.add(event.question);
      if ((event.attempt ?? 1) > 1) continue;
      const at = moment(event);
      const rating = !event.right ? Fsrs.AGAIN : event.hints ? Fsrs.HARD : Fsrs.GOOD;
      const card = state.cards.get(event.question) ?? Fsrs.create(at);
      state.cards.set(event.question, Fsrs.review(card, rating, at));
      state.tries.set(event.question, (state.tries.get(event.question) ?? 0) + 1);
      answered(state, event, asked);
    }
    return state;
  }

  function answered(state, event, asked) {
    for (const name of event.misconceptions ?? []) {
      const item = state.ledger.get(name) ?? {name, passed: true, function: null};
      state.ledger.set(name, {...item, seen: moment(event), answered: false});
    }
    if (!event.right) return;
    for (const [name, item] of state.ledger) {
      if (asked.get(name)?.has(event.question)) item.answered = true;
    }
  }

  function checked(state, event, asked) {
    if (event.misconception) {
      state.ledger.set(event.misconception, {
        name: event.misconception, seen: moment(event), function: event.function ?? null,
        passed: false, answered: !asked.has(event.misconception),
      });
    } else if (event.status === "correct") {
      for (const item of state.ledger.values()) {
        if (item.function && item.function === event.function) item.passed = true;
      }
    }
  }

  // Ids of the questions to repeat: open misconceptions of another day first, then by their date.
  function due(state, bank, at) {
    const asked = askedBy(bank);
    const again = [...state.ledger.values()]
      .filter((item) => !item.answered && localDay(item.seen) < localDay(at))
      .sort((a, b) => a.seen - b.seen)
      .flatMap((item) => [...(asked.get(item.name) ?? [])].slice(0, 1));
    const cards = [...state.cards].filter(([, card]) => card.due <= at).sort((a, b) => a[1].due - b[1].due);
    return [...new Set([...again, ...cards.map(([name]) => name)])];
  }

  function create(kind, fields) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return {kind, id, v: 1, at: new Date().toISOString(), ...fields};
  }

  const toText = (events) => union(events).map((event) => JSON.stringify(event) + "\n").join("");

  // Throws where a line is no event.
  function fromText(text) {
    return text.replace(/^\ufeff/, "").split("\n").filter((line) => line.trim()).map((line) => {
      const event = JSON.parse(line);
      if (!sound(event)) throw new Error("no event");
      return event;
    });
  }

  function sound(event) {
    const known = typeof event.kind === "string" && typeof event.id === "string" && !Number.isNaN(moment(event));
    return known && (event.kind !== "answered"
      || (typeof event.question === "string" && typeof event.right === "boolean"));
  }

  return {union, replay, due, create, toText, fromText};
})();

if (typeof module !== "undefined") module.exports = {Fsrs, Progress};
