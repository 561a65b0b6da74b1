import { h } from './dom.js';

const ORDER = ['fatal', 'error', 'warning', 'notice'];
const SHOWN_AT_ONCE = 5;

/** What was found wrong with a package, the worst first: each with its file, place and rule; a long list folds its tail. */
export function problemList(problems, language) {
  const { words } = language;
  const sorted = [...problems].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  const first = sorted.slice(0, SHOWN_AT_ONCE);
  const others = sorted.slice(SHOWN_AT_ONCE);
  return h(
    'div',
    { class: 'problems' },
    h('ul', {}, first.map((problem) => item(problem, language))),
    others.length > 0
      ? h(
          'details',
          {},
          h('summary', {}, words.moreProblems(others.length)),
          h('ul', {}, others.map((problem) => item(problem, language))),
        )
      : null,
  );
}

function item(problem, language) {
  const { words } = language;
  return h(
    'li',
    { class: problem.severity },
    h('span', {}, h('strong', {}, words.severity[problem.severity] ?? problem.severity), ': ', language.message(problem.message)),
    h('span', { class: 'where' }, [problem.file, problem.place, `${words.rule}: ${problem.rule}`].filter(Boolean).join(' · ')),
  );
}
