export { LevelIcon } from './level-icon';
export * from './line-icons';
export { MirrorIcon } from './mirror-icon';
