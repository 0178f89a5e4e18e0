import type { VoiceData } from '../../engine/data';
import type { CATEGORIES } from '../../engine/types';
import type { GuidanceFile } from './guidance-file';
import type { ContextsFile, VariantsFile } from './language-files';
import type { FamiliesFile, FrameFile, PackFile, SignsFile, TermFile } from './pack-files';
import type { RuleFile } from './rule-file';

/** Everything the engine is compiled from. `id` is the path without its ending: `pyramid/entry-fee`. */
export interface RuleSource {
  readonly id: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly file: RuleFile;
}
export interface RulePack {
  readonly version: string;
  readonly tone: PackFile['tone'];
  /** Absent: every rule is heard. */
  readonly stray?: PackFile['stray'];
  readonly rules: readonly RuleSource[];
  readonly terms: Readonly<Record<string, TermFile>>;
  readonly frames: Readonly<Record<string, FrameFile>>;
  readonly guidance: GuidanceFile;
  readonly families: FamiliesFile;
  readonly signs: SignsFile;
  readonly variants: VariantsFile;
  readonly contexts: ContextsFile;
  readonly voice: VoiceData;
}
