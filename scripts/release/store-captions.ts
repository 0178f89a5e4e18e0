/** Words on the pictures for the stores. The texts beside them: `assets/store/*.md`. */
export type Language = 'zh-CN' | 'zh-TW' | 'en';
export type PictureName = 'page' | 'popup' | 'settings' | 'review';

interface Captions {
  readonly name: string;
  readonly tagline: string;
  readonly pictures: Readonly<Record<PictureName, string>>;
}

export const CAPTIONS: Readonly<Record<Language, Captions>> = {
  'zh-CN': {
    name: '明鉴',
    tagline: '下单、加入之前，先看清一句话。全部在本机完成。',
    pictures: {
      page: '可能有风险的内容，轻轻标出',
      popup: '哪些字句、为什么、依据哪条规定、怎样核实',
      settings: '每一类、每一条规则都由你开关',
      review: '审核人员：成批复核，证据可导出',
    },
  },
  'zh-TW': {
    name: '明鑑',
    tagline: '下單、加入之前，先看清一句話。全部在你的裝置上完成。',
    pictures: {
      page: '可能有風險的內容，輕輕標出',
      popup: '哪些字句、為什麼、依據哪條規定、如何查證',
      settings: '每一類、每一條規則都由你開關',
      review: '審核人員：成批複核，證據可匯出',
    },
  },
  en: {
    name: 'Mingjian',
    tagline: 'Know what to check before you buy or join. All on your device.',
    pictures: {
      page: 'A quiet mark where a post may carry risk',
      popup: 'Which words, why, under which rule of law, and how to check',
      settings: 'Every category and every rule is yours to switch',
      review: 'For moderators: review in bulk, export the evidence',
    },
  },
};
