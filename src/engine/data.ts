import type { SlotKind } from './slot-units';
import type { Category, Role, RuleLevel, Stance } from './types';

/**
 * What the engine runs on: the rule files compiled to plain, serialisable data (rules/compile.ts).
 * Numbers refer into the arrays of this object.
 */

/** A set of terms and slots that can stand in one place of a pattern. */
export interface ClassData {
  readonly slots: readonly SlotKind[];
  /** Class of the longer words in which the terms of this class mean nothing. */
  readonly allow?: number;
}

/** [class, longest gap to the atom before, 1 if the gap may not leave the clause]. */
export type AtomData = readonly [classId: number, gap: number, clauseOnly: 0 | 1];
/** Alternatives; each is a row of atoms. */
export type GroupData = readonly (readonly AtomData[])[];

/** `sentence`, `clause`, `paragraph`, `text`, or a distance in dense units. */
export type Within = 'clause' | 'sentence' | 'paragraph' | 'text' | number;
export interface ContextData {
  readonly within: Within;
  readonly group: number;
  /** False: it only tells that something is offered, and is not shown as evidence. */
  readonly shown: boolean;
}

/** `broad` of the rules that rest on the tone alone. */
export const LAST_RESORT = 3;

export interface RuleData {
  readonly id: string;
  readonly category: Category;
  readonly level: RuleLevel;
  /**
   * Above 0: speaks only where no less broad rule of its category flags the post.
   */
  readonly broad: number;
  readonly any: number;
  /** True: shown are the clauses that hold most of the evidence, not its words. */
  readonly marksClause: boolean;
  readonly with: readonly ContextData[];
  readonly unless: readonly ContextData[];
  /** Group of longer, harmless phrases; -1 = none. */
  readonly allow: number;
  /** Only the first finding of a text counts. */
  readonly once: boolean;
  readonly roles: readonly Role[];
  readonly stances: readonly Stance[];
  /** Log odds of a pushy tone that the whole text must reach; absent = any tone. */
  readonly push?: number;
  /** How far the rule's category may be behind the likeliest one, below or at 0; absent = any. */
  readonly lean?: number;
  /** What it asks for instead where a rule of another category flags the post already. */
  readonly beside?: ToneFloor;
}

export interface ToneFloor {
  readonly push: number;
  readonly lean: number;
}

/**
 * When a rule is not heard: see `tone` and `stray` of rules/pack.yaml. A word of one trade can stand
 * in another one's pitch by chance, and would explain it wrongly.
 */
export interface StrayData extends ToneFloor {
  readonly except: readonly Category[];
  readonly kin: readonly Category[];
}

/** A good sign; looked for only in texts that a rule has something to say on. */
export interface SignData {
  readonly id: string;
  readonly any: number;
  readonly unless: readonly ContextData[];
  /** Group of longer phrases in which it means something else; -1 = none. */
  readonly allow: number;
}

export interface StanceCueData {
  readonly stance: Stance;
  readonly group: number;
  readonly allow: number;
  readonly side: 'after-cue' | 'before-cue' | 'both';
  readonly within: 'clause' | 'sentence' | 'neighbour' | 'text';
  /** Dense units; means nothing where it is within the text. */
  readonly reach: number;
}

export interface TextCueData {
  readonly id: string;
  readonly group: number;
  readonly allow: number;
}

export interface RoleData {
  readonly role: Role;
  readonly bias: number;
  /** Index into `cues`, weight. */
  readonly weights: readonly (readonly [cue: number, weight: number])[];
}

/** One weight for each question of engine/voice.ts, in its order; zeros at the end are left out. */
export type VoiceWeights = readonly number[];

/** Weights of grams of one length, packed: an object with a key per gram takes longest to read. */
export interface GramRows {
  /**
   * The grams, those with weights for sorts first: single ones one behind the other, others as
   * `gramText`.
   */
  readonly units: string;
  /** Per gram: its weights for `offer` and `push`, in tenths; see number-text.ts. */
  readonly tones: string;
  /** Per gram that has any: its weights for each sort (sorts.ts), in tenths. */
  readonly sorts: string;
}

export interface GramsData {
  readonly singles: GramRows;
  readonly pairs: GramRows;
  /** Those with the same first two characters stand together; that pair is among the pairs. */
  readonly triples: Omit<GramRows, 'sorts'>;
  /** By the length of the text in powers of two, rounded: its weights. */
  readonly lengths: readonly VoiceWeights[];
}

export interface VoiceData {
  /** Share of the pairs of a text of the learned kind, but not learned from, that have weights. */
  readonly usual: number;
  readonly bias: VoiceWeights;
  readonly cues: Readonly<Record<string, VoiceWeights>>;
  readonly grams: GramsData;
}

export interface EngineData {
  readonly version: string;
  /** Absent: every rule is heard. */
  readonly stray?: StrayData;
  /** Folded, distinct. */
  readonly terms: readonly string[];
  /** Per term: the classes that it belongs to. */
  readonly termClasses: readonly (readonly number[])[];
  readonly classes: readonly ClassData[];
  readonly groups: readonly GroupData[];
  /** Groups that take in frames with harmless phrases: [group, group of those phrases]. */
  readonly groupAllow: readonly (readonly [group: number, allow: number])[];
  readonly rules: readonly RuleData[];
  readonly signs: readonly SignData[];
  readonly stanceCues: readonly StanceCueData[];
  readonly cues: readonly TextCueData[];
  readonly roles: readonly RoleData[];
  readonly voice: VoiceData;
  readonly rewrites: Readonly<Record<string, string>>;
}
