import type { Category, RuleLevel } from '../engine/types';

export type Language = 'zh-CN' | 'zh-TW' | 'en';

/**
 * What the content script says by itself; everything about a rule comes from the background, so
 * that the rule texts are not loaded into every page.
 */
export interface Words {
  /** In front of what the badge says. */
  readonly name: string;
  readonly categories: Readonly<Record<Category, string>>;
  readonly levels: Readonly<Record<Exclude<RuleLevel, 'info'>, string>>;
  /** The badge and the head of the card. */
  about(category: string): string;
  readonly cut: string;
  readonly close: string;
  readonly words: string;
  /** Behind words that are written in disguise. */
  readonly evaded: string;
  more(count: number): string;
  readonly details: string;
  readonly less: string;
  readonly check: string;
  readonly mayBeWrong: string;
  readonly sources: string;
  readonly noAnswer: string;
  readonly noRules: string;
  readonly tooMany: string;
  readonly unread: string;
  readonly noSettings: string;
  readonly noTexts: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    name: '明鉴：',
    categories: {
      'legal-operation': '合法经营问题',
      'product-quality': '产品质量问题',
      'false-advertising': '虚假宣传',
      'after-sales': '售后服务问题',
      pyramid: '传销风险',
      'money-scam': '刷单、兼职或高收益风险',
    },
    levels: { caution: '建议核实', warning: '重点核实' },
    about: (category) => `可能涉及${category}，建议核实`,
    cut: '这里只显示了部分内容，提示仅供参考。',
    close: '关闭',
    words: '相关文字：',
    evaded: '（写法经过变形）',
    more: (count) => `另有 ${count} 项提示`,
    details: '详情',
    less: '收起',
    check: '怎样核实',
    mayBeWrong: '什么时候提示可能不准',
    sources: '依据',
    noAnswer: '后台没有回应，部分内容还没有检查。',
    noRules:
      '明鉴自己的规则文件缺失或损坏，所以有内容没有检查。请重启浏览器；如果还是这样，请先导出设置，再重新安装明鉴。',
    tooMany: '这一页内容太多，只检查了前 20,000 条。',
    unread: '部分内容没能读取，没有检查。',
    noSettings: '暂时读不到设置，这一页还没有检查。',
    noTexts: '暂时读不到说明。',
  },
  'zh-TW': {
    name: '明鑑：',
    categories: {
      'legal-operation': '合法經營問題',
      'product-quality': '產品品質問題',
      'false-advertising': '不實宣傳',
      'after-sales': '售後服務問題',
      pyramid: '傳銷風險',
      'money-scam': '刷單、兼職或高收益風險',
    },
    levels: { caution: '建議查證', warning: '優先查證' },
    about: (category) => `可能涉及${category}，建議核實`,
    cut: '這裡只顯示了部分內容，提示僅供參考。',
    close: '關閉',
    words: '相關文字：',
    evaded: '（寫法經過變形）',
    more: (count) => `另有 ${count} 項提示`,
    details: '詳情',
    less: '收起',
    check: '怎樣查證',
    mayBeWrong: '什麼時候提示可能不準',
    sources: '依據',
    noAnswer: '背景程式沒有回應，部分內容尚未檢查。',
    noRules:
      '明鑑本身的規則檔案遺失或損壞，所以有內容沒有檢查。請重新啟動瀏覽器；如果仍然如此，請先匯出設定，再重新安裝明鑑。',
    tooMany: '這一頁內容太多，只檢查了前 20,000 則。',
    unread: '部分內容無法讀取，沒有檢查。',
    noSettings: '暫時讀不到設定，這一頁尚未檢查。',
    noTexts: '暫時讀不到說明。',
  },
  en: {
    name: 'Mingjian: ',
    categories: {
      'legal-operation': 'a question of lawful operation',
      'product-quality': 'a question of product quality',
      'false-advertising': 'misleading advertising',
      'after-sales': 'a question of after-sales service',
      pyramid: 'a pyramid-selling risk',
      'money-scam': 'a fake-order, part-time job or high-return risk',
    },
    levels: { caution: 'Worth checking', warning: 'Check first' },
    about: (category) => `This may involve ${category}; please verify`,
    cut: 'Only a part of the text is shown here; this note is provisional.',
    close: 'Close',
    words: 'Words concerned: ',
    evaded: ' (disguised spelling)',
    more: (count) => `${count} more`,
    details: 'Details',
    less: 'Less',
    check: 'How to check',
    mayBeWrong: 'When this note may be wrong',
    sources: 'Basis',
    noAnswer: 'The background did not answer; some posts have not been checked.',
    noRules:
      'A rule file of Mingjian itself is missing or damaged, so posts here have not been checked. Restart the browser; if that does not help, export your settings and install Mingjian again.',
    tooMany: 'This page holds too much: only the first 20,000 posts were checked.',
    unread: 'Some of the page could not be read and was not checked.',
    noSettings: 'The settings cannot be read at the moment; this page has not been checked.',
    noTexts: 'The explanation cannot be read at the moment.',
  },
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}

/** Picks our language: what was chosen in the settings, else what the browser speaks. */
export function pickLanguage(chosen: Language | 'auto', browserLanguage: string): Language {
  if (chosen !== 'auto') return chosen;
  if (/^zh\b.*(?:TW|HK|MO|Hant)/i.test(browserLanguage)) return 'zh-TW';
  return /^zh\b/i.test(browserLanguage) ? 'zh-CN' : 'en';
}
