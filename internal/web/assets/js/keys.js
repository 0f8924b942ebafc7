// The keys of the desk. Single keys never fire while someone types, and can be
// switched off; Ctrl or ⌘ with K works everywhere.

const stored = "rebond.single-keys";
const go = { c: "/cases", t: "/tasks", a: "/accounts", s: "/simulator" };
let prefix = "";

const singleKeys = () => localStorage.getItem(stored) !== "off";
const typing = (at) => at instanceof Element && at.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]") !== null;

function search() {
	const field = document.getElementById("search");
	field?.focus();
	field?.select();
	return field !== null;
}

// step moves to the next or the previous row; each row has one link of its own.
function step(by) {
	const rows = [...document.querySelectorAll("a[data-row]")];
	const at = rows.indexOf(document.activeElement);
	const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
	rows[next]?.focus();
	return rows.length > 0;
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

const single = { "/": search, "?": sheet, j: () => step(1), k: () => step(-1), a: act };

function afterPrefix(key) {
	const where = go[key];
	if (where) location.assign(where);
	return where !== undefined;
}

function pressed(event) {
	if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return search();
	if (event.ctrlKey || event.metaKey || event.altKey) return false;
	if (typing(event.target)) {
		if (event.key === "Escape") event.target.blur();
		return false;
	}
	if (!singleKeys()) return false;
	const wasGo = prefix === "g";
	prefix = event.key;
	return wasGo ? afterPrefix(event.key) : (single[event.key]?.() ?? false);
}

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
