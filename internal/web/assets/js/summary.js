// What makes the form of the call's summary quicker: tags that are found by typing, and
// a draft that keeps itself. Without script the boxes are ticked and the buttons pressed.

const form = document.querySelector("form[data-draft]");
const status = form?.querySelector("[data-status]");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Tags: typing hides those that don't match, Enter toggles the first that does.
for (const set of document.querySelectorAll("[data-toggles]")) {
	const tags = [...set.querySelectorAll(".toggle:not(.none)")];
	const makes = set.dataset.list;
	if (tags.length < 9 && !makes) continue;
	const filter = Object.assign(document.createElement("input"), { type: "text", className: "filter", autocomplete: "off" });
	filter.placeholder = set.dataset.filter;
	filter.setAttribute("aria-label", set.dataset.filterOf);
	const make = Object.assign(document.createElement("button"), { type: "button", className: "make", hidden: true });
	set.querySelector(".set").append(filter, make);

	const found = () => tags.filter((tag) => !tag.hidden);
	const narrow = () => {
		const wanted = plain(filter.value.replace(/^#/, "").trim());
		for (const tag of tags) tag.hidden = !plain(tag.textContent).includes(wanted) && !tag.querySelector("input").checked;
		const known = tags.some((tag) => plain(tag.textContent).replace(/^#/, "") === wanted);
		make.hidden = !makes || wanted === "" || known;
		make.textContent = set.dataset.make.replace("%", filter.value.trim());
	};
	filter.addEventListener("input", (event) => {
		event.stopPropagation(); // what is looked for isn't typed of the summary
		narrow();
	});
	filter.addEventListener("keydown", (event) => {
		if (event.key === "Escape") {
			filter.value = "";
			narrow();
		}
		if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		const wanted = plain(filter.value.replace(/^#/, "").trim());
		const first = found().find((tag) => wanted && plain(tag.textContent).includes(wanted));
		if (first) {
			first.querySelector("input").click();
			filter.value = "";
			narrow();
		} else if (!make.hidden) {
			make.click();
		}
	});
	filter.addEventListener("keypress", (event) => {
		if (event.key === "Enter") event.preventDefault(); // it chooses a tag, and sends nothing
	});
	make.addEventListener("click", async () => {
		const answer = await ask(set.dataset.list, new URLSearchParams({ label: filter.value.replace(/^#/, "").trim() }));
		if (!answer.ok) return tell(answer.said, true);
		const tag = document.createElement("label");
		tag.className = "toggle";
		const box = Object.assign(document.createElement("input"), { type: set.dataset.kind, name: set.dataset.name, value: answer.value });
		tag.append(box, Object.assign(document.createElement("span"), { textContent: answer.label }));
		filter.before(tag);
		tags.push(tag);
		filter.value = "";
		narrow();
		filter.focus();
		box.click();
	});
}

// The draft: kept a moment after the last key, and when the page is left. One at a
// time, so that none overtakes another.
let waiting, asking, again, sent;

function typed() {
	const fields = new URLSearchParams();
	for (const [name, value] of new FormData(form)) if (name !== "seen" && name !== "idempotency_key" && value !== "") fields.append(name, value);
	return fields;
}

async function ask(to, body) {
	try {
		const response = await fetch(to, { method: "POST", headers: { Accept: "application/json" }, body, keepalive: true });
		return { ok: response.ok, conflict: response.status === 409, ...(await response.json()) };
	} catch {
		return { ok: false };
	}
}

function tell(said, trouble = false) {
	status.textContent = said || form.dataset.lost;
	status.classList.toggle("trouble", trouble);
}

async function keep() {
	clearTimeout(waiting);
	waiting = undefined;
	if (asking) {
		again = true;
		return;
	}
	asking = true;
	const answer = await ask(form.dataset.draft, typed());
	asking = false;
	if (answer.ok) form.elements.draft.value = answer.draft;
	if (!answer.ok || !(waiting || again)) tell(answer.said, !answer.ok); // what was typed since isn't kept yet
	if (answer.conflict) {
		const open = Object.assign(document.createElement("a"), { href: location.pathname, textContent: form.dataset.open });
		status.append(" ", open);
		stop();
	} else if (again) {
		again = false;
		keep();
	}
}

// A newer draft of someone else ends ours: what is typed here stays on the page.
let stopped = false;
function stop() {
	stopped = true;
	clearTimeout(waiting);
}

form?.addEventListener("input", () => {
	if (stopped || sent) return;
	clearTimeout(waiting);
	waiting = setTimeout(keep, 700);
	tell(form.dataset.keeping);
});
form?.addEventListener("submit", () => {
	sent = true;
	clearTimeout(waiting);
});
addEventListener("pageshow", () => (sent = false));
for (const leaves of ["visibilitychange", "pagehide"]) {
	addEventListener(leaves, () => {
		if ((leaves === "pagehide" || document.visibilityState === "hidden") && waiting && !sent) keep();
	});
}
