/**
 * The shape of the rule files (design, section 5). Everything is strict: an unknown field is a
 * mistake and stops the build with file, line and field (see load-dir.ts).
 */

export { type Bilingual, KEBAB } from './fields';
export * from './guidance-file';
export * from './language-files';
export * from './pack-files';
export * from './rule-file';
export * from './rule-pack';
export * from './rule-texts';
