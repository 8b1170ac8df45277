// Loaded first, before the page is drawn, so that nothing jumps when the rest arrives.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
