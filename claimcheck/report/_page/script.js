"use strict";
(function () {
  var form = document.getElementById("filters");
  var cards = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var printing = document.getElementById("print-articles");

  if (printing) {
    document.getElementById("printing").hidden = false;
    printing.addEventListener("change", function () {
      document.body.classList.toggle("no-articles", !printing.checked);
    });
  }

  /* A picture is a stop for the Tab key only where it is wider than its window, and so can be moved by keys. */
  var wide = new ResizeObserver(function (seen) {
    seen.forEach(function (one) {
      if (one.target.scrollWidth > one.target.clientWidth) {
        one.target.tabIndex = 0;
      } else {
        one.target.removeAttribute("tabindex");
      }
    });
  });
  document.querySelectorAll(".scroll").forEach(function (one) { wide.observe(one); });
  if (!form) { return; }

  /* Filters: a finding is shown when each of its properties is chosen. */

  function chosen(name) {
    var boxes = form.querySelectorAll("input[name=" + name + "]:checked");
    return Array.prototype.map.call(boxes, function (box) { return box.value; });
  }

  function filter() {
    var levels = chosen("level"), verdicts = chosen("verdict"), kinds = chosen("kind");
    var article = form.elements.namedItem("document").value;
    var left = 0;
    cards.forEach(function (card) {
      var on = levels.indexOf(card.dataset.level) >= 0 &&
        verdicts.indexOf(card.dataset.verdict) >= 0 &&
        kinds.indexOf(card.dataset.kind) >= 0 &&
        (!article || card.dataset.document.split(" ").indexOf(article) >= 0);
      card.hidden = !on;
      left += on ? 1 : 0;
    });
    document.querySelectorAll("tr[data-finding]").forEach(function (row) {
      row.hidden = document.getElementById(row.dataset.finding).hidden;
    });
    document.getElementById("shown").textContent =
      "Showing " + left + " of " + cards.length + (cards.length === 1 ? " finding." : " findings.");
  }

  function everything() {
    form.reset();
    filter();
  }

  form.hidden = form.hasAttribute("data-alone");
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("all").addEventListener("click", everything);
  filter();

  /* A link to a finding that a filter hides shows all again. */

  function reveal() {
    var name = location.hash.slice(1);
    var target = name ? document.getElementById(name) : null;
    if (target && target.hidden) {
      everything();
      target.scrollIntoView();
      target.focus();
    }
  }
  window.addEventListener("hashchange", reveal);

  /* Decisions: kept in the page, saved as a file, loaded from one. */

  /* Decisions on findings that this report does not show, by fingerprint: saved again, so that none is lost. */
  var others = new Map();
  document.querySelectorAll("li[data-hidden=decision]").forEach(function (item) {
    var reason = item.querySelector(".reason"), told = item.querySelector(".told");
    others.set(item.dataset.fingerprint, {
      fingerprint: item.dataset.fingerprint,
      code: item.dataset.code,
      decision: "dismissed",
      note: reason ? reason.textContent : "",
      message: told ? told.textContent : ""
    });
  });
  var unsaved = false;
  var status = document.getElementById("decided");

  function say(text) { status.textContent = text; }

  function radio(card, value) {
    return card.querySelector("input[type=radio]" + (value ? "[value=" + value + "]" : ":checked"));
  }

  function note(card) { return card.querySelector(".note input"); }

  function marked() {
    return cards.filter(function (card) { return radio(card) || note(card).value.trim(); });
  }

  function tell() {
    say(marked().length + " of " + cards.length + (cards.length === 1 ? " finding" : " findings") + " marked" +
      (unsaved ? ", not saved yet." : "."));
  }

  function decisions() {
    return marked().map(function (card) {
      var on = radio(card);
      return {
        fingerprint: card.dataset.fingerprint,
        code: card.dataset.code,
        decision: on ? on.value : "open",
        note: note(card).value.trim(),
        message: card.querySelector(".message").textContent
      };
    }).concat(Array.from(others.values()));
  }

  function save() {
    var text = JSON.stringify({ schema_version: "1", decisions: decisions() }, null, 2) + "\n";
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "claimcheck-decisions.json";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    unsaved = false;
    tell();
  }

  function load(text) {
    var found, known = 0;
    try { found = JSON.parse(text); } catch (problem) { found = null; }
    if (!found || found.schema_version !== "1" || !Array.isArray(found.decisions)) {
      say("This file holds no decisions of claimcheck.");
      return;
    }
    found.decisions.forEach(function (one) {
      var card = cards.filter(function (c) { return one && c.dataset.fingerprint === one.fingerprint; })[0];
      var fits = one && ["confirmed", "dismissed", "open"].indexOf(one.decision) >= 0;
      if (!card || !fits) {
        if (fits) { others.set(one.fingerprint, one); }
        return;
      }
      radio(card, one.decision).checked = true;
      note(card).value = String(one.note || "");
      known += 1;
    });
    unsaved = false;
    say("Loaded " + known + (known === 1 ? " decision" : " decisions") + " on findings of this report" +
      (others.size ? "; " + others.size + " on others are kept." : "."));
  }

  document.getElementById("decisions").hidden = false;
  cards.forEach(function (card) {
    var field = card.querySelector(".decision");
    field.hidden = false;
    field.addEventListener("input", function () { unsaved = true; tell(); });
  });
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("load").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (file) { file.text().then(load, function () { say("The file could not be read."); }); }
  });
  window.addEventListener("beforeunload", function (event) { if (unsaved) { event.preventDefault(); } });
  tell();
  reveal();
})();
