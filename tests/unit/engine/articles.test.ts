import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine';
import { engine, segmenter } from '../../support/engine';

// Written for the project.
const STORY = '早上去河边走了一圈，柳树发芽了，老人们在打拳，卖豆浆的还没有出摊。'.repeat(12);
const PITCH =
  '姐妹们，一份三千八，你叫来三个姐妹各买一份，你的本钱就回来了，她们再叫人，你每个还有六百，名额不多，想来的私我。';
const REPORT = `本报讯 记者近日从市公安局获悉，该局经侦支队联合市场监管部门，打掉一个以会员返利为名的团伙，抓获涉案人员十一名，冻结资金六百余万元。目前，案件正在进一步侦办中。
据办案民警介绍，嫌疑人刘某自去年三月起租用写字楼，对外宣称经营保健食品，实则依靠后来人员缴纳的费用维持运转。多名受害人表示，加入时被告知可以随时退出，直到提现页面关闭，才意识到上当。
市场监管部门提醒，判断一个项目是否涉嫌传销，要看是否需要缴费或者购买商品才能加入，是否以发展人员的数量计算报酬，是否形成上下层级。律师认为，参与者同样可能承担法律责任，发现线索应当及时向公安机关举报。
`;

describe('an article', () => {
  it('is heard paragraph by paragraph: a pitch at the end of a story', () => {
    const text = `${STORY}\n${STORY}\n${STORY}\n${PITCH.repeat(8)}`;
    const verdict = analyse(engine, { id: 'x', text }, segmenter);
    expect(verdict.level).not.toBe('none');
    for (const { start, end, text: found } of verdict.findings) {
      expect(text.slice(start, end)).toBe(found);
      expect(start).toBeGreaterThanOrEqual(text.indexOf('姐妹们'));
    }
  });

  it('stays a report when it quotes a pitch', () => {
    const text = `${REPORT.repeat(3)}${PITCH.repeat(8)}\n${REPORT.repeat(2)}`;
    expect(analyse(engine, { id: 'x', text }, segmenter).findings).toEqual([]);
  });
});
