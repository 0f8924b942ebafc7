// A form that is sent without leaving the page: what it did is drawn in its place, and
// the keyboard stays on the row that took the place of the one that went.

const rowsOf = (page) => [...page.querySelectorAll("a[data-row]")];

async function send(form) {
	const rows = rowsOf(document);
	const at = rows.indexOf(form.closest("li, tr")?.querySelector("a[data-row]"));
	const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/html" } });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	document.querySelector("main").replaceWith(page.querySelector("main"));
	const left = rowsOf(document);
	document.dispatchEvent(new CustomEvent("drawn"));
	(left[Math.min(at, left.length - 1)] ?? document.querySelector("main")).focus();
}

// The form's own listener in forms.js has seen to it that it is sent once.
document.addEventListener("submit", (event) => {
	const form = event.target;
	if (event.defaultPrevented || !form.matches("form[data-stay]")) return;
	event.preventDefault();
	send(form).catch(() => form.submit()); // whatever the network did: the same key counts once
});
