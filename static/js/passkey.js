/* Passkeys: a form with data-passkey="get" or "create" asks the browser for a credential when it is
   sent, puts the answer into its hidden field and goes on. data-options holds the server's options as
   JSON, with bytes as base64url. */
(() => {
  "use strict";
  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function ask(kind, given) {
    const key = { ...given.publicKey, challenge: bytes(given.publicKey.challenge) };
    if (kind === "create") {
      key.user = { ...key.user, id: bytes(key.user.id) };
      key.excludeCredentials = known(key.excludeCredentials);
      return navigator.credentials.create({ publicKey: key });
    }
    key.allowCredentials = known(key.allowCredentials);
    return navigator.credentials.get({ publicKey: key });
  }

  function plain(found) {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (found.response[part]) response[part] = text(found.response[part]);
    if (found.response.getTransports) response.transports = found.response.getTransports();
    return {
      id: found.id, rawId: text(found.rawId), type: found.type, response,
      clientExtensionResults: found.getClientExtensionResults(),
    };
  }

  for (const form of document.querySelectorAll("form[data-passkey]"))
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[data-passkey-failed]");
      failed.hidden = true;
      try {
        const found = await ask(form.dataset.passkey, JSON.parse(form.dataset.options));
        form.querySelector("[name=credential]").value = JSON.stringify(plain(found));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
})();
