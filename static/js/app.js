/* The officers' frame: menus, keys, lists, job tray, drafts that wait on this computer.
   Every page works with this file blocked. No framework and no inline handlers, as the content
   policy asks; Chrome 109 and Firefox 115 syntax. Form pages add form.js. */
(function () {
  "use strict";
  var d = document, root = d.documentElement;
  function $(s, c) { return (c || d).querySelector(s); }
  function $$(s, c) { return Array.from((c || d).querySelectorAll(s)); }
  var words = ($("#words") || {}).dataset || {};
  function say(key) {
    var text = words[key] || "";
    for (var i = 1; i < arguments.length; i++) text = text.replace("%s", arguments[i]);
    return text;
  }
  $$("[data-js],[data-act=keys]").forEach(function (e) { e.hidden = false; });

  /* toasts: polite, 6 s, never the only place of a message */
  function toast(text) {
    var box = $("#toasts"); if (!box) return;
    var t = d.createElement("div"), p = d.createElement("span"), c = d.createElement("button");
    t.className = "toast"; p.textContent = text; c.type = "button"; c.textContent = say("close");
    c.addEventListener("click", function () { t.remove(); });
    t.append(d.createElement("span"), p, c); box.append(t);
    setTimeout(function () { t.remove(); }, 6000);
  }

  /* Drafts that the server has not got. Kept under user and draft; form.js writes them, this file
     sends them in order of time when the line is back, and wipes them at sign-out. */
  var user = root.dataset.user || "", WEEK = 7 * 864e5, busy = false;
  var outbox = {
    key: function (draft) { return "draft:" + user + ":" + draft; },
    get: function (key) { try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; } },
    put: function (key, entry) { try { localStorage.setItem(key, JSON.stringify(entry)); return true; } catch (e) { return false; } },
    drop: function (key) { try { localStorage.removeItem(key); } catch (e) { /* private mode */ } },
    all: function () {
      var found = [];
      try {
        Object.keys(localStorage).forEach(function (k) {
          if (k.indexOf("draft:") !== 0) return;
          var e = outbox.get(k);
          if (!e || Date.now() - e.at > WEEK) { outbox.drop(k); return; }
          if (user && k.indexOf("draft:" + user + ":") === 0) found.push([k, e]);
        });
      } catch (e) { /* private mode */ }
      return found.sort(function (a, b) { return a[1].at - b[1].at; });
    },
    /* one save: answers {ok, status, body}; status 0 is a dead line */
    send: function (entry) {
      var token = $("[name=csrfmiddlewaretoken]");
      return fetch(entry.url, {
        method: "PUT", body: new URLSearchParams(entry.fields), credentials: "same-origin", redirect: "manual",
        headers: { "If-Match": '"' + entry.version + '"', "X-Retry-Token": entry.token, "X-CSRFToken": token ? token.value : "", "Accept": "application/json" }
      }).then(function (r) {
        return r.json().catch(function () { return {}; }).then(function (b) { return { ok: r.ok, status: r.type === "opaqueredirect" ? 401 : r.status, body: b }; });
      }, function () { return { ok: false, status: 0, body: {} }; });
    },
    /* send what waits, except a draft that is open on this page (its own form sends it) */
    flush: function () {
      if (busy) return Promise.resolve();
      busy = true;
      var open = $("form[data-draft]"), skip = open && outbox.key(open.dataset.draft), sent = 0;
      return outbox.all().filter(function (x) { return x[0] !== skip; }).reduce(function (before, x) {
        return before.then(function (stop) {
          return stop || outbox.send(x[1]).then(function (r) {
            if (r.ok || r.status === 409) { outbox.drop(x[0]); sent++; }   /* 409: the server keeps both */
            if (r.status === 404 || r.status === 410) outbox.drop(x[0]);   /* the draft is gone */
            return r.status === 0;
          });
        });
      }, Promise.resolve(false)).then(function () { busy = false; net(); if (sent) toast(say("back")); });
    }
  };
  function net() {
    var o = $("#offline"); if (!o) return;
    var n = outbox.all().length;
    o.hidden = navigator.onLine && !n;
    var t = $("[data-outbox]", o); if (t) t.textContent = n ? say("waiting", n) : "";
  }
  addEventListener("online", function () { net(); outbox.flush(); d.dispatchEvent(new Event("cctns:online")); });
  addEventListener("offline", net);
  /* a form that was sent and reached the server needs no copy here any more (core/views/drafts.py) */
  var reached = /(?:^|; )draft_saved=([^;]+)/.exec(d.cookie);
  if (reached) outbox.all().forEach(function (x) { if (x[1].token === reached[1]) outbox.drop(x[0]); });
  net(); if (user && navigator.onLine && outbox.all().length) outbox.flush();
  window.cctns = { $: $, $$: $$, say: say, toast: toast, outbox: outbox, net: net };

  /* signing out: send what waits (3 s), else ask before it is wiped */
  d.addEventListener("submit", function (e) {
    var f = e.target;
    if (f.matches("[data-signout]") && !f.dataset.clear && outbox.all().length) {
      e.preventDefault();
      var go = function () {
        var left = outbox.all();
        if (left.length && !confirm(f.dataset.signout)) return;
        left.forEach(function (x) { outbox.drop(x[0]); });
        f.dataset.clear = "1";
        setTimeout(function () { f.requestSubmit(); });   /* not while this event is still going on */
      };
      Promise.race([outbox.flush(), new Promise(function (r) { setTimeout(r, 3000); })]).then(go);
      return;
    }
    /* light or dark at once, so that a half-typed form stays; the server remembers it */
    if (f.matches("[data-theme-form]")) {
      e.preventDefault();
      var b = e.submitter || $("button", f), body = new URLSearchParams(new FormData(f)), to = b.value;
      body.set("to", to); root.dataset.theme = to; b.value = to === "dark" ? "light" : "dark";
      fetch(f.action, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" }).catch(function () { });
      return;
    }
    /* one press is enough; the form's token makes a second delivery harmless anyway */
    if (f.method === "post" && !f.hasAttribute("data-again")) {
      if (f.dataset.sent && Date.now() - f.dataset.sent < 8000) { e.preventDefault(); return; }
      f.dataset.sent = Date.now();
      if (e.submitter) e.submitter.setAttribute("aria-disabled", "true");
    }
  });
  addEventListener("pageshow", function () {
    $$("form[data-sent]").forEach(function (f) { delete f.dataset.sent; $$("[aria-disabled]", f).forEach(function (b) { b.removeAttribute("aria-disabled"); }); });
  });

  d.addEventListener("click", function (e) {
    if (!e.target.closest("details.menu")) $$("details.menu[open]").forEach(function (m) { m.open = false; });
    var b = e.target.closest("[data-act]"); if (!b) return;
    var a = b.dataset.act, g;
    if (a === "side") { e.preventDefault(); b.setAttribute("aria-expanded", String($("#side").classList.toggle("open"))); }
    if (a === "keys") openKeys();
    if (a === "print") print();
    if (a === "close") b.closest("dialog").close();
    if (a === "dialog") { g = $("#" + b.dataset.for); if (g && g.showModal) { e.preventDefault(); g.showModal(); } }
    if (a === "clear") { $$("[data-list] tbody input[type=checkbox]").forEach(function (c) { c.checked = false; }); bulk(); }
    if (a === "retry") { outbox.flush(); d.dispatchEvent(new Event("cctns:online")); }
    if (a === "copy") navigator.clipboard.writeText(b.dataset.text).then(function () { toast(b.dataset.done); });
  });
  function openKeys() { var k = $("#keys"); if (k && k.showModal && !k.open) k.showModal(); }

  /* one open menu at a time */
  d.addEventListener("toggle", function (e) {
    if (!e.target.matches || !e.target.matches("details.menu") || !e.target.open) return;
    $$("details.menu[open]").forEach(function (m) { if (m !== e.target) m.open = false; });
  }, true);

  /* job tray: asked every 5 s only while a job runs and the page is seen */
  function tray() {
    var j = $("#jobs"); if (!j || !(+j.dataset.running) || !j.dataset.jobs) return;
    setTimeout(function () {
      if (d.hidden) return d.addEventListener("visibilitychange", tray, { once: true });
      fetch(j.dataset.jobs, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } }).then(function (r) { return r.ok ? r.text() : ""; }).then(function (html) {
        var n = new DOMParser().parseFromString(html, "text/html").getElementById("jobs");
        if (n) { n.open = j.open; j.replaceWith(n); }
        tray();
      }, tray);
    }, 5000);
  }
  tray();

  /* list pages: row cursor, selection, bulk bar, column chooser, quick filter */
  var cur = -1;
  function rows() { return $$("[data-list] tbody tr"); }
  function move(n) {
    var all = rows(); if (!all.length) return;
    if (all[cur]) all[cur].classList.remove("cur");
    cur = Math.max(0, Math.min(all.length - 1, cur + n)); all[cur].classList.add("cur"); all[cur].scrollIntoView({ block: "nearest" });
  }
  function bulk() {
    var n = 0;
    rows().forEach(function (r) { var c = $("input[type=checkbox]", r), on = !!(c && c.checked); if (on) n++; if (c) r.setAttribute("aria-selected", String(on)); });
    var b = $("#bulk"); if (b) { b.hidden = !n; $("[data-n]", b).textContent = say("rows", n); }
  }
  d.addEventListener("change", function (e) {
    if (e.target.matches("[data-all]")) { rows().forEach(function (r) { var c = $("input[type=checkbox]", r); if (c && !r.hidden) c.checked = e.target.checked; }); bulk(); }
    else if (e.target.closest("[data-list] tbody")) bulk();
    if (e.target.matches("[data-col]")) $$("." + e.target.dataset.col).forEach(function (c) { c.hidden = !e.target.checked; });
  });
  if ($("[data-list]")) bulk();
  var q = $("[data-quick]");
  if (q) q.addEventListener("input", function () {
    var v = q.value.toLowerCase(), n = 0, all = rows();
    all.forEach(function (r) { r.hidden = r.textContent.toLowerCase().indexOf(v) < 0; if (!r.hidden) n++; });
    var o = $("[data-quick-n]"); if (o) o.textContent = say("shown", n, all.length);
  });

  /* keys: single ones only outside fields; Settings switches them off (WCAG 2.1.4) */
  var g = 0;
  d.addEventListener("keydown", function (e) {
    if (e.key === "Escape") { var m = $("details.menu[open]"); if (m) { m.open = false; $("summary", m).focus(); } return; }
    if (e.ctrlKey || e.metaKey) return;
    if (e.altKey) { if (e.key.toLowerCase() === "s") { var sb = $("[data-key=save]"); if (sb) { e.preventDefault(); sb.click(); } } return; }
    if (root.dataset.keys === "off" || e.target.closest("input,textarea,select,[contenteditable],dialog")) return;
    if (g && Date.now() - g < 1500) { g = 0; var l = $("[data-go=" + CSS.escape(e.key) + "]"); if (l) { e.preventDefault(); l.click(); } return; }
    var r = rows()[cur], c;
    if (e.key === "/") { var s = $("#q"); if (s) { e.preventDefault(); s.focus(); s.select(); } }
    else if (e.key === "?") openKeys();
    else if (e.key === "g") g = Date.now();
    else if (e.key === "n") { var nw = $("[data-key=new]"); if (nw) nw.click(); }
    else if (e.key === "j") move(1);
    else if (e.key === "k") move(-1);
    else if (e.key === "x" && r) { c = $("input[type=checkbox]", r); if (c) { c.checked = !c.checked; bulk(); } }
    else if (e.key === "Enter" && r && e.target === d.body) { var a = $("a", r); if (a) a.click(); }
  });
})();
