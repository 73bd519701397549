/* Citizens' pages: the error summary takes focus and a form is sent once. Nothing is kept here. */
(function () {
  "use strict";
  var d = document, es = d.querySelector(".errsum");
  if (es) es.focus();
  d.addEventListener("submit", function (e) {
    var f = e.target;
    if (f.matches("[data-theme-form]") || f.method !== "post") return;
    if (f.dataset.sent && Date.now() - f.dataset.sent < 8000) { e.preventDefault(); return; }
    f.dataset.sent = Date.now();
  });
  addEventListener("pageshow", function () { d.querySelectorAll("form[data-sent]").forEach(function (f) { delete f.dataset.sent; }); });
})();
