// Passkeys: a form asks the desk what is to be signed, lets the browser sign it, and
// sends the answer as any form. Where the browser can't, the form stays hidden.

const named = !/^[\d.]+$|^\[/.test(location.hostname); // passkeys are bound to a name
const can = named && "parseCreationOptionsFromJSON" in (globalThis.PublicKeyCredential ?? {});

async function signed(form) {
	const response = await fetch(form.dataset.begin, { method: "POST" });
	if (!response.ok) throw new Error(response.statusText);
	const { ticket, options } = await response.json();
	const credential = form.dataset.passkey === "create"
		? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
		: await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
	form.elements.ticket.value = ticket;
	form.elements.answer.value = JSON.stringify(credential);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
	if (!can) continue;
	form.hidden = false;
	document.getElementById(form.dataset.instead)?.setAttribute("hidden", "");
	const problem = form.querySelector("[role=alert]");
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		event.stopPropagation();
		problem.hidden = true;
		try {
			await signed(form);
		} catch {
			problem.hidden = false;
			return;
		}
		form.submit();
	});
}
