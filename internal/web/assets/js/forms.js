// What makes forms quicker. Every form works without it.

// A form is sent once; coming back to the page frees it again.
document.addEventListener("submit", (event) => {
	const form = event.target;
	if (form.dataset.sent) {
		event.preventDefault();
		return;
	}
	if (form.method !== "post") return;
	form.dataset.sent = "yes";
	event.submitter?.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
	for (const form of document.querySelectorAll("form[data-sent]")) {
		delete form.dataset.sent;
		form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
	}
});

// Ctrl or ⌘ with Enter sends the form that someone types in.
document.addEventListener("keydown", (event) => {
	if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
	const form = event.target.closest("form");
	if (!form) return;
	event.preventDefault();
	form.requestSubmit(form.querySelector("button.main"));
});

// A filter applies as soon as it is chosen; its button is for those without script.
for (const form of document.querySelectorAll("form[data-auto]")) {
	form.querySelector("[data-auto-button]")?.setAttribute("hidden", "");
	form.addEventListener("change", () => form.requestSubmit());
}

// A select that depends on another shows only the groups of the chosen value, and
// choosing one of its options chooses the value that it belongs to.
for (const dependent of document.querySelectorAll("select[data-depends]")) {
	const chooser = document.getElementById(dependent.dataset.depends);
	const groups = [...dependent.querySelectorAll("optgroup")];
	const narrow = () => {
		const shown = groups.filter((group) => !chooser.value || group.dataset.of === chooser.value);
		const chosen = dependent.selectedOptions[0];
		if (chosen?.closest("optgroup") && !shown.includes(chosen.closest("optgroup"))) dependent.value = "";
		for (const group of groups) group.remove();
		dependent.append(...shown);
	};
	chooser.addEventListener("change", narrow);
	dependent.addEventListener("change", () => {
		const group = dependent.selectedOptions[0]?.closest("optgroup");
		if (group && chooser.value !== group.dataset.of) {
			chooser.value = group.dataset.of;
			narrow();
		}
	});
	narrow();
}

