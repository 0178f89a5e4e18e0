/** Styles of the badge and the card, inside the closed shadow root: nothing of the page applies. */
export const LAYER_STYLE = `
:host { color-scheme: light dark; }
button { font: inherit; }
.badge {
  position: absolute; top: 0; left: 0; box-sizing: border-box;
  width: 22px; height: 22px; padding: 0; border-radius: 11px;
  display: grid; place-items: center; cursor: pointer; pointer-events: auto;
  font: 600 12px/1 system-ui, sans-serif;
  color: light-dark(#7a4a00, #ffd58a); background: light-dark(#fff6df, #3a2c10);
  border: 1.5px dotted currentColor; opacity: 0.92;
}
.badge.warning {
  color: light-dark(#a02800, #ffb59e); background: light-dark(#ffece4, #421c10);
  border-style: solid;
}
.badge[hidden], .card[hidden] { display: none; }
.badge:hover, .badge[aria-expanded="true"] { opacity: 1; }
:focus-visible { outline: 2px solid #1a66d6; outline-offset: 2px; }
.card {
  position: absolute; top: 0; left: 0; box-sizing: border-box; width: 320px;
  padding: 12px 14px; border-radius: 10px; pointer-events: auto; overflow-wrap: anywhere;
  font: 14px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif;
  color: light-dark(#222, #e8e6e3); background: light-dark(#fff, #26241f);
  border: 1px solid light-dark(#d9d4cc, #55504a); box-shadow: 0 4px 18px rgb(0 0 0 / 0.2);
}
.head { display: flex; gap: 8px; align-items: start; }
.head strong { flex: 1; font-size: 15px; }
.close {
  width: 26px; height: 26px; margin: -4px -6px 0 0; padding: 0; border: 0; border-radius: 6px;
  background: none; color: inherit; cursor: pointer; font-size: 16px; line-height: 1;
}
.finding { margin-top: 10px; }
.finding b { display: block; }
.words, .note { color: light-dark(#5c564f, #b9b2a8); font-size: 13px; }
p { margin: 2px 0 0; }
`;
