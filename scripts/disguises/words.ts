import { dictionary, frequencies, syllableOf, syllablesOf } from './sources';
import { isUnmistakable } from './splits';

export interface Word {
  readonly word: string;
  /** What it is read as: itself, or another word that rules know as its disguise. */
  readonly reading: string;
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** 代l and d理 count. */
  readonly half: boolean;
  /** Homophones and swaps count. */
  readonly sound: boolean;
}

/** Form → what it is read as. */
export type Forms = Map<string, string>;

/** Two characters that meet by chance less often than this are a disguise wherever they stand. */
const BY_CHANCE = 1.2e-7;
/** Homophones are taken from the characters that people can type without searching. */
const COMMON = 2500;

const frequency = frequencies();
const words = dictionary();
const homophones = new Map<string, string[]>();
for (const char of [...frequency.keys()].slice(0, COMMON)) {
  const syllable = syllableOf(char);
  homophones.set(syllable, [...(homophones.get(syllable) ?? []), char]);
}

function chance(form: string): number {
  return [...form].reduce((product, char) => product * (frequency.get(char) ?? 1e-7), 1);
}

/** All disguises of one word. `splits`: how characters can be written apart. */
export function disguisesOf(word: Word, splits: ReadonlyMap<string, readonly string[]>): Forms {
  const forms: Forms = new Map();
  const add = (form: string) => forms.set(form, word.reading);
  const addBeside = (form: string) => {
    for (const before of word.before) forms.set(before + form, before + word.reading);
    for (const behind of word.behind) forms.set(form + behind, word.reading + behind);
  };
  for (const form of inPinyin(word)) add(form);
  addBeside(initialsOf(word));
  for (const form of word.sound ? inHomophones(word) : []) {
    if (words.has(form)) continue;
    if (chance(form) < BY_CHANCE) add(form);
    else addBeside(form);
  }
  const swapped = [...word.word].reverse().join('');
  if (word.sound && !words.has(swapped)) {
    if (chance(swapped) < BY_CHANCE) addSwap(forms, word, swapped);
    addBeside(swapped);
  }
  add([...word.word].map((char) => char + char).join(''));
  // 代代理 may be 代代 and 理 or the like; of a hidden contact it is what it looks like.
  if (word.reading !== word.word) add(word.word.charAt(0) + word.word);
  for (const form of inParts(word.word, splits)) add(form);
  return forms;
}

/** 肥减 is 减肥, but for 减肥减 and 肥减肥, where it is only two words that meet. */
function addSwap(forms: Forms, { word, reading }: Word, swapped: string): void {
  forms.set(swapped, reading);
  for (const stays of [word + swapped.charAt(1), swapped + swapped.charAt(0)]) {
    forms.set(stays, stays);
  }
}

function initialsOf({ word }: Word): string {
  return syllablesOf(word)
    .map((syllable) => syllable.charAt(0))
    .join('');
}

function inPinyin({ word, half }: Word): string[] {
  const [first = '', second = ''] = syllablesOf(word);
  const [a = '', b = ''] = word;
  const forms = [first + second, `${first} ${second}`, a + second, first + b];
  return half ? [...forms, a + second.charAt(0), first.charAt(0) + b] : forms;
}

/** One character replaced by one that sounds the same. */
function inHomophones({ word }: Word): string[] {
  const [first = '', second = ''] = syllablesOf(word);
  const [a = '', b = ''] = word;
  return [
    ...(homophones.get(first) ?? []).filter((char) => char !== a).map((char) => char + b),
    ...(homophones.get(second) ?? []).filter((char) => char !== b).map((char) => a + char),
  ];
}

/** Ways to write it with a character apart that could not be told alone: 代王里, 亻弋王里. */
function inParts(word: string, splits: ReadonlyMap<string, readonly string[]>): string[] {
  const choices = [...word].map((char) => [char, ...(splits.get(char) ?? [])]);
  const [firsts = [], seconds = []] = choices;
  return firsts.flatMap((first) =>
    seconds
      .filter((second) => [first, second].some((one) => one.length > 1 && !isUnmistakable(one)))
      .map((second) => first + second),
  );
}
