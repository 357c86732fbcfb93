// The button does nothing without JavaScript and is not shown then; the link beside it works everywhere.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const said = button.parentElement?.querySelector('[role="status"]');
    try {
      const page = await fetch(button.dataset['copy'] ?? '');
      await navigator.clipboard.writeText(await page.text());
      if (said) said.textContent = 'Copied.';
    } catch {
      if (said) said.textContent = 'The browser does not allow it: open the Markdown and copy it there.';
    }
  });
}
