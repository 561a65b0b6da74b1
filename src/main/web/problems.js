import { h } from './dom.js';

const ORDER = ['fatal', 'error', 'warning', 'notice'];

/** What was found wrong with a package, the worst first: each with its file, place and rule. */
export function problemList(problems, language) {
  const { words } = language;
  const sorted = [...problems].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  return h(
    'ul',
    { class: 'problems' },
    sorted.map((problem) =>
      h(
        'li',
        { class: problem.severity },
        h('span', {}, h('strong', {}, words.severity[problem.severity] ?? problem.severity), ': ', language.message(problem.message)),
        h('span', { class: 'where' }, [problem.file, problem.place, `${words.rule}: ${problem.rule}`].filter(Boolean).join(' · ')),
      ),
    ),
  );
}
