/** What the server answered when it could not do as asked (RFC 9457); the message is a sentence for the reader. */
export class ServerProblem extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** The library's API, as the staff page uses it. */
export class Api {
  constructor(language) {
    this.language = language;
  }

  titles({ q, language, format, next }) {
    if (next) {
      return this.#json(next);
    }
    const query = new URLSearchParams({ limit: '50' });
    Object.entries({ q, language, format }).forEach(([name, value]) => value && query.set(name, value));
    return this.#json(`/api/v1/titles?${query}`);
  }

  title(id) {
    return this.#json(titleUrl(id));
  }

  problems(id) {
    return this.#json(`${titleUrl(id)}/problems`);
  }

  editions(id) {
    return this.#json(`${titleUrl(id)}/editions`);
  }

  remove(id) {
    return this.#json(titleUrl(id), { method: 'DELETE' });
  }

  bringBack(id) {
    return this.#json(`${titleUrl(id)}/bring-back`, { method: 'POST' });
  }

  packageUrl(id) {
    return `${titleUrl(id)}/package`;
  }

  jobs() {
    return this.#json('/api/v1/jobs');
  }

  /** Streams a file to the intake; gives the job. XMLHttpRequest, since fetch does not tell how far an upload is. */
  upload(file, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/api/v1/imports?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('Accept-Language', this.language.code);
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      request.onload = () => {
        const body = parse(request.responseText);
        if (request.status === 202) {
          resolve(body);
        } else {
          reject(new ServerProblem(body?.detail ?? body?.title ?? this.language.words.uploadFailed, request.status));
        }
      };
      request.onerror = () => reject(new ServerProblem(this.language.words.uploadFailed));
      request.send(file);
    });
  }

  /** Tells each state of a job until it has ended. */
  watch(id, told) {
    const events = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}`);
    events.addEventListener('job', (event) => {
      const job = JSON.parse(event.data);
      told(job);
      if (job.ended) {
        events.close();
      }
    });
  }

  async #json(url, options = {}) {
    let answer;
    try {
      answer = await fetch(url, { ...options, headers: { Accept: 'application/json', 'Accept-Language': this.language.code } });
    } catch {
      throw new ServerProblem(this.language.words.failed);
    }
    const body = parse(await answer.text());
    if (!answer.ok) {
      throw new ServerProblem(body?.detail ?? body?.title ?? this.language.words.failed, answer.status);
    }
    return body;
  }
}

function titleUrl(id) {
  return `/api/v1/titles/${encodeURIComponent(id)}`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
