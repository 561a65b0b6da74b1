package vn.langnghe.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Hears what a page sounds: all that goes to its loudspeaker is also recorded, and told apart by pitch. Its times are
 * milliseconds of the page's own clock, at which a sound leaves the loudspeaker.
 */
final class Ear {
    static final String RECORDER_FILE = "recorder.js";

    static final String RECORDER = """
            class Recorder extends AudioWorkletProcessor {
              constructor() {
                super();
                this.batch = new Float32Array(1024);
                this.filled = 0;
              }
              process([input]) {
                if (this.filled === 0) this.start = currentFrame;
                if (input.length > 0) this.batch.set(input[0], this.filled);
                else this.batch.fill(0, this.filled, this.filled + 128);
                this.filled += 128;
                if (this.filled === this.batch.length) {
                  this.port.postMessage({ start: this.start, samples: this.batch.slice() });
                  this.filled = 0;
                }
                return true;
              }
            }
            registerProcessor('recorder', Recorder);
            """;

    /** Runs before the page's own scripts: taps what is connected to the loudspeaker, and notes what is lit and when. */
    static final String HOOK = """
            (() => {
              const ear = { chunks: [], lit: [], keys: [] };
              Object.defineProperty(window, 'ear', { value: ear });
              const connect = AudioNode.prototype.connect;
              let recorder;
              AudioNode.prototype.connect = function (target, ...rest) {
                if (target instanceof AudioDestinationNode) {
                  const { context } = target;
                  ear.context = context;
                  recorder ??= context.audioWorklet.addModule('/kiosk/recorder.js').then(() => {
                    const options = { channelCount: 1, channelCountMode: 'explicit' };
                    const node = new AudioWorkletNode(context, 'recorder', options);
                    node.port.onmessage = ({ data }) => ear.chunks.push(data);
                    connect.call(node, target);
                    return node;
                  });
                  recorder.then((node) => connect.call(this, node));
                }
                return connect.call(this, target, ...rest);
              };
              document.addEventListener('DOMContentLoaded', () => {
                let last;
                new MutationObserver(() => {
                  const lit = document.querySelector('.lit')?.textContent;
                  if (lit !== undefined && lit !== last) {
                    last = lit;
                    ear.lit.push({ at: performance.now(), text: lit });
                  }
                }).observe(document.body, {
                  subtree: true, childList: true, attributes: true, attributeFilter: ['class'], characterData: true,
                });
                for (const type of ['keydown', 'keyup']) {
                  document.addEventListener(type, () => ear.keys.push({ at: performance.now(), type }), true);
                }
              });
              ear.tones = (frequencies, loud) => {
                if (ear.chunks.length === 0) return [];
                const hop = 0.004, width = 0.016, rate = ear.context.sampleRate;
                const { contextTime, performanceTime } = ear.context.getOutputTimestamp();
                const first = ear.chunks[0].start, last = ear.chunks.at(-1);
                const all = new Float32Array(last.start + last.samples.length - first);
                for (const chunk of ear.chunks) all.set(chunk.samples, chunk.start - first);
                const size = Math.round(width * rate), found = [];
                const factors = frequencies.map((frequency) => 2 * Math.cos((2 * Math.PI * frequency) / rate));
                let previous;
                for (let at = 0; at + size < all.length; at += Math.round(hop * rate)) {
                  let total = 0;
                  const one = factors.map(() => 0), two = factors.map(() => 0);
                  for (let i = at; i < at + size; i++) {
                    const x = all[i];
                    total += x * x;
                    for (let k = 0; k < factors.length; k++) {
                      const s = x + factors[k] * one[k] - two[k];
                      two[k] = one[k];
                      one[k] = s;
                    }
                  }
                  const powers = factors.map((f, k) => one[k] ** 2 + two[k] ** 2 - f * one[k] * two[k]);
                  const best = powers.indexOf(Math.max(...powers));
                  const heard = Math.sqrt(total / size) > loud && (powers[best] * 2) / size / total > 0.5;
                  const tone = heard ? best : -1;
                  if (tone !== previous) {
                    const seconds = (first + at + size / 2) / rate;
                    found.push({ at: performanceTime + (seconds - contextTime) * 1000, tone });
                    previous = tone;
                  }
                }
                return found;
              };
            })();
            """;

    private static final double LOUD = 0.01;

    private final Page page;

    Ear(Page page) {
        this.page = page;
    }

    /** From then on another tone sounds; -1 is silence, or a sound that is none of the tones. */
    record Heard(double at, int tone) {}

    /** From then on another phrase is lit. */
    record Lit(double at, String text) {}

    List<Heard> heard(int tones) {
        double[] frequencies =
                IntStream.range(0, tones).mapToDouble(Tones::frequency).toArray();
        return heard(frequencies);
    }

    List<Heard> heard(double... frequencies) {
        List<?> found = (List<?>) page.evaluate(
                "([frequencies, loud]) => ear.tones(frequencies, loud)",
                List.of(java.util.Arrays.stream(frequencies).boxed().toList(), LOUD));
        return found.stream()
                .map(entry -> (Map<?, ?>) entry)
                .map(entry -> new Heard(number(entry.get("at")), (int) number(entry.get("tone"))))
                .toList();
    }

    List<Lit> lit() {
        List<?> found = (List<?>) page.evaluate("ear.lit");
        return found.stream()
                .map(entry -> (Map<?, ?>) entry)
                .map(entry -> new Lit(number(entry.get("at")), String.valueOf(entry.get("text"))))
                .toList();
    }

    /** When the last key was let go ({@code keyup}) or went down ({@code keydown}). */
    double last(String key) {
        return number(page.evaluate("type => ear.keys.findLast((key) => key.type === type).at", key));
    }

    /** Forgets what it has heard and seen. */
    void forget() {
        page.evaluate("() => { ear.chunks.length = 0; ear.lit.length = 0; }");
    }

    /** Waits in the page's own time. */
    void listen(double milliseconds) {
        page.evaluate("milliseconds => new Promise((resolve) => setTimeout(resolve, milliseconds))", milliseconds);
    }

    static OptionalDouble firstAfter(List<Heard> heard, double at, int tone) {
        return heard.stream()
                .filter(entry -> entry.at() > at && entry.tone() == tone)
                .mapToDouble(Heard::at)
                .findFirst();
    }

    static double percentile95(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }

    private static double number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
