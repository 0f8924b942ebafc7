// A link that can be copied; without script, or where the browser keeps the clipboard to itself,
// the link is there to be copied by hand.

for (const button of document.querySelectorAll("button[data-copy]")) {
	if (!navigator.clipboard) continue;
	button.hidden = false;
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).href);
		button.querySelector("[role=status]").textContent = button.dataset.copied;
	});
}
