// The days: how many incidents lie on each, which of them are shown, and playing them one after the other.

import { languageOf } from "./language";

/** Days as the address has them; null where nothing bounds them. */
export interface Days {
  since: string | null;
  until: string | null;
}

export interface DaysGiven {
  first: string | null;
  days: number[];
}

export interface TimelineWords {
  play: string;
  pause: string;
  all: string;
}

const DAY_MS = 86_400_000;
const STEP_MS = 900;

/** Steers the slider, its buttons and its bars; `show` is told of every change and ends once the map shows it. */
export class Timeline {
  readonly #parts: Parts;
  readonly #start: number;
  readonly #counts: number[];
  readonly #words: TimelineWords;
  readonly #show: (days: Days, settled: boolean) => Promise<void>;
  #last = 0;
  #length = 0;
  #playing = false;

  constructor(
    place: HTMLElement,
    given: DaysGiven,
    days: Days,
    words: TimelineWords,
    show: (days: Days, settled: boolean) => Promise<void>,
  ) {
    this.#parts = partsOf(place);
    this.#start = given.first ? Date.parse(given.first) : 0;
    this.#counts = given.days;
    this.#words = words;
    this.#show = show;
    if (this.#counts.length < 2) return;
    this.#last = this.#counts.length - 1;
    this.#set(days);
    this.#parts.slider.max = String(this.#counts.length - 1);
    this.#listen();
    place.hidden = false;
    this.#tell();
    new ResizeObserver(() => this.#draw()).observe(this.#parts.bars);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  get playing(): boolean {
    return this.#playing;
  }

  #set(days: Days): void {
    const number = (day: string) => Math.round((Date.parse(day) - this.#start) / DAY_MS);
    const end = this.#counts.length - 1;
    if (!days.since && !days.until) return;
    const last = days.until ? Math.min(end, Math.max(0, number(days.until))) : end;
    const first = days.since ? Math.min(last, Math.max(0, number(days.since))) : 0;
    this.#last = last;
    this.#length = last - first + 1;
  }

  #listen(): void {
    const { slider, windows, play, steps } = this.#parts;
    slider.addEventListener("input", () => {
      this.#last = Number(slider.value);
      if (!this.#length) this.#length = 1;
      this.#change(true);
    });
    windows.addEventListener("change", () => {
      this.#length = Number(windows.value);
      this.#change(true);
    });
    for (const button of steps)
      button.addEventListener("click", () => {
        this.#stop();
        this.#step(Number(button.dataset.step));
      });
    play.addEventListener("click", () => (this.#playing ? this.#stop(true) : void this.#play()));
  }

  #step(by: number): void {
    const end = this.#counts.length - 1;
    if (!this.#length) {
      this.#length = 1;
      if (by > 0) this.#last = by - 1;
      else this.#last = end - by - 1;
    }
    this.#last = Math.min(end, Math.max(0, this.#last + by));
    this.#change(true);
  }

  async #play(): Promise<void> {
    this.#playing = true;
    if (!this.#length) this.#length = 1;
    const end = this.#counts.length - 1;
    if (this.#last >= end) this.#last = Math.min(end, this.#length - 1) - 1;
    this.#tell();
    while (this.#playing && this.#last < end) {
      this.#last += 1;
      const enough = new Promise((done) => setTimeout(done, STEP_MS));
      await Promise.all([this.#change(false), enough]);
    }
    if (this.#playing) this.#stop(true);
  }

  #stop(settled = false): void {
    if (!this.#playing) return;
    this.#playing = false;
    if (settled) void this.#change(true);
    else this.#tell();
  }

  async #change(settled: boolean): Promise<void> {
    this.#tell();
    await this.#show(this.#days(), settled);
  }

  #days(): Days {
    if (!this.#length) return { since: null, until: null };
    return { since: this.#iso(Math.max(0, this.#last - this.#length + 1)), until: this.#iso(this.#last) };
  }

  #iso(number: number): string {
    return new Date(this.#start + number * DAY_MS).toISOString().slice(0, 10);
  }

  /** Says which days are shown, everywhere where it is said. */
  #tell(): void {
    const { slider, windows, play, output, first, last } = this.#parts;
    const language = languageOf(document);
    const said = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
    const end = this.#counts.length - 1;
    const at = (number: number) => new Date(this.#start + number * DAY_MS);
    const from = Math.max(0, this.#last - this.#length + 1);
    const days = this.#length ? said.formatRange(at(from), at(this.#last)) : this.#words.all;
    output.value = days;
    slider.value = String(this.#last);
    slider.setAttribute("aria-valuetext", days);
    choose(windows, this.#length, language);
    play.textContent = this.#playing ? this.#words.pause : this.#words.play;
    play.setAttribute("aria-pressed", String(this.#playing));
    first.textContent = said.format(at(0));
    last.textContent = said.format(at(end));
    this.#draw();
  }

  /** A bar a day, as high as the root of its number, so that quiet days are seen beside loud ones. */
  #draw(): void {
    const { bars } = this.#parts;
    const wide = Math.floor(bars.clientWidth * devicePixelRatio);
    const high = Math.floor(bars.clientHeight * devicePixelRatio);
    if (!wide || !high) return;
    bars.width = wide;
    bars.height = high;
    const pen = bars.getContext("2d");
    if (!pen) return;
    const style = getComputedStyle(bars);
    const most = Math.max(1, ...this.#counts);
    const step = wide / this.#counts.length;
    const from = this.#length ? this.#last - this.#length + 1 : 0;
    const until = this.#length ? this.#last : this.#counts.length - 1;
    this.#counts.forEach((count, number) => {
      const bar = Math.ceil(Math.sqrt(count / most) * (high - devicePixelRatio));
      pen.fillStyle = style.getPropertyValue(number >= from && number <= until ? "--link" : "--rule");
      pen.fillRect(Math.floor(number * step), high - bar, Math.max(1, Math.floor((number + 1) * step) - Math.floor(number * step) - (step > 4 ? devicePixelRatio : 0)), bar);
    });
  }
}

/** Chooses so many days; a number that is not among the choices is added to them. */
function choose(windows: HTMLSelectElement, days: number, language: string): void {
  const value = String(days);
  if (![...windows.options].some((each) => each.value === value)) {
    const words = new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "long" });
    const later = [...windows.options].find((each) => Number(each.value) > days);
    windows.add(new Option(words.format(days), value), later ?? null);
  }
  windows.value = value;
}

interface Parts {
  slider: HTMLInputElement;
  windows: HTMLSelectElement;
  play: HTMLButtonElement;
  steps: NodeListOf<HTMLButtonElement>;
  output: HTMLOutputElement;
  bars: HTMLCanvasElement;
  first: HTMLElement;
  last: HTMLElement;
}

function partsOf(place: HTMLElement): Parts {
  const one = <Element extends HTMLElement>(selector: string) => place.querySelector<Element>(selector)!;
  return {
    slider: one("[data-day]"),
    windows: one("[data-window]"),
    play: one("[data-play]"),
    steps: place.querySelectorAll("[data-step]"),
    output: one("[data-days]"),
    bars: one("[data-bars]"),
    first: one("[data-first]"),
    last: one("[data-last]"),
  };
}
