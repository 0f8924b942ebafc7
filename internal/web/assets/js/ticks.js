// Rows that are ticked: how many, the whole page at once, and the bar that says what to
// do with them. Without script the boxes and the bar are just there.

const barOf = () => document.querySelector("form[data-ticks]");
const boxes = () => [...document.querySelectorAll("input[data-tick]")];

function show() {
	const bar = barOf();
	if (!bar) return;
	const ticked = boxes().filter((box) => box.checked).length;
	const count = bar.querySelector("[data-ticked]");
	bar.hidden = ticked === 0;
	count.hidden = bar.querySelector("[data-clear]").hidden = false;
	const said = ticked === 1 ? bar.dataset.one : bar.dataset.many.replace("%", ticked);
	if (count.textContent !== said) count.textContent = said;
	const page = document.querySelector("[data-tick-page]");
	page.hidden = false;
	const box = page.querySelector("input");
	box.checked = ticked > 0 && ticked === boxes().length;
	box.indeterminate = ticked > 0 && !box.checked;
}

const tick = (checked) => boxes().forEach((box) => (box.checked = checked));

document.addEventListener("change", ({ target }) => {
	const all = barOf()?.elements.all;
	if (target.closest("[data-tick-page]")) tick(target.checked);
	else if (target === all && all.checked) tick(true);
	else if (!target.matches("[data-tick]")) return;
	if (all && boxes().some((box) => !box.checked)) all.checked = false;
	show();
});
document.addEventListener("reset", () => setTimeout(show));
document.addEventListener("drawn", show);
addEventListener("pageshow", show); // coming back, a browser ticks what was ticked
show();
