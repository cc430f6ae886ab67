import { own } from '../../text/visible.ts';

/** The style of the page: the reader's own fonts and colour scheme, one column, readable when printed and on a phone. */
export const STYLE = own(`
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #3d444d); --soft: light-dark(#f6f8fa, #161b22); --error: light-dark(#cf222e, #ff7b72);
  --warning: light-dark(#9a6700, #d29922); --info: light-dark(#0969da, #58a6ff); --fixed: light-dark(#1a7f37, #3fb950); }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #e6edf3); }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 0 0 .5rem; }
a { color: var(--info); } code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
code { background: var(--soft); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; margin: .5rem 0; }
pre i { color: var(--info); font-style: normal; user-select: none; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: .5rem 0; }
.counts li { border: 1px solid currentColor; border-radius: 2rem; padding: .1rem .8rem; }
.error { --kind: var(--error); } .warning { --kind: var(--warning); } .info { --kind: var(--info); } .fixed { --kind: var(--fixed); }
.counts li { color: var(--kind); }
article { border: 1px solid var(--line); border-left: 4px solid var(--kind); border-radius: 6px; padding: .8rem 1rem; margin: .8rem 0; }
article h3 span { color: var(--kind); } article p, article ul { margin: .4rem 0; } .rule { font-size: .875rem; }
.diff span { display: inline-block; min-width: 100%; } .add { color: var(--fixed); } .del { color: var(--error); }
table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: .3rem .6rem; overflow-wrap: anywhere; text-align: left; }
.number { text-align: right; } summary { cursor: pointer; padding: .3rem 0; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; color: light-dark(#59636e, #9198a1); font-size: .875rem; }
`);
