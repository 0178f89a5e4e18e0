import { readFileSync } from 'node:fs';
import { halfOf } from '../../src/cli/half';
import { CATEGORIES, type Category } from '../../src/engine';
import { cueStrengths } from '../../src/engine/context';
import { GroupMatcher } from '../../src/engine/match';
import { type Normalised, normalise, prepareRewrites } from '../../src/engine/normalise';
import { createMatcher } from '../../src/engine/rows';
import type { Harmless } from '../../src/engine/sorts';
import { gramsOf, MAX_VOICE_UNITS, triplesOf } from '../../src/engine/voice';
import type { LoadedRules } from '../../src/rules/load-dir';

/** Genres in which somebody offers goods, services, work or a place in a team. */
const OFFERS = new Set(['risky_post', 'legit_ad', 'legit_recruit_business']);
/** Clean posts of which it is not said whether they offer something. */
const UNSAID = new Set(['mixed', 'clean_example', 'word_salad']);

/** What the genres of clean posts are to the models; others are none of these. */
const SORT_OF: Readonly<Record<string, Harmless>> = {
  legit_ad: 'trade',
  legit_recruit_business: 'trade',
  ordinary_social: 'life',
  chat: 'life',
  story: 'life',
  news_about: 'report',
  antifraud_education: 'report',
  law_text: 'report',
  health_science: 'report',
  doctor_text: 'report',
  review: 'customer',
  complaint: 'customer',
  victim_story: 'customer',
  question: 'question',
  negation_question: 'question',
  normal_sms: 'message',
};

interface Line {
  readonly id: unknown;
  readonly text: string;
  readonly label: string;
  readonly genre?: string;
  readonly category?: string;
  readonly also?: readonly string[];
}

/** A labelled text, as the models see it. */
export interface Sample {
  readonly id: string;
  /** The file that it is from: one writer's words. */
  readonly writer: string;
  readonly text: string;
  readonly grams: readonly string[];
  readonly triples: readonly string[];
  readonly units: Uint16Array;
  readonly cues: ReadonlyMap<string, number>;
  /** Undefined where nobody has said: such posts teach only about the tone. */
  readonly offer: boolean | undefined;
  readonly push: boolean;
  /** Of risky texts. */
  readonly category: Category | undefined;
  /** What the text is: categories of risky ones, one sort of others; none = nobody has said. */
  readonly sorts: readonly (Category | Harmless)[];
  readonly genre: string;
}

/** Reads samples: from labelled files, and from the examples of the rules. */
export class SampleReader {
  readonly #rules: LoadedRules;
  readonly #matcher: GroupMatcher;
  readonly #rewrites: ReturnType<typeof prepareRewrites>;

  constructor(rules: LoadedRules) {
    this.#rules = rules;
    this.#rewrites = prepareRewrites(rules.data.rewrites);
    this.#matcher = new GroupMatcher(createMatcher(rules.data, new Set(rules.data.groups.keys())));
  }

  /** `FILE@a` takes only that half of the file, as `eval --half a` does. */
  read(files: readonly string[]): Sample[] {
    return files.flatMap((name) => {
      const [file = name, half] = name.split(/@(?=[ab]$)/);
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('{"about"'))
        .flatMap((line) => {
          const { id, text, genre, label, category, also } = JSON.parse(line) as Line;
          if (label === 'borderline' || (half !== undefined && halfOf(String(id)) !== half))
            return [];
          const risky = label === 'risky';
          return [
            this.#sample(
              text,
              risky ? 'risky_post' : String(genre),
              [category ?? '', ...(also ?? [])],
              String(id),
              file,
            ),
          ];
        });
    });
  }

  /** The shortest texts there are: `flag` is pushy, `clean` is not. */
  ruleExamples(): Sample[] {
    return this.#rules.pack.rules.flatMap(({ file, category }) => {
      const samples = (examples: typeof file.examples.flag, genre: string) =>
        examples
          .map((example) => (typeof example === 'string' ? example : example.text))
          .map((text) => this.#sample(text.replace(/[【】]/g, ''), genre, [category]));
      const flag = file.level === 'info' ? [] : samples(file.examples.flag, 'risky_post');
      return [...flag, ...samples(file.examples.clean, 'clean_example')];
    });
  }

  /** Texts that say nothing (`wordSalads`). */
  salads(texts: readonly string[]): Sample[] {
    return texts.map((text) => this.#sample(text, 'word_salad', []));
  }

  #cues(normalised: Normalised): Map<string, number> {
    const { data } = this.#rules;
    this.#matcher.read(normalised);
    return cueStrengths(
      data,
      this.#matcher.run(data.cues.flatMap((cue) => [cue.group, cue.allow])),
    );
  }

  #sample(
    text: string,
    genre: string,
    categories: readonly string[],
    id = '',
    writer = 'rules',
  ): Sample {
    const normalised = normalise(text, this.#rewrites);
    const dense = normalised.text.slice(0, MAX_VOICE_UNITS);
    const push = genre === 'risky_post';
    const risks = push ? CATEGORIES.filter((name) => categories.includes(name)) : [];
    const harmless = SORT_OF[genre];
    return {
      id,
      writer,
      text,
      grams: [...new Set(gramsOf(dense))],
      triples: [...new Set(triplesOf(dense))],
      units: normalised.units,
      cues: this.#cues(normalised),
      offer: UNSAID.has(genre) ? undefined : OFFERS.has(genre),
      push,
      category: risks.find((name) => name === categories[0]),
      sorts: harmless === undefined ? risks : [harmless],
      genre,
    };
  }
}
