// How far the desk is with its work, told anew each second; when the work ends, the page is
// drawn anew. Without script, a link does the same.

const place = document.querySelector("[data-progress]");

async function look() {
	const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
	if (!answer.ok) return;
	const { at_work: atWork, done, total, text } = await answer.json();
	if (!atWork) {
		location.reload();
		return;
	}
	const bar = place.querySelector("progress");
	if (total > 0) {
		bar.max = total;
		bar.value = done;
	}
	place.querySelector("[data-progress-text]").textContent = text;
}

if (place) {
	place.querySelector("[data-progress-link]").hidden = true;
	setInterval(() => look().catch(() => {}), 1000);
}
