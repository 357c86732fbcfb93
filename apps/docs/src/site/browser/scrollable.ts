// What scrolls sideways has to be reached by keyboard; what does not would only be one more stop on the way.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

for (const target of document.querySelectorAll('.sl-markdown-content :is(table, pre)')) observer.observe(target);
