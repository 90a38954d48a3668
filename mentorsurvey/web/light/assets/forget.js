// After signing out: what was not sent yet is not kept for whoever comes next on this browser.
(() => {
  'use strict';
  try {
    Object.keys(localStorage).filter((key) => key.startsWith('light:')).forEach((key) => localStorage.removeItem(key));
  } catch { /* none here */ }
  document.currentScript.remove();
})();
