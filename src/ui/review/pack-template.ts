/** A new pack begins with this: sound as it stands, and short enough to be changed. */
export const PACK_TEMPLATE = `id: my-team
name: 我们的规则
version: 1
rules:
  group-link:
    category: money-scam
    level: caution
    title: 引到外部群
    why: 我们社区不允许在帖子里引导加入外部收费群。
    match:
      any: ['(进|加|入)$group..6(扣|私|码)', (付费|收费)群]
    examples:
      flag: [想进【付费群】的私信]
      clean: [本群禁止广告]
terms:
  group:
    about: 群的叫法
    terms: [群, 裙, 社群]
`;
