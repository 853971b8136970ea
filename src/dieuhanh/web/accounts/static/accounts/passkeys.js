// Passkeys: a form asks the server what to ask the browser, and sends the browser's answer on as its own field.
const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const make = async ({ publicKey: asked }) => {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  const { clientDataJSON, attestationObject } = made.response;
  return { ...named(made), response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) } };
};

const sign = async ({ publicKey: asked }) => {
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) };
  const made = await navigator.credentials.get({ publicKey });
  const { clientDataJSON, authenticatorData, signature, userHandle } = made.response;
  const response = {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
  };
  if (userHandle) response.userHandle = text(userHandle);
  return { ...named(made), response };
};

const named = (made) => ({ id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {} });

const ask = async (form) => {
  const told = form.querySelector("[role=alert]");
  told.textContent = "";
  try {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    const answer = await fetch(form.dataset.options, { method: "POST", headers, redirect: "error" });
    const ceremony = form.dataset.passkey === "make" ? make : sign;
    form.elements.answer.value = JSON.stringify(await ceremony(await answer.json()));
    form.submit();
  } catch {
    told.textContent = form.dataset.failed;
  }
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}
