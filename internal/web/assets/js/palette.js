// The palette: go to, do, find. What there is to find comes from the desk; what can be
// done is what the page in hand offers, its forms, its language and its light.

const dialog = document.getElementById("palette");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const status = dialog?.querySelector("[role=status]");
const pause = 120; // of typing, before the desk is asked

let asked = 0; // the last question's number: an older answer is dropped
let waiting = null;
let enter = false; // pressed before the answer came

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (control) => (control.getAttribute("aria-label") ?? control.textContent).trim().replace(/\s+/g, " ");
const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

// doable lists what can be done here: each a text and what does it.
function doable() {
	const here = [...document.querySelectorAll("main form button.main, main details > summary")]
		.filter((control) => control.checkVisibility() && !control.closest(".history, .todo .fold, .lines"))
		.map((control) => ({ text: textOf(control), run: () => (control.focus(), control.matches("summary") && control.click()) }));
	const light = [...document.querySelectorAll("#menu [name=theme]")].map((button) => ({
		text: button.closest("fieldset").querySelector("legend").textContent + " : " + textOf(button), run: () => button.click(),
	}));
	const language = [...document.querySelectorAll(".langs button")].map((button) => ({ text: textOf(button), run: () => button.click() }));
	return [...here, ...light, ...language];
}

function doings(query) {
	const words = folded(query).split(/\s+/).filter(Boolean);
	const found = doable().filter(({ text }) => words.every((word) => folded(text).includes(word)));
	if (!found.length || !words.length) return null;
	const group = dialog.querySelector("template").content.firstElementChild.cloneNode(true);
	for (const { text, run } of found.slice(0, 8)) {
		const option = document.createElement("div");
		option.setAttribute("role", "option");
		option.textContent = text;
		option.run = run;
		group.append(option);
	}
	return group;
}

function choose(option) {
	chosen()?.setAttribute("aria-selected", "false");
	option?.setAttribute("aria-selected", "true");
	field.setAttribute("aria-activedescendant", option?.id ?? "");
	option?.scrollIntoView({ block: "nearest" });
}

function run(option) {
	if (!option) return;
	dialog.close();
	if (option.run) option.run();
	else location.assign(option.dataset.to);
}

function show(html, query) {
	list.innerHTML = html;
	const group = doings(query);
	if (group) list.querySelector("[data-doings]").replaceWith(group);
	else list.querySelector("[data-doings]")?.remove();
	options().forEach((option, i) => (option.id = "option-" + i));
	choose(options()[0]);
	list.hidden = options().length === 0;
	status.textContent = options().length ? "" : dialog.dataset.nothing;
}

async function ask() {
	const number = ++asked;
	const query = field.value;
	waiting = true;
	try {
		const answer = await fetch(dialog.dataset.find + "?q=" + encodeURIComponent(query));
		const html = answer.ok && !answer.redirected ? await answer.text() : "";
		if (number !== asked) return;
		show(html, query);
	} catch {
		if (number !== asked) return;
		status.textContent = dialog.dataset.failed;
	}
	waiting = null;
	if (enter) run(chosen());
	enter = false;
}

if (dialog) {
	document.addEventListener("palette", (event) => {
		event.preventDefault();
		if (dialog.open) return dialog.close();
		field.value = "";
		dialog.showModal();
		ask();
	});

	let timer;
	field.addEventListener("input", () => {
		clearTimeout(timer);
		asked++;
		waiting = true;
		enter = false;
		timer = setTimeout(ask, pause);
	});

	dialog.addEventListener("keydown", (event) => {
		const all = options();
		const at = all.indexOf(chosen());
		const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (move) {
			choose(all[(at + move + all.length) % all.length]);
		} else if (event.key === "Enter") {
			if (waiting) enter = true;
			else run(chosen());
		} else {
			return;
		}
		event.preventDefault();
	});
	list.addEventListener("click", (event) => run(event.target.closest("[role=option]")));
	dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
	for (const button of document.querySelectorAll("[data-palette]")) {
		button.hidden = false;
		button.addEventListener("click", () => document.dispatchEvent(new CustomEvent("palette", { cancelable: true })));
	}
}
