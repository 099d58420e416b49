// What to ask today: the same choice as quizzes/schedule.py.
const Schedule = (() => {
  "use strict";

  const knowledge = typeof Knowledge !== "undefined" ? Knowledge : require("./knowledge.js");
  const REVIEW = 2; // of a card that was known the last time
  const NEW_A_DAY = 5, RIGHT_A_LEVEL = 3, WITHOUT_PICTURE = 3;
  const LEVELS = ["recall", "explain", "apply", "diagnose"];
  const DAY = 24 * 60 * 60_000;

  function plan(state, bank, at, most) {
    const openOnes = openMisconceptions(state, bank, at);
    let repeated = [...new Set([...openOnes, ...dueCards(state, bank, at)])];
    const fresh = unseen(state, bank, at).slice(0, Math.max(most - repeated.length, Math.floor(most / 3)));
    repeated = repeated.slice(0, most - fresh.length);
    const first = repeated.filter((name) => openOnes.includes(name));
    const rest = [...repeated, ...fresh].filter((name) => !first.includes(name));
    const topics = new Map(bank.questions.map((question) => [question.id, question.topic]));
    return {repeated, fresh, ids: [...first, ...interleaved(rest, topics, first.at(-1))]};
  }

  function inPlace(question, state, bank) {
    if (question.calculator && !state.calculator) return false;
    if (question.before) return false;
    if (!question.after) return true;
    return (bank.functions?.[question.after] ?? []).every((name) => state.status.get(name) === "correct");
  }

  function openMisconceptions(state, bank, at) {
    const about = new knowledge.Clearing(bank);
    const opened = openedExercises(state, bank);
    return [...state.ledger.values()]
      .filter((item) => knowledge.isOpen(item) && !(item.answered && item.transferred)
        && knowledge.localDay(item.last) < knowledge.localDay(at))
      .sort((a, b) => a.last - b.last)
      .flatMap((item) => {
        const candidates = item.answered ? about.transfers(item.name) : about.about.get(item.name) ?? [];
        const allowed = candidates.map((id) => about.byId.get(id))
          .filter((question) => inPlace(question, state, bank) && opened.has(question.exercise))
          .map((question) => question.id);
        const unmet = allowed.filter((name) => !state.cards.has(name));
        return (item.answered && unmet.length ? unmet : allowed).slice(0, 1);
      });
  }

  function dueCards(state, bank, at) {
    const known = new Map(bank.questions.map((question) => [question.id, question]));
    return [...state.cards].filter(([name, card]) => card.due <= at && inPlace(known.get(name), state, bank))
      .sort(([, a], [, b]) => (a.state === REVIEW) - (b.state === REVIEW) || a.due - b.due).map(([name]) => name);
  }

  function unseen(state, bank, at) {
    const today = [...state.first.values()].filter((day) => day === knowledge.localDay(at)).length;
    let queues = queuesOf(state, bank);
    const names = [];
    for (let turn = 0; queues.length && names.length < NEW_A_DAY - today; turn++) {
      const last = queues.length - 1;
      names.push(queues[[0, Math.min(1, last), Math.min(2, last), last][turn % 4]].shift());
      queues = queues.filter((queue) => queue.length);
    }
    return names;
  }

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const isNew = (question, state, bank) => !state.cards.has(question.id) && inPlace(question, state, bank);

  function queuesOf(state, bank) {
    const opened = openedExercises(state, bank);
    const exercises = new Map(bank.questions.map((question) => [question.id, question.exercise]));
    const met = new Set([...state.cards.keys()].map((name) => exercises.get(name)));
    const right = (exercise) => [...state.right].filter((name) => exercises.get(name) === exercise).length;
    const sizes = new Map(), queues = new Map();
    for (const question of bank.questions) {
      const topic = `${question.exercise} ${question.topic}`;
      sizes.set(topic, (sizes.get(topic) ?? 0) + 1);
      if (!opened.has(question.exercise) || !isNew(question, state, bank)) continue;
      queues.set(question.exercise, [...(queues.get(question.exercise) ?? []), question]);
    }
    const calm = (exercise) => !(bank.functions?.[exercise] ?? [])
      .some((name) => ["wrong", "cannot_run"].includes(state.status.get(name)));
    const touched = (exercise) => state.touched.get(exercise) ?? 0;
    const level = (question) => LEVELS.indexOf(question.level);
    const size = (question) => sizes.get(`${question.exercise} ${question.topic}`);
    const rights = new Map([...queues.keys()].map((exercise) => [exercise, Math.floor(right(exercise) / RIGHT_A_LEVEL)]));
    const far = (question) =>
      Math.abs(level(question) - Math.min(rights.get(question.exercise), LEVELS.length - 1));
    const ordered = [...queues.keys()]
      .sort((a, b) => calm(a) - calm(b) || met.has(a) - met.has(b) || touched(b) - touched(a) || compare(a, b))
      .map((exercise) => queues.get(exercise).sort((a, b) =>
        far(a) - far(b) || level(a) - level(b) || size(b) - size(a)));
    // Who has not yet answered a few easy ones of an exercise is not asked its hard ones.
    const ready = ordered.map((queue) => queue.filter((question) =>
      level(question) <= 1 + rights.get(question.exercise)));
    const pictured = (question) => Boolean(question.picture ?? question.variants[0].picture);
    const seen = new Map();
    for (const question of bank.questions) {
      if (!state.cards.has(question.id)) continue;
      const key = `${question.exercise} ${pictured(question)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    // After a few questions without a picture comes one with a picture, where there is one of the level.
    const withPicture = (queue) => {
      const [head] = queue, count = (has) => seen.get(`${head.exercise} ${has}`) ?? 0;
      if (WITHOUT_PICTURE * count(true) > count(false)) return queue;
      const first = queue.find((question) => pictured(question) && level(question) === level(head)) ?? head;
      return [first, ...queue.filter((question) => question !== first)];
    };
    return (ready.some((queue) => queue.length) ? ready : ordered).filter((queue) => queue.length)
      .map((queue) => withPicture(queue).map((question) => question.id));
  }

  function openedExercises(state, bank) {
    const order = [...new Set(bank.questions.map((question) => question.exercise))].sort();
    const touched = order.filter((name) => state.touched.has(name));
    const opened = new Set(touched.length ? touched : order.slice(0, 1));
    const fresh = new Set(bank.questions
      .filter((question) => isNew(question, state, bank)).map((question) => question.exercise));
    for (const name of order) {
      if ([...opened].some((one) => fresh.has(one))) break;
      opened.add(name);
    }
    for (const question of bank.questions) if (state.cards.has(question.id)) opened.add(question.exercise);
    return opened;
  }

  function interleaved(ids, topics, before) {
    const left = [...ids], ordered = [];
    for (let last = topics.get(before); left.length;) {
      const at = Math.max(0, left.findIndex((name) => topics.get(name) !== last));
      const [name] = left.splice(at, 1);
      ordered.push(name);
      last = topics.get(name);
    }
    return ordered;
  }

  return {plan, unseen, openedExercises, DAY};
})();

if (typeof module !== "undefined") module.exports = Schedule;
