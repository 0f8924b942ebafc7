// The keys of the desk: what the sheet of a page lists is what is bound. Single keys
// never fire while someone types or holds another key, and can be switched off; those
// with Ctrl or ⌘ work everywhere.

const stored = "rebond.single-keys";
const modified = "Mod ";
let prefix = "";

const singleKeys = () => localStorage.getItem(stored) !== "off";
const typing = (at) => at instanceof Element && at.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]") !== null;

function search() {
	const field = document.getElementById("search");
	field?.focus();
	field?.select();
	return field !== null;
}

// The palette opens itself, where the page has one and its module has come.
const palette = () => !document.dispatchEvent(new CustomEvent("palette", { cancelable: true })) || search();

// step moves to the next or the previous row, on a board in its column; each row has
// one link of its own.
function step(by) {
	const column = document.activeElement.closest("[data-column]") ?? document;
	const rows = [...column.querySelectorAll("a[data-row]")];
	const at = rows.indexOf(document.activeElement);
	const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
	rows[next]?.focus();
	return rows.length > 0;
}

// aside moves to the row at the same height of the next column that has any.
function aside(by) {
	const columns = [...document.querySelectorAll("[data-column]")].filter((column) => column.querySelector("a[data-row]"));
	const at = columns.indexOf(document.activeElement.closest("[data-column]"));
	const from = at < 0 ? 0 : [...columns[at].querySelectorAll("a[data-row]")].indexOf(document.activeElement);
	const rows = columns[at < 0 ? 0 : at + by]?.querySelectorAll("a[data-row]") ?? [];
	rows[Math.min(Math.max(from, 0), rows.length - 1)]?.focus();
	return columns.length > 0;
}

function open() {
	const row = document.activeElement.closest("a[data-row]");
	row?.click();
	return row !== null;
}

// done ends what the row is about.
function done() {
	const button = document.activeElement.closest("a[data-row]")?.closest("li, tr").querySelector("[data-done]");
	button?.click();
	return Boolean(button);
}

// tick selects the row, or no more.
function tick() {
	const box = document.activeElement.closest("a[data-row]")?.closest("li, tr").querySelector("[data-tick]");
	box?.click();
	return Boolean(box);
}

// result says what came of a call, by the place of its button.
function result(keys, digit) {
	if (document.querySelector("#keys:popover-open")) return false; // being read
	const button = document.querySelectorAll(".results button")[digit - 1];
	button?.click();
	return Boolean(button);
}

// undo goes to the way back from what was just done.
function undo() {
	const offer = document.querySelector("[data-undo]");
	offer?.focus();
	return offer !== null;
}

// act goes to the first field or button of what the page is for.
function act() {
	const place = document.querySelector("[data-act]");
	if (!place) return false;
	if (place instanceof HTMLDetailsElement) place.open = true;
	const controls = [...place.querySelectorAll("select, textarea, input:not([type=hidden]), button:not(.why)")];
	controls.find((control) => control.checkVisibility())?.focus();
	return true;
}

function sheet() {
	document.getElementById("keys")?.togglePopover();
	return true;
}

const moves = { search, result, palette, sheet, act, undo, open, done, tick, next: () => step(1), previous: () => step(-1), left: () => aside(-1), right: () => aside(1) };

const bound = new Map();
for (const line of document.querySelectorAll("#keys [data-bind]")) {
	const go = () => (location.assign(line.dataset.to), true);
	for (const keys of line.dataset.bind.split(",")) bound.set(keys, line.dataset.to ? go : moves[line.dataset.act]);
}

function pressed(event) {
	if (event.altKey) return false;
	if (event.ctrlKey || event.metaKey) return !event.shiftKey && (bound.get(modified + event.key.toLowerCase())?.() ?? false);
	if (typing(event.target)) {
		if (event.key === "Escape") event.target.blur();
		return false;
	}
	if (!singleKeys() || document.querySelector("dialog[open]")) return false;
	const keys = prefix === "g" ? "g " + event.key : event.key;
	prefix = prefix === "g" ? "" : event.key;
	return (bound.get(keys) ?? bound.get(digit(event)))?.(keys, digit(event)) ?? false;
}

// digit is that of the key’s place: the French row has digits only with Shift.
const digit = (event) => (event.shiftKey ? "" : /^Digit(\d)$/.exec(event.code)?.[1]) || event.key;

// A key that did something isn't typed as well into the field that it went to,
// even where its character arrives as an event of its own.
let taken = "";
document.addEventListener("keydown", (event) => {
	taken = "";
	if (event.defaultPrevented || !pressed(event)) return;
	taken = event.key;
	event.preventDefault();
});
document.addEventListener("keypress", (event) => {
	if (event.key === taken) event.preventDefault();
});

const keySwitch = document.querySelector("[data-key-switch]");
if (keySwitch) {
	const box = keySwitch.querySelector("input");
	keySwitch.hidden = false;
	box.checked = singleKeys();
	box.addEventListener("change", () => localStorage.setItem(stored, box.checked ? "on" : "off"));
}
