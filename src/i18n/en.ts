import type { Dictionary } from '.';

const posts = (count: number): string => (count === 1 ? '1 post' : `${count} posts`);

export const en: Dictionary = {
  appName: 'Mingjian',
  footer: 'A hint is not a finding. Please check for yourself.',
  localOnly: 'Nothing leaves this device',
  settings: 'Settings',
  separator: ', ',

  level: {
    warning: 'Check first',
    caution: 'Worth checking',
    info: 'For information',
    none: 'No hint',
  },
  category: {
    'legal-operation': 'Licensing',
    'product-quality': 'Product quality',
    'false-advertising': 'Excessive claims',
    'after-sales': 'After-sales',
    pyramid: 'Pyramid signs',
    'money-scam': 'Easy-money offers',
  },
  categoryAbout: {
    'legal-operation': 'Business permits, restricted goods, deals taken off the platform',
    'product-quality': 'Replicas, unlabelled goods, goods of unknown origin',
    'false-advertising': 'Healing effects, superlatives, promised income',
    'after-sales': 'No returns, no exchange, no warranty',
    pyramid: 'Fees to join, recruiting, pay from the people below you',
    'money-scam': 'Paying up front for fake orders, daily-pay jobs, guaranteed returns',
  },
  kind: { post: 'Post', comment: 'Comment', article: 'Article', listing: 'Listing' },

  siteSwitch: (site) => `Hints on ${site}`,
  siteOn: 'On',
  siteOff: 'Off',

  flagged: (count) => `${posts(count)} to check`,
  read: (count) => `${posts(count)} read`,
  reading: 'still reading',
  nothing: (read) => `Read ${posts(read)}, nothing to point out`,
  nothingAbout: 'No hint does not mean no risk.',
  onlyInfo: (read) => `Read ${posts(read)}, nothing that needs checking`,
  barLabel: (parts) => `By level: ${parts}`,
  countOf: (label, count) => `${label}: ${count}`,
  rest: 'No hint',

  categories: 'What to point out',
  categoriesAllOff: 'All categories are off, so nothing will be pointed out.',
  postList: 'Posts, those to check first on top',
  showMore: (count) => `Show ${count} more`,
  showInPage: 'Show in page',
  showFailed: 'This post is no longer on the page.',
  quote: 'Quoted',
  cut: 'The page shows only part of the text. It will be read again once unfolded.',
  evaded: 'Disguised spelling',
  why: 'Why this hint',
  check: 'How to check',
  lookups: 'Official look-ups',
  mayBeWrong: 'When this may be wrong',
  basis: 'Basis',
  guidance: 'Read the rule or official guidance',
  guidanceRoot: (host) => `If the link has moved, start from ${host}`,
  newTab: 'opens in a new tab',
  rule: 'Rule',
  noText: 'The text of this rule cannot be read right now.',

  loading: 'Reading this page',
  noPosts: 'No posts found on this page',
  noPostsAbout: 'Open a feed, a post, an article or a listing and look again.',
  unreadable: 'Cannot read the posts',
  unreadableAbout:
    'The site may want you to log in, or its layout has changed. This does not mean there is no risk.',
  off: 'Switched off on this site',
  offAbout: 'Turn the switch above back on to see hints again.',
  unsupported: 'Not switched on for this site',
  unsupportedAbout: (host) =>
    `Your browser will ask you to allow reading ${host}. The content is handled on this device and never sent anywhere.`,
  enable: 'Switch on for this site',
  permission: 'Your permission is needed',
  permissionAbout: (host) => `The browser does not let Mingjian read ${host} yet.`,
  allow: 'Allow reading',
  denied: 'Permission was not given, so nothing was switched on.',
  restricted: 'This page cannot be read',
  restrictedAbout:
    'Browsers do not let extensions read their own pages, the extension stores or local files.',
  unreached: 'Not connected to this page yet',
  unreachedAbout: 'Please reload the page and open this again.',
  unguarded:
    'The word splitter did not start. One check is missing this time, so there may be more false hints.',
  pageErrors: (count) =>
    count === 1
      ? 'One error while reading this page. The result may be incomplete.'
      : `${count} errors while reading this page. The result may be incomplete.`,
  newerSettings:
    'The settings were written by a newer version and cannot be changed here. Please update.',
  saveFailed: 'This could not be saved. Please try again.',

  optionsTitle: 'Mingjian settings',
  optionsCategories: 'What to point out',
  optionsCategoriesAbout: 'Marks of a category disappear as soon as you switch it off.',
  optionsLanguage: 'Language',
  languageAuto: 'Same as the browser',
  optionsSites: 'Sites',
  optionsSitesAbout: (names) =>
    `On by default: ${names}. Switch on other sites one by one from the toolbar popup.`,
  noSites: 'No site has been set on its own yet.',
  remove: 'Remove',
  removeSite: (host) => `Remove ${host}`,
  optionsAbout: 'About',
  version: 'Version',
  rulesVersion: 'Rules',
  ruleCount: (count) => (count === 1 ? '1 rule' : `${count} rules`),
  privacy:
    'Pages are handled on this device only: nothing is sent, counted or kept. The rules come with the extension and are never fetched.',
  openReview: 'Review posts',
};
