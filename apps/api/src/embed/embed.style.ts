const LIGHT = `--paper:#fff;--ink:#15212b;--ink-2:#4c5a65;--line:#c9d1d6;--link:#1f568f;--on:#fff;--s0:#2b63ab;--s1:#8a6400;--s2:#0b7a64;--s3:#7448a8;--s4:#b2356a`;
const DARK = `--paper:#0f151a;--ink:#e9eef1;--ink-2:#a9b6bf;--line:#39464f;--link:#8ec1f5;--on:#0f151a;--s0:#7db2ee;--s1:#dcb04e;--s2:#4fc0a8;--s3:#bb9dea;--s4:#f08fb3`;

/** The look of a frame; `theme` overrules the reader's device. */
export const EMBED_STYLE = `:root{color-scheme:light;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
body{margin:0;padding:12px;font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:19px;line-height:1.25;margin:0 0 8px}
a{color:var(--link)}
.both{display:grid;gap:8px 28px;align-items:start}
@media (min-width:640px){.both{grid-template-columns:minmax(0,1.15fr) minmax(0,1fr)}}
svg{display:block;width:100%;height:auto;max-width:720px;margin:auto}
.ring{fill:none;stroke:var(--line)}.spoke{stroke:var(--line)}
.name{font-size:17px;fill:var(--ink-2);stroke:var(--paper);stroke-width:5;paint-order:stroke}
.interval{stroke:currentColor;stroke-opacity:.4;stroke-width:2}
.blip{fill:currentColor;stroke:var(--paper);stroke-width:2}.found{stroke:var(--ink);stroke-dasharray:4 3}
.hair{stroke:currentColor;stroke-width:1.5}
.number{font-size:15px;font-weight:600;fill:var(--on);text-anchor:middle}
@media (max-width:480px){.name{font-size:28px}.number{font-size:20px;transform:translateY(2px)}}
.s0{color:var(--s0)}.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}
.segments{display:flex;flex-wrap:wrap;gap:2px 14px;list-style:none;margin:8px 0;padding:0;font-size:13px}
.segments i{display:inline-block;width:10px;height:10px;border-radius:50%;background:currentColor;margin-right:6px}
.segments span{color:var(--ink-2)}
summary{font-weight:600;cursor:pointer;padding:8px 0;min-height:24px}
summary small{font-weight:400}small{color:var(--ink-2);font-size:13px}
ol{list-style:none;margin:0 0 6px;padding:0}
ol li{display:grid;grid-template-columns:30px minmax(0,1fr);gap:0 8px;padding:5px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
ol b{display:inline-grid;place-content:center;width:26px;height:24px;border-radius:12px;font-size:13px;background:currentColor}
ol b span{color:var(--on)}
ol a{display:inline-block;padding:2px 0}
ol small{display:block}
footer{margin-top:10px;padding-top:8px;border-top:1px solid var(--line);font-size:13px;color:var(--ink-2)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;
