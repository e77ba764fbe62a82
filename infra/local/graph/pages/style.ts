export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f8; --card: #fff; --ink: #1b1f23; --soft: #5b6570; --line: #dde1e5; --accent: #036c70;
  --on-accent: #fff; --top: #036c70; --tint: #e3f1f1; --bad: #a4262c; --bad-tint: #fdeeee; --good: #0b6a0b; --good-tint: #e9f5e9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181b; --card: #1f2327; --ink: #eceff1; --soft: #a6b0b9; --line: #363c42; --accent: #4fc3c7;
    --on-accent: #06282a; --top: #0d3b3e; --tint: #173a3c; --bad: #ff9a9e; --bad-tint: #3b1f21; --good: #8fd694; --good-tint: #1c3320;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 "Segoe UI", system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--card); padding: 6px 12px; z-index: 9; }
header.top { background: var(--top); color: #fff; padding: 6px clamp(12px, 3vw, 32px); display: flex;
  flex-wrap: wrap; gap: 4px 20px; align-items: center; justify-content: space-between; font-size: 13px; }
header.top a { color: inherit; font-weight: 600; text-decoration: none; }
header.top a:hover { text-decoration: underline; }
header.top :focus-visible { outline-color: #fff; }
header.top form { display: flex; gap: 6px; align-items: center; flex-wrap: wrap; }
header.top select, header.top button { font-size: 13px; padding: 2px 8px; min-height: 28px; }
header.top button { background: transparent; color: inherit; border-color: currentColor; }
main { max-width: 1400px; margin: 0 auto; padding: 20px clamp(12px, 3vw, 32px) 48px; }
main.narrow { max-width: 860px; }
h1 { font-size: 24px; line-height: 1.25; margin: 4px 0 4px; font-weight: 600; overflow-wrap: anywhere; }
.crumbs { font-size: 13px; color: var(--soft); margin: 0; }
.soft { color: var(--soft); }
.bar { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; justify-content: space-between; margin: 12px 0 14px; }
.bar form { display: flex; gap: 8px; flex: 1 1 280px; max-width: 480px; }
.bar input[type=search] { flex: 1; min-width: 0; }
input, select, textarea, button, .button { font: inherit; color: inherit; }
input:not([type=checkbox]), select, textarea { background: var(--card); border: 1px solid var(--soft);
  border-radius: 4px; padding: 6px 10px; min-height: 36px; max-width: 100%; }
header.top select { background: var(--card); color: var(--ink); }
button, .button { display: inline-block; border: 1px solid var(--soft); border-radius: 4px; background: var(--card);
  padding: 6px 16px; min-height: 36px; cursor: pointer; text-decoration: none; color: var(--ink); white-space: nowrap; }
button:hover, .button:hover { border-color: var(--accent); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.danger { border-color: var(--bad); color: var(--bad); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.lists { list-style: none; margin: 16px 0 0; padding: 0; display: grid; gap: 12px;
  grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
.lists a { display: block; padding: 14px 16px; text-decoration: none; color: inherit; height: 100%; }
.lists a:hover { border-color: var(--accent); }
.lists strong { display: block; color: var(--accent); font-size: 16px; overflow-wrap: anywhere; }
.table { overflow: auto; max-height: 76vh; }
table { border-collapse: separate; border-spacing: 0; width: max-content; min-width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; background: var(--card); }
td > div { max-width: 300px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical;
  overflow: hidden; overflow-wrap: break-word; }
td.title > div { width: clamp(150px, 24vw, 300px); overflow-wrap: anywhere; }
th { position: sticky; top: 0; z-index: 2; white-space: nowrap; font-weight: 600; }
th a { color: inherit; text-decoration: none; }
th a:hover { text-decoration: underline; }
th.title, td.title { position: sticky; left: 0; z-index: 1; border-right: 1px solid var(--line); }
th.title { z-index: 3; }
tr:last-child td { border-bottom: 0; }
tr:hover td { background: color-mix(in srgb, var(--tint) 45%, var(--card)); }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.day { white-space: nowrap; }
.pill { display: inline-block; background: var(--tint); border-radius: 10px; padding: 0 10px; margin: 0 4px 2px 0; font-size: 13px; white-space: nowrap; }
.views { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 6px; padding: 0; margin: 12px 0 0; border-bottom: 1px solid var(--line); }
.views a { display: block; padding: 6px 12px; text-decoration: none; color: inherit; border-bottom: 3px solid transparent; }
.views a:hover { border-color: var(--line); }
.views a[aria-current] { border-color: var(--accent); font-weight: 600; }
td.title-here > div { min-width: 160px; }
tr.group th { position: static; background: var(--tint); font-size: 14px; border-bottom: 1px solid var(--line); padding-top: 12px; }
.formatted { display: inline-block; border-radius: 12px; padding: 1px 10px; white-space: nowrap; }
tr.sp-field-severity--severeWarning td { background: var(--bad-tint); }
.months { margin: 0 0 12px; }
.months h2 { font-size: 18px; font-weight: 600; margin: 0; min-width: 160px; text-align: center; }
table.calendar { table-layout: fixed; width: 100%; min-width: 760px; }
.calendar td { border-bottom: 0; padding: 2px 4px; }
.calendar td.date { border-top: 1px solid var(--line); color: var(--ink); font-size: 13px; padding: 4px 8px; }
.calendar td.other { color: var(--soft); }
.calendar td.today { background: var(--tint); }
.calendar td > div { max-width: none; }
.calendar tr:hover td { background: var(--card); }
.calendar .gap td { height: 10px; padding: 0; }
.bar-of { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 4px; padding: 2px 8px; font-size: 13px; }
.bar-of.goes-on { border-left-style: dashed; }
.pages { display: flex; gap: 12px; align-items: center; margin-top: 14px; flex-wrap: wrap; }
.message { border-radius: 6px; padding: 10px 14px; margin: 12px 0; border: 1px solid; }
.message.good { color: var(--good); background: var(--good-tint); }
.message.bad { color: var(--bad); background: var(--bad-tint); }
.message a { color: inherit; }
.message ul { margin: 4px 0 0; padding-left: 20px; }
form.item { padding: 20px clamp(14px, 3vw, 28px); margin-top: 14px; }
.field { margin-bottom: 18px; }
.field label, fieldset legend { font-weight: 600; display: block; padding: 0; margin-bottom: 3px; }
.field input:not([type=checkbox]), .field select, .field textarea { width: 100%; }
.field input[type=date], .field input[type=datetime-local], .field input[inputmode=decimal] { max-width: 260px; }
.field textarea { min-height: 108px; resize: vertical; }
.field .hint { font-size: 13px; color: var(--soft); margin: 2px 0 0; }
.field .wrong { font-size: 14px; color: var(--bad); margin: 3px 0 0; }
.field.has-error :is(input, select, textarea) { border-color: var(--bad); border-width: 2px; }
fieldset.field { border: 0; padding: 0; margin-inline: 0; min-width: 0; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 4px 16px; }
.choices label, label.tick { font-weight: 400; display: flex; gap: 8px; align-items: center; margin: 0; min-height: 28px; }
input[type=checkbox] { width: 18px; height: 18px; accent-color: var(--accent); flex: none; }
.pair { display: grid; gap: 8px; grid-template-columns: 2fr 1fr; }
.pair label { font-weight: 400; font-size: 13px; color: var(--soft); }
.actions { display: flex; gap: 10px; flex-wrap: wrap; position: sticky; bottom: 0; background: var(--card);
  border-top: 1px solid var(--line); margin: 0 calc(-1 * clamp(14px, 3vw, 28px)) -20px; border-radius: 0 0 8px 8px;
  padding: 12px clamp(14px, 3vw, 28px); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; font-size: 14px; margin: 20px 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
details.delete summary { cursor: pointer; color: var(--bad); width: max-content; }
details.delete form { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; margin-top: 8px; }
@media (max-width: 560px) {
  .pair { grid-template-columns: 1fr; }
  .bar .button, .actions > * { flex: 1; text-align: center; }
  .bar form { flex-basis: 100%; max-width: none; }
}
`;
