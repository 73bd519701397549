/* Pages with a form: focus on what is wrong, autosave, short ways to type dates and times, search
   in long lists. After app.js; without it the form is a plain form. */
(function () {
  "use strict";
  var C = window.cctns, d = document;
  if (!C) return;
  function two(n) { return (n < 10 ? "0" : "") + n; }

  var es = C.$(".errsum"); if (es) es.focus();

  /* Autosave of form[data-draft]. Attributes: data-draft (id of draft and part), data-save-url,
     data-version; the form's hidden field "version" follows. One second after the last key the
     fields go to localStorage and then to the server; once the server has them the local copy is
     dropped, because a station's computer is shared. Fields with data-private are never kept here. */
  C.$$("form[data-draft]").forEach(function (f) {
    var key = C.outbox.key(f.dataset.draft), line = C.$("[data-saved]", f) || C.$("[data-saved]");
    var timer, pause = 5000, dirty = false, sending = false, stopped = false;
    function tell(text, url) {
      if (!line) return;
      line.textContent = url ? "" : text;
      if (url) { var a = d.createElement("a"); a.href = url; a.textContent = text; line.append(a); }
    }
    function fields(local) {
      var list = [];
      new FormData(f).forEach(function (v, n) {
        if (typeof v !== "string" || n === "csrfmiddlewaretoken" || n === "version" || n === "token" || n === "sent") return;
        var el = f.elements[n]; el = el && el.length && !el.tagName ? el[0] : el;
        if (!local || !(el && el.closest("[data-private]"))) list.push([n, v]);
      });
      /* nothing ticked is said as an empty value; a name that is absent means "not kept here" */
      C.$$("input[type=checkbox],input[type=radio]", f).forEach(function (b) {
        if (b.name && !(local && b.closest("[data-private]")) && !list.some(function (p) { return p[0] === b.name; })) list.push([b.name, ""]);
      });
      return list;
    }
    function version() { return f.elements.version ? f.elements.version.value : f.dataset.version; }
    function entry(local) {
      return { url: f.dataset.saveUrl, version: version(), fields: fields(local), at: Date.now(), token: crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random() };
    }
    /* give a field its values: all boxes of a name, or the one input */
    function put(name, values) {
      var el = f.elements[name]; if (!el) return;
      var list = el.tagName ? [el] : Array.from(el);
      if (/radio|checkbox/.test(list[0].type)) list.forEach(function (b) { b.checked = values.indexOf(b.value) >= 0; });
      else list.forEach(function (x, i) { if (x.type !== "file" && i < values.length) x.value = values[i]; });
    }
    function byName(pairs) {
      var o = {}; pairs.forEach(function (p) { (o[p[0]] = o[p[0]] || []).push(p[1]); }); return o;
    }
    function restore(old) {
      var o = byName(old.fields); Object.keys(o).forEach(function (n) { put(n, o[n]); });
      seen(old.version);
    }
    function seen(v) { f.dataset.version = v; if (f.elements.version) f.elements.version.value = v; }
    /* what colleagues changed meanwhile goes into the boxes; not into one being typed in now: then the
       version stays the old one, and the next save is compared */
    function take(theirs, sent) {
      var was = byName(sent.fields), now = byName(fields(false));
      return Object.keys(theirs || {}).every(function (n) {
        if (String(was[n]) !== String(now[n])) return false;
        var v = theirs[n]; put(n, v === null ? [""] : Array.isArray(v) ? v.map(String) : [String(v)]); return true;
      });
    }
    function save() {
      if (stopped) return;
      if (sending) { timer = setTimeout(save, 500); return; }
      dirty = false; sending = true;
      var kept = C.outbox.put(key, entry(true)), now = entry(false);
      if (!f.dataset.saveUrl) { sending = false; tell(C.say(kept ? "local" : "unsaved")); return; }
      tell(C.say("saving"));
      C.outbox.send(now).then(function (r) {
        sending = false;
        if (r.ok) {
          pause = 5000;
          if (take(r.body.theirs, now) && r.body.version) seen(r.body.version);
          if (!dirty) C.outbox.drop(key);
          var t = new Date(); tell(C.say("saved", r.body.saved_at || two(t.getHours()) + ":" + two(t.getMinutes())));
        } else if (r.status === 409) {
          stopped = true; C.outbox.drop(key); tell(C.say("compare"), r.body.compare_url || location.href);
        } else if (r.status === 401 || r.status === 403) {
          stopped = true; tell(r.status === 401 ? C.say("signin") : r.body.error || C.say("refused"), r.status === 401 ? "/sign-in/?next=" + encodeURIComponent(location.pathname) : "");
        } else if (r.status === 0 || r.status >= 500) {
          tell(C.say(kept ? "local" : "unsaved")); timer = setTimeout(save, pause); pause = Math.min(pause * 2, 60000);
        } else tell(r.body.error || C.say("refused"));   /* says what to mend; the next key tries again */
        C.net();
      });
    }
    var old = C.outbox.get(key);
    if (old && !es) { restore(old); timer = setTimeout(save, 0); }
    f.addEventListener("input", function () { dirty = true; clearTimeout(timer); timer = setTimeout(save, 1000); });
    /* kept until the server says in the cookie draft_saved that it has just this one (app.js drops it then) */
    f.addEventListener("submit", function () {
      clearTimeout(timer); dirty = false; stopped = true;
      var now = entry(true), mark = f.elements.sent || d.createElement("input");
      mark.type = "hidden"; mark.name = "sent"; mark.value = now.token; f.append(mark);
      C.outbox.put(key, now);
    });
    addEventListener("pageshow", function (e) { if (e.persisted) stopped = false; });
    d.addEventListener("cctns:online", function () { if (C.outbox.get(key)) { clearTimeout(timer); save(); } });
    d.addEventListener("visibilitychange", function () { if (d.hidden && dirty) { clearTimeout(timer); save(); } });
    addEventListener("beforeunload", function (e) { if (dirty) { e.preventDefault(); e.returnValue = ""; } });
  });

  /* Dates: t, y, 24, 24-11, 24112026; times: 1830, n. The server reads the same short forms. */
  function dmy(x) { return two(x.getDate()) + "-" + two(x.getMonth() + 1) + "-" + x.getFullYear(); }
  function real(y, m, day) { var x = new Date(y, m, day); return x.getDate() === day ? x : null; }
  function date(text, near) {
    var now = new Date(), today = new Date(now.getFullYear(), now.getMonth(), now.getDate()), past = near !== "future", x, i;
    text = text.trim().toLowerCase();
    if (text === "t") return dmy(today);
    if (text === "y") return dmy(new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1));
    var p = /^(\d{2})(\d{2})(\d{4})$/.exec(text) || /^(\d{1,2})(?:[-\/. ](\d{1,2})(?:[-\/. ](\d{4}))?)?$/.exec(text);
    if (!p) return "";
    if (p[3]) { x = real(+p[3], p[2] - 1, +p[1]); return x ? dmy(x) : ""; }
    for (i = 0; i < 9; i++) {
      x = p[2] ? real(today.getFullYear() + (past ? -i : i), p[2] - 1, +p[1]) : real(today.getFullYear(), today.getMonth() + (past ? -i : i), +p[1]);
      if (x && (past ? x <= today : x >= today)) return dmy(x);
    }
    return "";
  }
  function time(text) {
    var n = new Date(), p = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
    if (text.trim().toLowerCase() === "n") return two(n.getHours()) + ":" + two(n.getMinutes());
    return p && p[1] < 24 && p[2] < 60 ? two(+p[1]) + ":" + p[2] : "";
  }
  function fill(el, whole) {
    var v = el.hasAttribute("data-date") ? date(el.value, el.dataset.date) : time(el.value);
    if (v && (whole || /^[tyn]$/i.test(el.value.trim())) && v !== el.value) { el.value = v; el.dispatchEvent(new Event("input", { bubbles: true })); }
  }
  d.addEventListener("input", function (e) { if (e.target.matches("[data-date],[data-time]")) fill(e.target, false); });
  d.addEventListener("change", function (e) { if (e.target.matches("[data-date],[data-time]")) fill(e.target, true); });

  /* a list of more than 15: a box above it that leaves only what matches */
  C.$$("select[data-find]").forEach(function (s) {
    var all = Array.from(s.options), box = d.createElement("input"), none = d.createElement("p");
    box.type = "search"; box.className = "in"; box.placeholder = C.say("find"); box.setAttribute("aria-label", C.say("find")); box.setAttribute("aria-controls", s.id); box.autocomplete = "off";
    none.className = "hint"; none.setAttribute("role", "status");
    s.before(box, none);
    box.addEventListener("input", function (e) {
      e.stopPropagation();
      var v = box.value.trim().toLowerCase(), n = 0;
      all.forEach(function (o) { var on = !v || o.selected || o.text.toLowerCase().indexOf(v) >= 0; o.hidden = o.disabled = !on; if (on) n++; });
      var one = v && all.filter(function (o) { return !o.hidden && o.value && o.text.toLowerCase().indexOf(v) >= 0; });
      if (one && one.length === 1) { s.value = one[0].value; s.dispatchEvent(new Event("input", { bubbles: true })); }
      none.textContent = v && one && !one.length ? C.say("nothing") : "";
    });
  });
})();
