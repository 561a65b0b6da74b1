import { h } from './dom.js';
import { problemList } from './problems.js';

const RECENT = 5;

/** Handing packages over, and what becomes of them. */
export class Intake {
  #waiting = [];
  #sending = false;

  constructor({ api, language, changed, open }) {
    Object.assign(this, { api, language, changed, open });
    const { words } = language;
    this.jobs = h('ul', { class: 'jobs', 'aria-label': words.intake });
    this.input = h('input', { type: 'file', multiple: true, hidden: true, onchange: () => this.#chosen() });
    this.button = h('button', { type: 'button', class: 'button primary', onclick: () => this.input.click() }, words.choose);
    this.zone = h('div', { class: 'drop' }, h('p', {}, words.intakeHint), this.button, this.input);
    this.section = h(
      'section',
      { id: 'intake', 'aria-labelledby': 'intake-name' },
      h('h2', { id: 'intake-name', tabindex: '-1' }, words.intake),
      this.zone,
      this.jobs,
    );
    this.#listen();
  }

  /** Shows what is under way, and what has ended lately. */
  async resume() {
    try {
      const { items } = await this.api.jobs();
      const running = items.filter((job) => !job.ended);
      const shown = running.length > 0 ? running : items.filter((job) => job.outcome?.kind === 'refused').slice(0, RECENT);
      for (const job of shown) {
        const line = this.#line(job.name);
        this.#tell(line, job);
        if (!job.ended) {
          this.api.watch(job.id, (state) => this.#tell(line, state));
        }
      }
    } catch {
      // The list of titles says already that the server cannot be reached.
    }
  }

  take(files) {
    for (const file of files) {
      const line = this.#line(file.name);
      line.say(this.language.words.queued);
      this.#waiting.push({ file, line });
    }
    this.#sendNext();
  }

  #listen() {
    const { zone } = this;
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => event.preventDefault());
    zone.addEventListener('dragover', () => zone.classList.add('over'));
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      zone.classList.remove('over');
      this.take(event.dataTransfer.files);
    });
  }

  #chosen() {
    this.take([...this.input.files]);
    this.input.value = '';
  }

  async #sendNext() {
    if (this.#sending || this.#waiting.length === 0) {
      return;
    }
    this.#sending = true;
    const { file, line } = this.#waiting.shift();
    const { words } = this.language;
    try {
      const job = await this.api.upload(file, (part) => {
        line.say(words.uploading(this.language.number(Math.round(part * 100))));
        line.progress(part);
      });
      this.#tell(line, job);
      this.api.watch(job.id, (state) => this.#tell(line, state));
    } catch (problem) {
      line.fail(problem.message, () => {
        line.remove();
        this.take([file]);
      });
    } finally {
      this.#sending = false;
      this.#sendNext();
    }
  }

  #tell(line, job) {
    const { words } = this.language;
    if (!job.ended) {
      line.say(words.steps[job.step] ?? job.step, words.leave);
      line.progress(job.total > 0 ? job.done / job.total : undefined);
      return;
    }
    const { kind, title, message } = job.outcome ?? { kind: 'failed' };
    const good = kind === 'added' || kind === 'already-there' || kind === 'replaced';
    line.end(good, words.outcomes[kind] ?? kind, message ? this.language.message(message) : '', job.problems ?? [], title);
    this.changed();
  }

  #line(name) {
    const { language, jobs, open } = this;
    const { words } = language;
    const state = h('span', { role: 'status' });
    const bar = h('progress', { max: '1', 'aria-label': name });
    const rest = h('div', { class: 'line' });
    const element = h('li', { class: 'job' }, h('div', { class: 'line' }, h('span', { class: 'file' }, name), state), bar, rest);
    jobs.prepend(element);
    const away = () => h('button', { type: 'button', class: 'button quiet', onclick: () => element.remove() }, words.dismiss);
    return {
      say(sentence, hint = '') {
        if (state.textContent !== sentence) {
          state.textContent = sentence;
        }
        rest.replaceChildren(...(hint ? [h('span', { class: 'muted' }, hint)] : []));
      },
      progress(part) {
        if (part === undefined) {
          bar.removeAttribute('value');
        } else {
          bar.value = part;
        }
      },
      fail(sentence, retry) {
        bar.remove();
        element.classList.add('refused');
        state.className = 'bad';
        state.textContent = sentence;
        rest.replaceChildren(h('button', { type: 'button', class: 'button', onclick: retry }, words.retry), away());
      },
      end(good, sentence, message, problems, title) {
        bar.remove();
        element.classList.add(good ? 'done' : 'refused');
        state.className = good ? 'good' : 'bad';
        state.textContent = sentence;
        const see = title
          ? h('button', { type: 'button', class: 'button quiet', onclick: () => open(title) }, words.open)
          : null;
        rest.replaceChildren(...[h('span', {}, message), h('span', {}, ...[see, away()].filter(Boolean))]);
        element.querySelector('.problems')?.remove();
        if (!good && problems.length > 0) {
          element.append(problemList(problems, language));
        }
      },
      remove: () => element.remove(),
    };
  }
}
