// A job that goes step by step goes on by itself, until someone stops it. Without
// script its button does.
const form = document.querySelector("form[data-goes-on]");
if (form) setTimeout(() => form.requestSubmit(), 400);
