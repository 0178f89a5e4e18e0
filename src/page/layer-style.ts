/**
 * Styles of the badge and the card, inside the closed shadow root: nothing of the page applies. What
 * is important for the host in here counts more than anything the page says of it.
 * The levels differ in shape and filling, not in colour alone: a light circle, a filled square. The
 * pale ring sets both off from whatever the page shows below.
 */
export const LAYER_STYLE = `
:host {
  all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important;
  width: 0 !important; height: 0 !important; overflow: visible !important;
  pointer-events: none !important; z-index: 2147483646 !important;
  color-scheme: light dark !important;
}
button { font: inherit; }
.badge, .spare {
  position: absolute; top: 0; left: 0; box-sizing: border-box;
  width: 22px; height: 22px; padding: 0; border-radius: 50%;
  display: grid; place-items: center; cursor: pointer; pointer-events: auto;
  font: 600 12px/1 system-ui, sans-serif;
  color: #6b4200; background: #fff3d1; border: 2px dotted #a86a00;
  box-shadow: 0 0 0 1.5px rgb(255 255 255 / 0.85), 0 1px 4px rgb(0 0 0 / 0.35);
}
.spare { visibility: hidden; }
.badge.warning {
  border-radius: 5px; color: #fff; background: #a82c06; border: 2px solid #a82c06;
}
[hidden] { display: none !important; }
/* Firefox ends the script with the extension and leaves the layer: see presence.css. */
@supports (-moz-appearance: none) {
  .badge, .card { visibility: var(--mingjian-shown, hidden) !important; }
}
:focus-visible { outline: 2.5px solid #1a66d6; outline-offset: 2px; }
.card:focus { outline: none; }
.card {
  position: absolute; top: 0; left: 0; box-sizing: border-box; width: 320px;
  max-height: min(70vh, 460px); overflow: auto; overscroll-behavior: contain;
  padding: 12px 14px; border-radius: 10px; pointer-events: auto; overflow-wrap: anywhere;
  font: 14px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif;
  color: light-dark(#222, #e8e6e3); background: light-dark(#fff, #26241f);
  border: 1px solid light-dark(#d9d4cc, #55504a); box-shadow: 0 4px 18px rgb(0 0 0 / 0.22);
}
.head { display: flex; gap: 8px; align-items: start; }
.head strong { flex: 1; font-size: 15px; }
.close {
  width: 26px; height: 26px; margin: -4px -6px 0 0; padding: 0; border: 0; border-radius: 6px;
  background: none; color: inherit; cursor: pointer; font-size: 16px; line-height: 1;
}
.finding { margin-top: 10px; }
.card:not(.open) :is(.finding ~ .finding, dl) { display: none; }
.card:not(.open) .why {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
}
.finding b { display: block; }
.words, .note { color: light-dark(#5c564f, #b9b2a8); font-size: 13px; }
.more {
  margin-top: 10px; padding: 3px 12px; border-radius: 6px; cursor: pointer; font-size: 13px;
  color: inherit; background: none; border: 1px solid light-dark(#bdb6ab, #6a645c);
}
dl { margin: 6px 0 0; font-size: 13px; }
dt { font-weight: 600; }
dd { margin: 0 0 4px; }
a { color: light-dark(#0b57a4, #9cc5f5); }
p { margin: 2px 0 0; }
@media (prefers-reduced-motion: no-preference) {
  .badge { transition: box-shadow 120ms; }
  .badge:hover { box-shadow: 0 0 0 3px rgb(255 255 255 / 0.9), 0 1px 6px rgb(0 0 0 / 0.45); }
}
@media (forced-colors: active) {
  .badge, .card { border: 2px solid CanvasText; }
  .badge.warning { forced-color-adjust: none; color: Canvas; background: CanvasText; }
  .badge { border-style: dotted; }
  .badge.warning { border-style: solid; }
}
@media print { :host { display: none !important; } }
`;
